import type { INodeParameters } from 'n8n-workflow';
import type { ContractCase, Filled } from '../contract-case';

const NEWS = '11111111-0000-4000-8000-000000000001';
const OLD = '11111111-0000-4000-8000-000000000002';
const GONE = '11111111-0000-4000-8000-000000000003';

const SEED = {
	lists: [
		{ list_id: NEWS, name: 'News', description: 'All of it' },
		{ list_id: OLD, name: 'Old' },
		{ list_id: GONE, name: 'Gone', deleted_at: '2026-01-01T00:00:00Z' },
	],
	contacts: [
		{
			email_address: { address: 'ann@example.com', permission_to_send: 'unsubscribed' },
			list_memberships: [NEWS],
		},
	],
};

const list = (mode: string, value: string): INodeParameters => ({
	list: { __rl: true, mode, value },
});
const filter = (name: string, value: string): [string, Filled] => [
	`filters.${name}`,
	{ with: { filters: { [name]: value } } },
];
const option = (name: string, value: string | boolean): [string, Filled] => [
	`options.${name}`,
	{ with: { options: { [name]: value } } },
];
const listFields = (collection: string, others: INodeParameters = {}): Record<string, Filled> => ({
	[`${collection}.description`]: { with: { [collection]: { ...others, description: 'New' } } },
	[`${collection}.favorite`]: { with: { [collection]: { ...others, favorite: true } } },
});
const pickings = {
	list: { with: list('name', 'Old') },
	'list.url': {
		with: list('url', `https://app.constantcontact.com/pages/contacts/ui#contacts/${OLD}`),
	},
};

const base = { seed: SEED, items: [{}] };

export const listCases: ContractCase[] = [
	{
		...base,
		name: 'list.create',
		parameters: { name: 'Fresh' },
		filled: { name: { with: { name: 'Another' } }, ...listFields('additionalFields') },
	},
	{
		...base,
		name: 'list.upsert',
		parameters: { name: 'news' },
		filled: { name: { with: { name: 'Fresh' } }, ...listFields('additionalFields') },
	},
	{
		...base,
		name: 'list.get',
		parameters: list('id', NEWS),
		filled: { ...pickings, ...Object.fromEntries([option('memberCount', 'all')]) },
	},
	{
		...base,
		name: 'list.getAll',
		parameters: { returnAll: true },
		filled: {
			returnAll: { with: { returnAll: true }, without: { returnAll: false, limit: 1 } },
			limit: { with: { returnAll: false, limit: 1 } },
			...Object.fromEntries([
				filter('channel', 'sms'),
				filter('name', 'News'),
				filter('status', 'deleted'),
				option('memberCount', 'active'),
			]),
			'options.smsMemberCount': {
				with: { filters: { channel: 'sms' }, options: { smsMemberCount: true } },
				without: { filters: { channel: 'sms' } },
			},
		},
	},
	{
		...base,
		name: 'list.update',
		parameters: { ...list('id', NEWS), updateFields: { name: 'Newest' } },
		filled: {
			...pickings,
			...listFields('updateFields', { name: 'Newest' }),
			'updateFields.name': { with: { updateFields: { name: 'Other' } } },
		},
	},
	{
		...base,
		name: 'list.delete',
		parameters: list('id', NEWS),
		filled: { ...pickings, waitForCompletion: { with: { waitForCompletion: false } } },
	},
];
