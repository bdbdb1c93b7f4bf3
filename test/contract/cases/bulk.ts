import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';
import type { ContractCase, Filled } from '../contract-case';

const ANN = '33333333-0000-4000-8000-000000000001';
const BOB = '33333333-0000-4000-8000-000000000002';
const NEWS = '11111111-0000-4000-8000-000000000001';
const OFFERS = '11111111-0000-4000-8000-000000000002';
const GOLD = '44444444-0000-4000-8000-000000000001';
const OLD = '44444444-0000-4000-8000-000000000002';
const COLOUR = '22222222-0000-4000-8000-000000000001';
const SIZE = '22222222-0000-4000-8000-000000000002';

const seed = {
	settings: { activityMs: 800 },
	lists: [
		{ list_id: NEWS, name: 'News' },
		{ list_id: OFFERS, name: 'Offers' },
	],
	tags: [
		{ tag_id: GOLD, name: 'Gold' },
		{ tag_id: OLD, name: 'Old' },
	],
	customFields: [
		{ custom_field_id: COLOUR, label: 'Colour', type: 'string' },
		{ custom_field_id: SIZE, label: 'Size', type: 'string' },
	],
	segments: [{ segment_id: 14, name: 'Fans', contact_ids: [ANN] }],
	contacts: [
		{
			contact_id: ANN,
			email_address: { address: 'ann@example.com' },
			list_memberships: [OFFERS],
			taggings: [OLD],
			first_name: 'Ann',
		},
		{ contact_id: BOB, email_address: { address: 'bob@example.com' }, list_memberships: [OFFERS] },
	],
};

const pick = (parameter: string, mode: string, value: string): INodeParameters => ({
	[parameter]: { __rl: true, mode, value },
});
const without = { waitForCompletion: false };
const waiting = {
	waitForCompletion: { with: { waitForCompletion: true } },
	'options.longestWait': {
		with: { waitForCompletion: true, options: { longestWait: '={{ 0.0002 }}' } },
		without: { waitForCompletion: true },
	},
};
const from = (source: string, parameters: INodeParameters = {}) => ({ source, ...parameters });
const sources: Record<string, INodeParameters> = {
	allActive: from('allActive'),
	engagement: from('engagement'),
	lists: from('lists', { sourceLists: [OFFERS] }),
	newSubscribers: from('newSubscribers'),
	segment: from('segment', pick('segment', 'id', '14')),
	tags: from('tags', { sourceTags: [OLD] }),
};

/** Each source, and each field that one of them has. */
function sourceCases(...kinds: string[]): Record<string, Filled> {
	const own: Record<string, Filled> = {
		engagementLevel: {
			with: from('engagement', { engagementLevel: 'low' }),
			without: sources.engagement,
		},
		segment: { with: sources.segment },
		sourceLists: { with: from('lists', { sourceLists: [NEWS] }), without: sources.lists },
		sourceTags: { with: from('tags', { sourceTags: [GOLD] }), without: sources.tags },
	};
	const needed = {
		engagement: 'engagementLevel',
		segment: 'segment',
		lists: 'sourceLists',
		tags: 'sourceTags',
	};
	return {
		source: { with: sources.lists },
		...Object.fromEntries(kinds.map((kind) => [`source.${kind}`, { with: sources[kind] }])),
		...Object.fromEntries(
			Object.entries(needed)
				.filter(([kind]) => kinds.includes(kind))
				.map(([, field]) => [field, own[field]]),
		),
	};
}

const exclude: Filled = {
	with: { ...sources.lists, options: { exclude: 'bob@example.com' } },
	without: sources.lists,
};
const items = [{ email: 'ann@example.com' }];
const contact = pick('contact', 'id', ANN);
const picked: Filled = { with: pick('contact', 'email', 'bob@example.com') };
const membership = (name: string, target: INodeParameters, other: Filled, kinds: string[]) => ({
	name: `contact.${name}`,
	seed,
	items,
	parameters: { ...contact, ...target, ...without },
	filled: {
		contact: picked,
		[Object.keys(target)[0]]: other,
		'options.exclude': exclude,
		...sourceCases(...kinds),
		...waiting,
	},
});
const lists = { lists: [NEWS] };
const tags = { tags: [GOLD] };
const otherLists = { with: { lists: [OFFERS] } };
const otherTags = { with: { tags: [OLD] } };

const csv = (text: string): IBinaryKeyData => ({
	data: { data: Buffer.from(text).toString('base64'), mimeType: 'text/csv', fileName: 'crm.csv' },
	more: {
		data: Buffer.from('email,cf:size\nbob@example.com,XL\n').toString('base64'),
		mimeType: 'text/csv',
		fileName: 'more.csv',
	},
	sms: {
		data: Buffer.from('sms_number,sms_consent_date,Shoe\n7815551212,2026-01-31,42\n').toString(
			'base64',
		),
		mimeType: 'text/csv',
		fileName: 'sms.csv',
	},
});
const ignoring = { ignoreUnknownColumns: true };
const sms = { binaryPropertyName: 'sms' };

export const bulkCases: ContractCase[] = [
	membership('addToList', lists, otherLists, [
		'allActive',
		'engagement',
		'lists',
		'segment',
		'tags',
	]),
	membership('removeFromList', lists, otherLists, ['allActive', 'engagement', 'lists', 'tags']),
	membership('addTag', tags, otherTags, ['allActive', 'lists', 'newSubscribers', 'tags']),
	membership('removeTag', tags, otherTags, ['allActive', 'lists', 'newSubscribers', 'tags']),
	{
		name: 'contact.deleteMany',
		seed,
		items,
		parameters: { ...contact, ...without },
		filled: { contact: picked, ...sourceCases('lists'), ...waiting },
	},
	{
		name: 'contact.import',
		seed,
		items,
		parameters: { email: '={{ $json.email }}', ...lists, ...without },
		filled: {
			email: { with: { email: 'eve@example.com' } },
			lists: otherLists,
			fields: {
				with: {
					fields: {
						mappingMode: 'defineBelow',
						value: { first_name: 'Ann', home_country: 'US', work_phone: '1', [COLOUR]: 'Red' },
					},
				},
			},
			'options.smsNumber': { with: { options: { smsNumber: '7815551212' } } },
			'options.smsConsentDate': {
				with: { options: { smsNumber: '7815551212', smsConsentDate: '2026-01-31' } },
				without: { options: { smsNumber: '7815551212' } },
			},
			...waiting,
		},
	},
	{
		name: 'contact.importFile',
		seed,
		items,
		binary: [csv('email,First Name\nann@example.com,"Ann, the first"\n')],
		parameters: { ...lists, ...without },
		filled: {
			binaryPropertyName: { with: { binaryPropertyName: 'more' } },
			lists: otherLists,
			'options.ignoreUnknownColumns': {
				with: { ...sms, options: ignoring },
				without: sms,
			},
			'options.permissionToText': {
				with: { ...sms, options: { ...ignoring, permissionToText: 'explicit' } },
				without: { ...sms, options: ignoring },
			},
			...waiting,
		},
	},
	{
		name: 'contact.export',
		seed: {
			...seed,
			activities: [{ activity_id: '88888888-0000-4000-8000-000000000001', state: 'processing' }],
		},
		items,
		parameters: { ...contact, ...without },
		filled: {
			...sourceCases('lists', 'newSubscribers', 'segment', 'tags'),
			contact: { with: from('items', picked.with), without: from('items') },
			activityId: {
				with: from('earlier', { activityId: '88888888-0000-4000-8000-000000000001' }),
			},
			columns: { with: { columns: ['first_name', 'email_address', 'email_optin_date'] } },
			output: {
				with: { waitForCompletion: true, output: 'file' },
				without: { waitForCompletion: true },
			},
			binaryPropertyOutput: {
				with: { waitForCompletion: true, output: 'file', binaryPropertyOutput: 'csv' },
				without: { waitForCompletion: true, output: 'file' },
			},
			simple: {
				with: { waitForCompletion: true, simple: false },
				without: { waitForCompletion: true },
			},
			'options.escapeFormulas': {
				with: { waitForCompletion: true, output: 'file', options: { escapeFormulas: true } },
				without: { waitForCompletion: true, output: 'file' },
			},
			'options.exclude': exclude,
			'options.subscribedLists': {
				with: { ...sources.newSubscribers, options: { subscribedLists: [NEWS] } },
				without: sources.newSubscribers,
			},
			'options.contactStatus': { with: { options: { contactStatus: 'unsubscribed' } } },
			...waiting,
		},
	},
	...(
		[
			['list', { lists: [NEWS] }, { lists: [NEWS, OFFERS] }],
			['tag', { tags: [GOLD] }, { tags: [GOLD, OLD] }],
			['customField', { customFields: [COLOUR] }, { customFields: [COLOUR, SIZE] }],
		] as Array<[string, INodeParameters, INodeParameters]>
	).map(([resource, one, two]) => ({
		name: `${resource}.deleteMany`,
		seed,
		items,
		parameters: { ...one, ...without },
		filled: { [Object.keys(one)[0]]: { with: two }, ...waiting },
	})),
];
