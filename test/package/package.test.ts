import { PackageDirectoryLoader } from 'n8n-core';
import { ConstantContactOAuth2Api } from '../../credentials/ConstantContactOAuth2Api.credentials';
import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';
import manifest from '../../package.json';
import { offeredOperations } from '../contract/offered-parameters';
import { workflowWith } from '../support/engine';
import { pack } from './pack';

let packed: Awaited<ReturnType<typeof pack>>;
beforeAll(async () => {
	packed = await pack();
}, 60_000);
afterAll(async () => await packed.remove());

describe('the tarball that npm publishes', () => {
	test('holds what n8n loads, and nothing superfluous', () => {
		const code = packed.files.filter((file) => /^dist\/(credentials|nodes)\/.*\.js$/.test(file));
		const operations = offeredOperations(new ConstantContact().description)
			.map((operation) => operation.replace('.', '/'))
			.sort();
		const rest = packed.files.filter((file) => !code.includes(file));
		expect(rest.sort()).toEqual([
			'LICENSE.md',
			'README.md',
			'dist/nodes/ConstantContact/ConstantContact.node.json',
			'dist/nodes/ConstantContact/ConstantContactTrigger.node.json',
			'dist/nodes/ConstantContact/__schema__/v1.0.0.json',
			...operations.map((path) => `dist/nodes/ConstantContact/__schema__/v1.0.0/${path}.json`),
			'dist/nodes/ConstantContact/constantContact.dark.svg',
			'dist/nodes/ConstantContact/constantContact.svg',
			'index.js',
			'package.json',
		]);
		expect(code).toEqual(
			expect.arrayContaining([...manifest.n8n.credentials, ...manifest.n8n.nodes]),
		);
	});

	test('has its output schemas written out, as n8n follows no reference', async () => {
		for (const path of packed.files.filter((file) => file.includes('__schema__'))) {
			const schema = await import(`${packed.folder}/${path}`);
			expect(schema).toMatchObject({ type: 'object', version: 1 });
			expect(JSON.stringify(schema)).not.toContain('$ref');
		}
	});

	test('is loaded by n8n with icons, codex and both classes', async () => {
		const loader = new PackageDirectoryLoader(packed.folder);
		await loader.loadAll();
		expect(Object.keys(loader.known.nodes)).toEqual(['constantContact', 'constantContactTrigger']);
		expect(Object.keys(loader.known.credentials)).toEqual(['constantContactOAuth2Api']);
		const [node] = loader.types.nodes;
		expect(node).toMatchObject({
			name: 'constantContact',
			iconUrl: {
				light: expect.stringMatching(/constantContact\.svg$/),
				dark: expect.stringMatching(/constantContact\.dark\.svg$/),
			},
			codex: {
				categories: ['Marketing', 'Sales'],
				alias: expect.arrayContaining(['newsletter', 'mailing list']),
			},
		});
		const [credential] = loader.types.credentials;
		expect(credential.iconUrl).toMatchObject({ light: expect.stringMatching(/\.svg$/) });
	});

	test('needs nothing but n8n at run time', () => {
		expect(manifest).not.toHaveProperty('dependencies');
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});
});

describe('the credential', () => {
	const { properties, ...credential } = new ConstantContactOAuth2Api();
	const value = (name: string) => properties.find((each) => each.name === name)?.default;

	test('knows the addresses of Constant Contact, and sends the client in the Basic header', () => {
		expect(credential.extends).toEqual(['oAuth2Api']);
		expect(value('authUrl')).toBe('https://authz.constantcontact.com/oauth2/default/v1/authorize');
		expect(value('accessTokenUrl')).toBe(
			'https://authz.constantcontact.com/oauth2/default/v1/token',
		);
		expect(value('authentication')).toBe('header');
	});

	test.each([
		[{ customScopes: false }, 'contact_data campaign_data account_read offline_access'],
		[
			{ customScopes: false, enabledScopes: 'contact_data' },
			'contact_data campaign_data account_read offline_access',
		],
		[{ customScopes: true, enabledScopes: 'contact_data' }, 'contact_data offline_access'],
		[
			{ customScopes: true, enabledScopes: ' offline_access, contact_data,account_read ' },
			'contact_data account_read offline_access',
		],
		[{ customScopes: true, enabledScopes: '' }, 'offline_access'],
	])('asks for offline access, whatever scopes are chosen: %j', (chosen, expected) => {
		const { workflow, node } = workflowWith(new ConstantContact(), {});
		const data = { ...chosen, scope: value('scope') } as never;
		// As n8n resolves a credential before it uses it.
		const resolved = workflow.expression.getComplexParameterValue(
			node,
			data,
			'internal',
			{},
			undefined,
			undefined,
			data,
		);
		expect(resolved).toMatchObject({ scope: expected });
	});
});
