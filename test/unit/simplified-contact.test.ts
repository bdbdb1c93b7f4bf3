import type { CustomFieldDefinition } from '../../nodes/ConstantContact/contact-model/custom-fields';
import { toContactField } from '../../nodes/ConstantContact/contact-model/custom-fields';
import { standardFields } from '../../nodes/ConstantContact/contact-model/field-table';
import { matchColumns } from '../../nodes/ConstantContact/contact-model/match-columns';
import { readContact } from '../../nodes/ConstantContact/contact-model/read-contact';
import { cellsOf } from '../../nodes/ConstantContact/contact-model/service-shape';
import {
	DAYS,
	simplifiedContact,
} from '../../nodes/ConstantContact/contact-model/simplified-contact';
import type { StoredContact } from '../../nodes/ConstantContact/contact-model/stored-contact';
import { NameIndex } from '../../nodes/ConstantContact/input/name-index';

const PARTS = [
	'custom_fields',
	'list_memberships',
	'phone_numbers',
	'street_addresses',
	'taggings',
	'notes',
	DAYS,
];
const choices = ['Gold', 'Silver', 'Gold '].map((choice_label, at) => ({
	choice_id: at + 1,
	choice_label,
	...(at === 2 && { deleted_at: '2026-01-01' }),
}));
const define = (id: string, type: string, more: object = {}): CustomFieldDefinition => ({
	custom_field_id: id,
	label: id,
	name: id.toLowerCase(),
	type,
	...((type === 'single_select' || type === 'multi_select') && { choices }),
	...more,
});

/** The custom fields of a contact that has these values, simplified. */
const simple = (definitions: CustomFieldDefinition[], custom_fields: object[]) =>
	simplifiedContact({ contact_id: 'c', custom_fields } as StoredContact, PARTS, {
		customFields: definitions,
	}).custom_fields;

test('a contact speaks the language of the mapper', () => {
	const stored: StoredContact = {
		contact_id: 'c',
		email_address: { address: 'ann@example.com', permission_to_send: 'implicit' },
		first_name: 'Ann',
		last_name: 'Lee',
		company_name: 'Lee Ltd',
		created_at: '2026-01-01T00:00:00Z',
		updated_at: '2026-01-02T00:00:00Z',
		birthday_month: 3,
		phone_numbers: [{ kind: 'home', phone_number: '555 0100' }],
		street_addresses: [{ kind: 'work', city: 'Rome' }],
		list_memberships: ['l'],
		taggings: ['t'],
		custom_fields: [
			{ custom_field_id: 'Tier', choice_ids: ['1'] },
			{ custom_field_id: 'Points', value: '12' },
			{ custom_field_id: 'Member', value: 'true' },
		],
	};
	const vocabulary = {
		lists: new NameIndex([{ id: 'l', name: 'Customers' }]),
		tags: new NameIndex([{ id: 't', name: 'vip' }]),
		customFields: [
			define('Tier', 'single_select'),
			define('Points', 'number'),
			define('Member', 'boolean'),
		],
	};
	const always = {
		contact_id: 'c',
		email_address: 'ann@example.com',
		permission_to_send: 'implicit',
		first_name: 'Ann',
		last_name: 'Lee',
		company_name: 'Lee Ltd',
		created_at: '2026-01-01T00:00:00Z',
		updated_at: '2026-01-02T00:00:00Z',
	};
	expect(simplifiedContact(stored, PARTS, vocabulary)).toEqual({
		...always,
		birthday_month: 3,
		home_phone: '555 0100',
		work_city: 'Rome',
		lists: ['Customers'],
		tags: ['vip'],
		custom_fields: { Tier: 'Gold', Points: 12, Member: true },
	});
	expect(simplifiedContact(stored, [], vocabulary)).toEqual(always);
});

test.each<[string, unknown, unknown]>([
	['number', '12', 12],
	['number', '-0.5', -0.5],
	['currency', '1234.50', 1234.5],
	['number', '007', 7],
	['number', '12345678901234567890', '12345678901234567890'],
	['number', '1e5', '1e5'],
	['number', 'many', 'many'],
	['number', 0, 0],
	['boolean', 'true', true],
	['boolean', '0', false],
	['boolean', false, false],
	['boolean', 'perhaps', 'perhaps'],
	['date', '03/31/2026', '2026-03-31'],
	['datetime', '2026-03-31T08:15:00.000Z', '2026-03-31T08:15:00Z'],
	['string', '12', '12'],
	['string', 'true', 'true'],
	['of_a_new_type', '12', '12'],
])('a %s of %j is %j', (type, value, simplified) => {
	expect(simple([define('F', type)], [{ custom_field_id: 'F', value }])).toEqual({ F: simplified });
});

test.each<[string, string[], unknown]>([
	['single_select', ['2'], 'Silver'],
	['single_select', ['02'], 'Silver'],
	['multi_select', ['2'], ['Silver']],
	['multi_select', ['1', '2'], ['Gold', 'Silver']],
	['multi_select', ['1', '3', '9'], ['Gold', '3', '9']],
])(
	'choices of a %s, %j, are %j: an ID stands for what is deleted or unknown',
	(type, ids, words) => {
		const values = [{ custom_field_id: 'F', choice_ids: ids, value: 'x' }];
		expect(simple([define('F', type)], values)).toEqual({ F: words });
	},
);

test('of two equal labels, the second field has its API name, or its ID where another is called so', () => {
	const definitions = [
		define('A', 'string', { label: 'Tier', name: 'tier' }),
		define('B', 'string', { label: 'Tier', name: 'tier_1' }),
		define('C', 'string', { label: 'Tier', name: 'Points' }),
		define('D', 'string', { label: 'Points' }),
	];
	const values = ['A', 'B', 'C', 'D', 'gone'].map((id) => ({ custom_field_id: id, value: id }));
	const custom_fields = simple(definitions, values);
	expect(custom_fields).toEqual({ Tier: 'A', tier_1: 'B', C: 'C', Points: 'D', gone: 'gone' });

	const fields = [...standardFields('UTC'), ...definitions.map((each) => toContactField(each))];
	const { values: read, leftOut } = matchColumns(cellsOf({ custom_fields }), fields);
	expect(read).toEqual(['A', 'B', 'C', 'D'].map((id) => [id, id]));
	expect(leftOut).toEqual(['custom_fields.gone']);
});

test('a custom field with the label of a standard field, or of an opt-in, is read as what it is', () => {
	const definitions = [define('First Name', 'string'), define('Opt-In', 'boolean')];
	const fields = [...standardFields('UTC'), ...definitions.map((each) => toContactField(each))];
	const item = { first_name: 'Ann', custom_fields: { 'First Name': 'Eve', 'Opt-In': false } };
	const { values, withheld } = matchColumns(cellsOf(item), fields);
	expect(readContact(values, fields)).toMatchObject({
		core: { first_name: 'Ann' },
		customFields: [
			{ custom_field_id: 'First Name', value: 'Eve' },
			{ custom_field_id: 'Opt-In', value: 'false' },
		],
	});
	expect(withheld).toBeUndefined();
});

test('lists and tags that are gone, or whose name stands for another, too, have their IDs', () => {
	const lists = new NameIndex([
		{ id: '1', name: 'News' },
		{ id: '2', name: 'VIP' },
		{ id: '3', name: 'VIP' },
		{ id: '4', name: 'A, B' },
		{ id: '5', name: ' ' },
		{ id: '6', name: '1' },
	]);
	const ids = ['1', '2', '3', '4', '5', '6', 'gone'];
	const stored = { contact_id: 'c', list_memberships: ids, taggings: ids };
	expect(simplifiedContact(stored, PARTS, { lists })).toEqual({
		contact_id: 'c',
		lists: ['News', '2', '3', 'A, B', '5', '1', 'gone'],
		tags: ids,
	});
});

test('no phone and no address gives way to another of its kind', () => {
	const stored = {
		contact_id: 'c',
		phone_numbers: [
			{ kind: 'home', phone_number: '1' },
			{ kind: 'home', phone_number: '2' },
			{ kind: 'fax', phone_number: '3' },
			{ phone_number: '4' },
		],
		street_addresses: [
			{ kind: 'home', city: 'Rome' },
			{ kind: 'home', city: 'Bonn' },
		],
	} as StoredContact;
	const row = simplifiedContact(stored, PARTS, {});
	expect(row).toEqual({
		contact_id: 'c',
		home_phone: '1',
		home_2_phone: '2',
		fax_phone: '3',
		phone: '4',
		home_city: 'Rome',
		home_2_city: 'Bonn',
	});
	const { leftOut } = matchColumns(cellsOf(row), standardFields('UTC'));
	expect(leftOut).toEqual(['contact_id', 'home_2_phone', 'fax_phone', 'home_2_city']);
});

test('what is there comes out, and nothing of what is empty', () => {
	const stored = {
		contact_id: 'c1',
		first_name: '',
		job_title: 'Head',
		deleted_at: '2026-02-01T00:00:00Z',
		sms_channel: { dial_code: '', sms_address: '555 0100' },
		notes: [{ note_id: 'n1', content: 'Called' }],
	} as unknown as StoredContact;
	expect(simplifiedContact(stored, ['notes'], {})).toStrictEqual({
		contact_id: 'c1',
		job_title: 'Head',
		deleted_at: '2026-02-01T00:00:00Z',
		sms_channel: { sms_address: '555 0100' },
		notes: [{ note_id: 'n1', content: 'Called' }],
	});
	expect(simplifiedContact(stored, [], {})).not.toHaveProperty('notes');
});
