import type { INodeParameters } from 'n8n-workflow';
import type { ContractCase, Filled } from '../contract-case';

const NEWSLETTER = '11111111-0000-4000-8000-000000000001';
const field = (number: number) => `22222222-0000-4000-8000-00000000000${number}`;
const choices = [
	{ choice_id: 7, choice_label: 'Gold', display_order: 1 },
	{ choice_id: 8, choice_label: 'Silver', display_order: 2 },
];
/** A value of each type of custom field. */
const CUSTOM_VALUES = {
	string: 'blue',
	text_area: 'two\nlines',
	number: 12,
	currency: '9.50',
	boolean: true,
	date: '2026-02-28',
	datetime: '2026-02-28T10:00:00Z',
	single_select: 'Gold',
	multi_select: ['Gold', 'Silver'],
};
const TYPES = Object.keys(CUSTOM_VALUES);
const MULTI = field(TYPES.indexOf('multi_select'));

const SEED = {
	lists: [{ list_id: NEWSLETTER, name: 'Newsletter' }],
	tags: [{ name: 'Gold' }],
	customFields: TYPES.map((type, index) => ({
		custom_field_id: field(index),
		label: `A ${type}`,
		type,
		...(type.endsWith('_select') && { choices }),
	})),
	contacts: [
		{
			contact_id: '33333333-0000-4000-8000-000000000001',
			email_address: { address: 'ann@example.com', permission_to_send: 'implicit' },
			job_title: 'Baker',
			custom_fields: [{ custom_field_id: MULTI, choice_ids: ['8'] }],
		},
		{
			contact_id: '33333333-0000-4000-8000-000000000002',
			email_address: { address: 'bob@example.com', permission_to_send: 'unsubscribed' },
		},
	],
};

const mapping = (value: object): INodeParameters => ({
	fields: { mappingMode: 'defineBelow', value } as never,
});
const mapped = (id: string, value: unknown): [string, Filled] => [
	`fields.${id}`,
	{ with: mapping({ [id]: value }) },
];

const PHONES = ['phone', 'home_phone', 'work_phone', 'mobile_phone', 'other_phone'];
const ADDRESSES = ['home', 'work', 'other'].flatMap((kind) =>
	['street', 'city', 'state', 'postal_code', 'country'].map((part) => `${kind}_${part}`),
);
const TEXTS = ['first_name', 'last_name', 'company_name', 'job_title', ...ADDRESSES];

/** Each field that the mapper offers, under `fields.`. */
const MAPPED: Record<string, Filled> = Object.fromEntries([
	...TEXTS.map((id) => mapped(id, 'Cook')),
	...PHONES.map((id) => mapped(id, '617-555-0100')),
	mapped('birthday', '05-06'),
	mapped('anniversary', '2001-02-03'),
	...TYPES.map((type, index) =>
		mapped(field(index), CUSTOM_VALUES[type as keyof typeof CUSTOM_VALUES]),
	),
]);
const birthday = (month: number, day: number) =>
	mapping({ birthday_month: month, birthday_day: day });

const consent = (changes: INodeParameters): INodeParameters => ({
	permission: 'explicit',
	lists: [NEWSLETTER],
	options: {
		smsSignUp: {
			consent: {
				country: 'US',
				dialCode: '1',
				nationalNumber: '781-555-1212',
				permissionToText: 'explicit',
				mediumType: 'LF',
				mediumUrl: 'https://example.com/join',
				details: 'Form',
				frequency: 1,
				interval: 'weekly',
				...changes,
			},
		},
	},
});
const SMS_FILLED: Record<string, Filled> = Object.fromEntries(
	Object.entries({
		country: 'CA',
		dialCode: '44',
		nationalNumber: '7815551313',
		permissionToText: 'pending_confirmation',
		mediumType: 'XX',
		mediumUrl: 'https://example.com/other',
		details: 'Phone call',
		frequency: 2,
		interval: 'daily',
	}).map(([name, value]) => [
		`options.smsSignUp.consent.${name}`,
		{ with: consent({ [name]: value }), without: consent({}) },
	]),
);

export const contactUpsert: ContractCase = {
	name: 'contact.upsert',
	seed: SEED,
	items: [{}],
	parameters: { email: 'ann@example.com', ...mapping({ first_name: 'Ann' }) },
	filled: {
		email: { with: { email: 'bob@example.com' } },
		permission: {
			with: { permission: 'explicit', lists: [NEWSLETTER] },
			without: { permission: 'keep', lists: [NEWSLETTER] },
		},
		lists: { with: { lists: ['Newsletter'] } },
		fields: { with: mapping({ first_name: 'Anna' }) },
		...MAPPED,
		'fields.birthday_month': { with: birthday(5, 6), without: birthday(4, 6) },
		'fields.birthday_day': { with: birthday(5, 6), without: birthday(5, 7) },
		'options.choiceChange': {
			with: { ...mapping({ [MULTI]: ['Gold'] }), options: { choiceChange: 'replace' } },
			without: mapping({ [MULTI]: ['Gold'] }),
		},
		'options.clearIfEmpty': {
			with: { ...mapping({ job_title: '' }), options: { clearIfEmpty: ['job_title'] } },
			without: mapping({ job_title: '' }),
		},
		'options.createMissing': {
			with: { lists: ['Brand new'], options: { createMissing: true } },
		},
		'options.note': { with: { options: { note: 'Called' } } },
		'options.writeUnchanged': {
			with: { ...mapping({ job_title: 'Baker' }), options: { writeUnchanged: true } },
			without: mapping({ job_title: 'Baker' }),
		},
		'options.returnContact': { with: { options: { returnContact: 'raw' } } },
		'options.returnContact.simplified': { with: { options: { returnContact: 'simplified' } } },
		...SMS_FILLED,
		tags: { with: { tags: ['Gold'] } },
	},
};

const batch = (batchSize: number, batchInterval: number): INodeParameters => ({
	requestOptions: { batching: { batch: { batchSize, batchInterval } } },
});

export const settings: ContractCase = {
	name: 'settings',
	seed: { ...SEED, settings: { answerMs: 60 } },
	items: [{}, {}],
	parameters: { ...contactUpsert.parameters, resource: 'contact', operation: 'upsert' },
	filled: {
		'requestOptions.batching.batch.batchSize': { with: batch(1, 500), without: batch(50, 500) },
		'requestOptions.batching.batch.batchInterval': { with: batch(1, 500), without: batch(1, 0) },
		'requestOptions.timeout': { with: { requestOptions: { timeout: 20 } } },
	},
};
