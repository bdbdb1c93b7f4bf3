import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

const SCOPES = 'contact_data campaign_data account_read';

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
		'https://github.com/n8n-nodes-constant-contact/n8n-nodes-constant-contact/blob/main/docs/guide/connect.md';

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
			hint: 'The API key of your app at <a href="https://developer.constantcontact.com" target="_blank">developer.constantcontact.com</a> → My Applications. Create it with the redirect URL above, Authorization Code Flow (PKCE Flow, if that is the Grant Type), and Long Lived Refresh Tokens. If a node is open while you connect, close and reopen it.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { grantType: ['authorizationCode'] } },
			default: '',
			required: true,
			hint: 'Press Generate Client Secret in the app, and copy it from there',
		},
		{
			displayName: 'Custom Scopes',
			name: 'customScopes',
			type: 'boolean',
			default: false,
			description:
				'Whether to ask for less access than by default, or for more. Connect again after a change.',
		},
		{
			displayName: 'Enabled Scopes',
			name: 'enabledScopes',
			type: 'string',
			displayOptions: { show: { customScopes: [true] } },
			default: SCOPES,
			description:
				'Separated by spaces. contact_data is for contacts, lists, tags and custom fields, campaign_data for email campaigns, reports, events, social posts and automations, account_read for account details. Only if you add it: account_update, to change those details. Lasting access is always asked for.',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			// Without offline_access there is no refresh token, and access ends after 24 hours.
			default: `={{ ($self["customScopes"] ? $self["enabledScopes"] : "${SCOPES}").split(/[\\s,]+/).filter((scope) => scope && scope !== "offline_access").concat("offline_access").join(" ") }}`,
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
