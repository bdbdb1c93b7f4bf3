import nodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

// n8n-node lint runs version 1 of this plugin; this runs version 2 with the same sets and exceptions.
const { community, credentials, nodes } = nodesBase.configs;
const plugin = {
	plugins: { 'n8n-nodes-base': nodesBase },
	languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
};

export default [
	{ files: ['package.json'], ...plugin, rules: community.rules },
	{
		files: ['credentials/**/*.ts'],
		...plugin,
		rules: {
			...credentials.rules,
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		...plugin,
		rules: {
			...nodes.rules,
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
		},
	},
];
