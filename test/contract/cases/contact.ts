import type { INodeParameters } from 'n8n-workflow';
import type { ContractCase, Filled } from '../contract-case';

const ANN = '33333333-0000-4000-8000-000000000001';
const BOB = '33333333-0000-4000-8000-000000000002';
const NEWS = '11111111-0000-4000-8000-000000000001';
const GOLD = '44444444-0000-4000-8000-000000000001';
const FIELD = '22222222-0000-4000-8000-000000000001';
const OTHER_FIELD = '22222222-0000-4000-8000-000000000002';
const OTHER_LIST = '11111111-0000-4000-8000-000000000002';
const OTHER_TAG = '44444444-0000-4000-8000-000000000002';

const SEED = {
	lists: [
		{ list_id: NEWS, name: 'News' },
		{ list_id: OTHER_LIST, name: 'Offers' },
	],
	tags: [
		{ tag_id: GOLD, name: 'Gold' },
		{ tag_id: OTHER_TAG, name: 'Old' },
	],
	customFields: [
		{ custom_field_id: FIELD, label: 'Colour', type: 'string' },
		{ custom_field_id: OTHER_FIELD, label: 'Size', type: 'string' },
	],
	segments: [{ segment_id: 14, name: 'Fans', contact_ids: [ANN], searches: 1 }],
	contacts: [
		{
			contact_id: ANN,
			email_address: { address: 'ann@example.com', permission_to_send: 'implicit' },
			first_name: 'Ann',
			job_title: 'Baker',
			phone_numbers: [{ phone_number: '1', kind: 'home' }],
			street_addresses: [{ kind: 'home', city: 'Bonn' }],
			custom_fields: [{ custom_field_id: OTHER_FIELD, value: 'XL' }],
			list_memberships: [OTHER_LIST],
			taggings: [OTHER_TAG],
			notes: [
				{
					note_id: '55555555-0000-4000-8000-000000000001',
					created_at: '2025-01-01T00:00:00Z',
					content: 'Met at the fair',
				},
			],
			sms_channel: {
				sms_channel_id: '66666666-0000-4000-8000-000000000001',
				sms_address: '7815551212',
				dial_code: '1',
				country_code: 'US',
				create_source: 'Account',
				update_source: 'Account',
				sms_channel_consents: [
					{ sms_consent_permission: 'explicit', consent_type: 'promotional_sms' },
				],
			},
			created_at: '2025-01-01T00:00:00Z',
			updated_at: '2025-06-01T00:00:00Z',
		},
		{
			contact_id: BOB,
			email_address: {
				address: 'bob@example.com',
				permission_to_send: 'unsubscribed',
				opt_out_source: 'Contact',
				opt_out_date: '2026-02-01T00:00:00Z',
			},
			list_memberships: [NEWS],
			taggings: [GOLD],
			created_at: '2026-01-01T00:00:00Z',
			updated_at: '2026-02-01T00:00:00Z',
		},
		{
			contact_id: '33333333-0000-4000-8000-000000000003',
			email_address: { address: 'gone@example.com' },
			deleted_at: '2026-03-01',
		},
	],
	smsHistory: [
		{
			contact_id: ANN,
			sms_channel_id: '66666666-0000-4000-8000-000000000001',
			sms_channel_history_id: '77777777-0000-4000-8000-000000000001',
			insert_time: '2026-01-01T00:00:00Z',
			history_details: {},
		},
	],
};

const base = { seed: SEED, items: [{}] };
const pick = (mode: string, value: string): INodeParameters => ({
	contact: { __rl: true, mode, value },
});
const mapping = (value: object): INodeParameters => ({
	fields: { mappingMode: 'defineBelow', value } as never,
});
const options = (value: INodeParameters): Filled => ({ with: { options: value } });
const createMissing: Filled = {
	with: { lists: ['Brand new'], options: { createMissing: true } },
};
const picked: Filled = { with: pick('email', 'bob@example.com') };
const simple: Filled = { with: { simple: false } };
const sms = (changes: INodeParameters = {}): INodeParameters => ({
	sms: {
		consent: {
			number: '+1 781-555-1313',
			permissionToText: 'explicit',
			details: 'Shop',
			...changes,
		},
	},
});
const smsFilled: Record<string, Filled> = Object.fromEntries(
	Object.entries({
		number: { number: '17815551414' },
		permissionToText: { permissionToText: 'pending_confirmation' },
		details: { details: 'Form' },
	}).map(([name, change]) => [
		`options.sms.consent.${name}`,
		{ with: { options: sms(change) }, without: { options: sms() } },
	]),
);

const filters = (name: string, value: INodeParameters[string]): [string, Filled] => [
	`filters.${name}`,
	{ with: { filters: { [name]: value } } },
];
const everyFilter = Object.fromEntries([
	filters('createdAfter', '2025-12-01'),
	filters('createdBefore', '2025-12-01T10:00:00Z'),
	filters('updatedAfter', '2025-12-01'),
	filters('updatedBefore', '2025-12-01'),
	filters('optedOutAfter', '2025-12-01'),
	filters('optedOutBefore', '2026-12-01'),
	filters('email', 'ann@example.com'),
	filters('lists', ['News', 'Offers']),
	filters('tags', ['Gold']),
	filters('segment', { __rl: true, mode: 'id', value: '14' }),
	filters('smsStatus', ['explicit', 'pending_confirmation']),
	filters('status', ['deleted', 'unsubscribed']),
]);
const changed = (option: string, mapped: INodeParameters): [string, Filled] => [
	`options.${option}`,
	{ with: { ...mapped, options: { [option]: 'replace' } }, without: mapped },
];

export const contactCases: ContractCase[] = [
	{
		...base,
		name: 'contact.count',
		parameters: {},
		filled: { 'options.newSubscribers': options({ newSubscribers: true }), ...everyFilter },
	},
	{
		...base,
		name: 'contact.create',
		parameters: { email: 'new@example.com' },
		filled: {
			email: { with: { email: 'other@example.com' } },
			lists: { with: { lists: ['News'] } },
			fields: { with: mapping({ first_name: 'Cid' }) },
			simple,
			tags: { with: { tags: ['Gold'] } },
			'options.createdBy': options({ createdBy: 'Contact' }),
			'options.createMissing': createMissing,
			'options.note': options({ note: 'Met at the fair' }),
			'options.emailPermission': options({ emailPermission: 'explicit' }),
			...smsFilled,
		},
	},
	{ ...base, name: 'contact.delete', parameters: pick('id', ANN), filled: { contact: picked } },
	{
		...base,
		name: 'contact.get',
		parameters: pick('email', 'ann@example.com'),
		filled: {
			contact: picked,
			simple,
			'options.include': options({ include: ['list_memberships', 'notes', 'taggings'] }),
			'options.returnDeleted': {
				with: { ...pick('email', 'gone@example.com'), options: { returnDeleted: true } },
			},
		},
	},
	{
		...base,
		name: 'contact.getAll',
		parameters: { returnAll: true },
		filled: {
			returnAll: { with: { returnAll: true }, without: { returnAll: false, limit: 1 } },
			limit: { with: { returnAll: false, limit: 1 } },
			simple,
			'options.include': options({ include: ['custom_fields', 'phone_numbers'] }),
			...everyFilter,
		},
	},
	{
		...base,
		name: 'contact.getSmsHistory',
		parameters: pick('id', ANN),
		filled: { contact: picked },
	},
	{
		...base,
		name: 'contact.resubscribe',
		parameters: { ...pick('id', BOB), lists: ['News'] },
		filled: { contact: picked, lists: { with: { lists: ['Offers'] } } },
	},
	{
		...base,
		name: 'contact.unsubscribe',
		parameters: pick('id', ANN),
		filled: {
			contact: picked,
			whoAsked: { with: { whoAsked: 'Account' } },
			reason: { with: { reason: 'Too many' } },
		},
	},
	{
		...base,
		name: 'contact.update',
		parameters: { ...pick('id', ANN), ...mapping({ first_name: 'Anna' }) },
		filled: {
			contact: picked,
			lists: { with: { lists: ['News'] } },
			tags: { with: { tags: ['Gold'] } },
			fields: { with: mapping({ home_city: 'Rome', [FIELD]: 'blue' }) },
			simple,
			...Object.fromEntries([
				changed('listChange', { lists: ['News'] }),
				changed('tagChange', { tags: ['Gold'] }),
				changed('phoneChange', mapping({ work_phone: '2' })),
				changed('addressChange', mapping({ work_city: 'Rome' })),
				changed('customFieldChange', mapping({ [FIELD]: 'blue' })),
			]),
			'options.clearIfEmpty': {
				with: { ...mapping({ job_title: '' }), options: { clearIfEmpty: ['job_title'] } },
			},
			'options.createMissing': createMissing,
			'options.newEmail': options({ newEmail: 'anna@example.com' }),
			'options.note': options({ note: 'Called' }),
			'options.writeUnchanged': {
				with: { ...mapping({ job_title: 'Baker' }), options: { writeUnchanged: true } },
				without: mapping({ job_title: 'Baker' }),
			},
			...smsFilled,
		},
	},
];
