import type { ContractCase, Filled } from '../contract-case';

const PAGE = 'profile-1';
const OTHER = 'profile-2';

const seed = {
	social: {
		profiles: [
			{
				profile_id: PAGE,
				network: 'facebook',
				connected: true,
				name: 'Olives',
				url: 'https://example.com/olives',
				account_info: { network: 'facebook', display_name: 'Olive Owner', username: 'olive' },
			},
			{ profile_id: OTHER, network: 'tiktok', connected: true, name: 'Olives', handle: 'olives' },
		],
		connections: [
			{
				account_info: { network: 'facebook', display_name: 'Olive Owner' },
				connection_status: { has_token: true, token_is_valid: true, rate_limited: false },
			},
		],
		hashtagGroups: ['Spring', 'Summer'].map((name) => ({
			hashtag_group_id: name,
			hashtag_group_name: name,
			hashtag_names: [name.toLowerCase()],
		})),
	},
};
const base = { seed, items: [{}] };
const more = (name: string, value: unknown): [string, Filled] => [
	`additionalFields.${name}`,
	{ with: { additionalFields: { [name]: value } } as never },
];

export const socialCases: ContractCase[] = [
	{
		...base,
		name: 'social.createPost',
		parameters: { text: 'Spring is here', profiles: [PAGE] },
		filled: {
			text: { with: { text: 'Summer is here' } },
			profiles: { with: { profiles: ['Olives (tiktok)', PAGE] } },
			publish: { with: { publish: 'now' } },
			'publish.atDate': { with: { publish: 'atDate', date: '2099-01-01T08:00:00Z' } },
			date: {
				with: { publish: 'atDate', date: '2099-01-01T08:00:00Z' },
				without: { publish: 'atDate', date: '2099-01-02T08:00:00Z' },
			},
			...Object.fromEntries([
				more('name', 'Spring'),
				more('imageUrls', 'https://example.com/a.png, https://example.com/b.png'),
				more('settings', '{ "tiktok": { "disable_comment": true } }'),
			]),
		},
	},
	{ ...base, name: 'social.getConnections', parameters: {}, filled: {} },
	{
		...base,
		name: 'social.getHashtagGroups',
		parameters: { returnAll: true },
		filled: {
			returnAll: { with: { returnAll: true }, without: { returnAll: false, limit: 1 } },
			limit: { with: { returnAll: false, limit: 1 } },
		},
	},
	{
		...base,
		name: 'social.getProfiles',
		parameters: {},
		filled: { 'options.checkAccess': { with: { options: { checkAccess: true } } } },
	},
];
