import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

/**
 * OAuth2 for the Constant Contact V3 API. n8n runs the whole dance: consent, tokens, renewal.
 * URLs and scopes: https://developer.constantcontact.com/api_guide/auth_overview.html
 */
export class ConstantContactOAuth2Api implements ICredentialType {
	name = 'constantContactOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Constant Contact OAuth2 API';

	icon: Icon = {
		light: 'file:../nodes/ConstantContact/constantContact.svg',
		dark: 'file:../nodes/ConstantContact/constantContact.dark.svg',
	};

	documentationUrl =
		'https://github.com/n8n-nodes-constant-contact/n8n-nodes-constant-contact#connect-your-account';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{
					name: 'Authorization Code',
					value: 'authorizationCode',
					description: 'For an app with a client secret',
				},
				{
					name: 'PKCE',
					value: 'pkce',
					description: 'For an app without a client secret',
				},
			],
			default: 'authorizationCode',
			description: 'Must match the flow that is chosen for the app in Constant Contact',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: 'https://authz.constantcontact.com/oauth2/default/v1/authorize',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: 'https://authz.constantcontact.com/oauth2/default/v1/token',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description: 'Constant Contact calls it API key',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { grantType: ['authorizationCode'] } },
			default: '',
			required: true,
		},
		{
			displayName: 'Scopes',
			name: 'enabledScopes',
			type: 'multiOptions',
			options: [
				{
					name: 'Account (Read)',
					value: 'account_read',
					description: 'Account details and sender addresses',
				},
				{
					name: 'Campaigns',
					value: 'campaign_data',
					description: 'Email campaigns and their reports',
				},
				{
					name: 'Contacts',
					value: 'contact_data',
					description: 'Contacts, lists, tags, custom fields, segments and imports',
				},
			],
			default: ['account_read', 'campaign_data', 'contact_data'],
			description:
				'What workflows may use. Connect again after a change. Access that lasts longer than a day is always asked for.',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			// Without offline_access there is no refresh token, and access ends after 24 hours.
			default: '={{ $self["enabledScopes"].concat("offline_access").join(" ") }}',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
	];
}
