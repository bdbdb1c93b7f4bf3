import type { CustomFieldDefinition } from '../../nodes/ConstantContact/contact-model/custom-fields';
import {
	exportColumns,
	exportedContact,
	isOwnHeading,
} from '../../nodes/ConstantContact/contact-model/exported-contact';
import { numbered } from '../../nodes/ConstantContact/contact-model/numbered';
import {
	areDefined,
	readableCustomFields,
} from '../../nodes/ConstantContact/contact-model/readable-custom-fields';
import { joinedNames } from '../../nodes/ConstantContact/input/joined-names';
import { NameIndex } from '../../nodes/ConstantContact/input/name-index';

const field = (label: string, type = 'string', more: object = {}) =>
	({ custom_field_id: `id of ${label}`, label, type, ...more }) as CustomFieldDefinition;
const choices = ['Red', 'Green', 'Blue, dark'].map((choice_label, index) => ({
	choice_id: index + 1,
	choice_label,
}));
const FIELDS = [
	field('Tier'),
	field('Points', 'number'),
	field('Member', 'boolean'),
	field('Colours', 'multi_select', { choices }),
	field('Colour', 'single_select', { choices }),
	field('Twice'),
	{ ...field('Twice'), custom_field_id: 'other' },
	field('Email address'),
];

/** A row of an export under these headings as it comes out. */
function exported(row: Record<string, string>, lists?: NameIndex) {
	const columns = exportColumns(Object.keys(row), FIELDS);
	const readers = { lists: joinedNames(lists), tags: joinedNames() };
	return exportedContact(Object.values(row), columns, readers);
}

const HEADINGS = {
	'Contact ID': 'contact_id',
	'Email address': 'email_address',
	'Email permission status': 'permission_to_send',
	'First name': 'first_name',
	'Last name': 'last_name',
	Company: 'company_name',
	'Job title': 'job_title',
	'Created At': 'created_at',
	'Updated At': 'updated_at',
	Birthday: 'birthday',
	Anniversary: 'anniversary',
	'Phone - home': 'home_phone',
	'Phone - fax': 'fax_phone',
	'Street address line 1 - Home': 'home_street',
	'Street address line 2 - Work': 'work_street_2',
	'City - Other': 'other_city',
	'State/Province - Home': 'home_state',
	'Zip/Postal Code - Home': 'home_postal_code',
	'Country - Work': 'work_country',
	Notes: 'notes',
	'Source Name': 'source_name',
	'Email status': 'email_status',
	'Email update source': 'email_update_source',
	'Confirmed Opt-Out Date': 'email_optout_date',
	'Confirmed Opt-Out Source': 'email_optout_source',
	'Confirmed Opt-Out Reason': 'email_optout_reason',
};

test.each(Object.entries(HEADINGS))('%s comes out as %s', (heading, name) => {
	expect(exported({ [heading]: 'x', Empty: '' })).toEqual({ [name]: 'x' });
	expect(isOwnHeading(heading)).toBe(true);
	expect(isOwnHeading(name)).toBe(false);
});

test('lists and tags come out as names, and under their heading where they cannot be told apart', () => {
	expect(exported({ 'Email Lists': 'News', Tags: '' })).toEqual({ lists: ['News'], tags: [] });
	const known = new NameIndex(['News', 'VIP'].map((name) => ({ id: name, name })));
	expect(exported({ 'Email Lists': 'News,VIP', Tags: 'a,b' }, known)).toEqual({
		lists: ['News', 'VIP'],
		Tags: 'a,b',
	});
});

test('custom fields come out by their labels, as Get Many gives them', () => {
	expect(
		exported({
			Tier: 'Gold',
			Points: '7',
			Member: 'true',
			Colours: 'Red,Blue, dark',
			Colour: 'Green',
		}).custom_fields,
	).toEqual({
		Tier: 'Gold',
		Points: 7,
		Member: true,
		Colours: ['Red', 'Blue, dark'],
		Colour: 'Green',
	});
	expect(exported({ Colours: 'Red,Pink', Points: 'many' }).custom_fields).toEqual({
		Colours: 'Red,Pink',
		Points: 'many',
	});
	expect(exported({ Tier: '', Company: 'Acme' })).toEqual({
		company_name: 'Acme',
		custom_fields: {},
	});
	expect(exported({ Company: 'Acme' })).not.toHaveProperty('custom_fields');
});

describe('a heading', () => {
	const names = (...headings: string[]) =>
		exportColumns(headings, FIELDS).map(({ name, holds }) => (holds ? `custom ${name}` : name));

	test('of the service wins over a custom field, and that over one that is written differently', () =>
		expect(names('Email address', 'first NAME', 'Tier')).toEqual([
			'email_address',
			'first_name',
			'custom Tier',
		]));

	test('that is written differently does not take the place of one that is not', () =>
		expect(names('First Name', 'First name', 'FIRST NAME')).toEqual([
			'First Name',
			'first_name',
			'FIRST NAME',
		]));

	test('that is nothing known, or that two have, stays, and is numbered', () => {
		expect(names('Weather', 'Tier', 'Tier', 'Twice')).toEqual([
			'Weather',
			'Tier',
			'Tier 2',
			'Twice',
		]);
		expect(names('custom_fields', 'Company', 'company_name')).toEqual([
			'custom_fields 2',
			'company_name',
			'company_name 2',
		]);
	});
});

test('a cell that a row does not have is empty', () => {
	const columns = exportColumns(['Company', 'Tier'], FIELDS);
	const readers = { lists: joinedNames(), tags: joinedNames() };
	expect(exportedContact([], columns, readers)).toEqual({ custom_fields: {} });
});

test.each<[string[], string[]]>([
	[
		['Tag', 'Tag', 'Tag'],
		['Tag', 'Tag 2', 'Tag 3'],
	],
	[
		['Tag', 'Tag', 'Tag 2'],
		['Tag', 'Tag 3', 'Tag 2'],
	],
	[['A'], ['A']],
])('%j are told apart as %j', (headings, names) => expect(numbered(headings)).toEqual(names));

describe('stored values of custom fields', () => {
	const value = (label: string, given: object) => ({
		custom_field_id: `id of ${label}`,
		...given,
	});
	const read = (label: string, given: object) =>
		readableCustomFields([value(label, given)], FIELDS)[label];

	test.each<[string, object, unknown]>([
		['Points', { value: 0 }, 0],
		['Member', { value: false }, false],
		['Tier', { value: null }, undefined],
		['Tier', { value: '' }, undefined],
		['Colours', { choice_ids: ['1'] }, ['Red']],
		['Colour', { choice_ids: ['02'] }, 'Green'],
		['Colour', { choice_ids: ['9'] }, '9'],
	])('of %s: %j is %j', (label, given, expected) => expect(read(label, given)).toEqual(expected));

	test('of a field that is not known come with their IDs', () =>
		expect(readableCustomFields([{ custom_field_id: 'x', choice_ids: ['1'] }], FIELDS)).toEqual({
			x: ['1'],
		}));

	test.each<[string, object[], boolean]>([
		['nothing', [], true],
		['a known field', [value('Tier', { value: 'x' })], true],
		['an unknown field', [value('Tier', {}), value('Gone', { value: 'x' })], false],
		['known choices', [value('Colours', { choice_ids: ['1', '02'] })], true],
		['an unknown choice', [value('Colours', { choice_ids: ['1', '9'] })], false],
	])('are defined with %s: %#', (_what, values, expected) =>
		expect(areDefined(values as never, FIELDS)).toBe(expected),
	);
});
