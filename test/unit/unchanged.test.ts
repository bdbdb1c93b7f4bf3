import fc from 'fast-check';
import { emptyContact, type Contact } from '../../nodes/ConstantContact/contact-model/contact';
import {
	toUpdate,
	type UpdateBody,
} from '../../nodes/ConstantContact/contact-model/contact-shapes';
import {
	toContactField,
	type CustomFieldDefinition,
} from '../../nodes/ConstantContact/contact-model/custom-fields';
import { STANDARD_FIELDS } from '../../nodes/ConstantContact/contact-model/field-table';
import { readContact } from '../../nodes/ConstantContact/contact-model/read-contact';
import type { StoredContact } from '../../nodes/ConstantContact/contact-model/stored-contact';
import { isUnchanged } from '../../nodes/ConstantContact/contact-model/unchanged';
import { clearedIds, DEFINITIONS, FIELDS, mappedContact, storedContact } from './arbitraries';
import { unlessRefused } from './refusal';
import { sayingsOf } from './sayings';

const TYPES = 'string text_area number currency boolean date datetime single_select multi_select';
const OWN: CustomFieldDefinition[] = TYPES.split(' ').map((type) => ({
	custom_field_id: type,
	label: type,
	type,
	choices: [7, 8].map((choice_id) => ({ choice_id, choice_label: `Choice ${choice_id}` })),
}));
const ALL = [...STANDARD_FIELDS, ...OWN.map((each) => toContactField(each))];

const EMAIL = { address: 'ann@example.com', permission_to_send: 'explicit' };
const ann = (more: object = {}): StoredContact =>
	({
		contact_id: '1',
		email_address: EMAIL,
		phone_numbers: [],
		street_addresses: [],
		custom_fields: [],
		list_memberships: [],
		taggings: [],
		notes: [],
		...more,
	}) as StoredContact;
const unchanged = (
	stored: StoredContact,
	contact: Partial<Contact>,
	...rest: [Parameters<typeof toUpdate>[2]?, Parameters<typeof toUpdate>[3]?]
) => isUnchanged(stored, toUpdate(stored, { ...emptyContact(), ...contact }, ...rest), OWN);
const mapped = (values: object) => readContact(Object.entries(values), ALL);
const custom = (type: string, more: object) =>
	ann({ custom_fields: [{ custom_field_id: type, ...more }] });
const home = (more: object) => ann({ street_addresses: [{ kind: 'home', ...more }] });
const phone = (phone_number: unknown, kind = 'home') =>
	ann({ phone_numbers: [{ kind, phone_number }] });

type Removed = 'phone_numbers' | 'street_addresses';

describe('what is there already', () => {
	test.each<[string, object, StoredContact]>([
		['nothing', {}, ann({ first_name: 'Ann' })],
		['a text', { first_name: 'Ann' }, ann({ first_name: 'Ann' })],
		['a text with blanks around', { first_name: ' Ann ' }, ann({ first_name: 'Ann\u200b ' })],
		['a text in HTML', { company_name: 'AT&amp;T' }, ann({ company_name: 'AT&T' })],
		['a birthday', { birthday: '5/6' }, ann({ birthday_month: 5, birthday_day: 6 })],
		['a birthday as text', { birthday: '5/6' }, ann({ birthday_month: '05', birthday_day: '6' })],
		['a date', { anniversary: '11/15/2006' }, ann({ anniversary: '2006-11-15' })],
		['a date month first', { anniversary: '2006-11-15' }, ann({ anniversary: '11/15/2006' })],
		[
			'a date at midnight',
			{ anniversary: '2006-11-15' },
			ann({ anniversary: '2006-11-15T00:00:00Z' }),
		],
		['a phone', { home_phone: '(781) 555-1212' }, phone('781.555.1212')],
		['a phone with its country', { home_phone: '+1 781 555 1212' }, phone('7815551212')],
		['a phone that comes as number', { home_phone: 7815551212 }, phone(7815551212)],
		[
			'a state that comes as number',
			{ home_city: 'Lynn' },
			home({ city: 'Lynn', state: 5, country: 1 }),
		],
		['a phone of another kind', { phone: '781-555-1212' }, phone('7815551212', 'work')],
		['part of an address', { home_city: 'Lynn' }, home({ city: 'Lynn', street: '1 Main St' })],
		[
			'a state and a country',
			{ home_state: 'CA', home_country: 'US' },
			home({ state: 'California', country: 'United States' }),
		],
		['a state alone', { home_state: 'ca' }, home({ state: 'California' })],
		['a country of others', { home_country: 'de' }, home({ country: 'Germany' })],
		[
			'what came back as it was sent',
			{ home_state: 'CA', home_country: 'US' },
			home({ state: 'CA', country: 'US' }),
		],
		['a number', { number: 12 }, custom('number', { value: '12.00' })],
		['a number with a sign', { number: -0 }, custom('number', { value: '-0.0' })],
		['a number in JSON', { currency: '9.50' }, custom('currency', { value: 9.5 })],
		[
			'a long number',
			{ number: '12345678901234567890' },
			custom('number', { value: '012345678901234567890' }),
		],
		['true', { boolean: 'yes' }, custom('boolean', { value: '1' })],
		['false', { boolean: false }, custom('boolean', { value: 'False' })],
		['false in JSON', { boolean: 'off' }, custom('boolean', { value: false })],
		['a custom date', { date: '2026-03-31' }, custom('date', { value: '03/31/2026' })],
		[
			'a moment',
			{ datetime: '2026-03-31T08:15:00Z' },
			custom('datetime', { value: '2026-03-31T08:15:00.000Z' }),
		],
		[
			'a moment to the second',
			{ datetime: '2026-03-31T08:15:00Z' },
			custom('datetime', { value: '2026-03-31T08:15:00.500Z' }),
		],
		[
			'a moment in a zone',
			{ datetime: '2026-03-31T08:15:00Z' },
			custom('datetime', { value: '2026-03-31T10:15:00+02:00' }),
		],
		[
			'a moment of another zone',
			{ datetime: '2026-03-31T10:15:00+02:00' },
			custom('datetime', { value: '2026-03-31T08:15:00Z' }),
		],
		[
			'a choice',
			{ single_select: 'choice 7' },
			custom('single_select', { choice_ids: ['0007'], value: 'Choice 7' }),
		],
		[
			'some choices',
			{ multi_select: ['Choice 7'] },
			custom('multi_select', { choice_ids: ['8', '7'] }),
		],
		[
			'a choice as number',
			{ multi_select: ['Choice 7'] },
			custom('multi_select', { choice_ids: [7] }),
		],
	])('%s', (_, values, stored) => {
		expect(unchanged(stored, mapped(values))).toBe(true);
	});

	test('lists, tags and a note', () => {
		const stored = ann({
			list_memberships: ['a', 'b'],
			taggings: ['c'],
			notes: [{ content: 'Hi' }],
		});
		expect(unchanged(stored, { lists: ['b'], tags: ['c'], note: 'Hi' })).toBe(true);
	});

	test('fields to clear that are empty', () => {
		const stored = ann({
			last_name: '',
			custom_fields: [{ custom_field_id: 'string', value: '' }],
		});
		expect(
			unchanged(
				stored,
				{},
				ALL.filter(({ clear }) => clear),
			),
		).toBe(true);
	});

	test('all of a kind, in another order', () => {
		const phones = [
			{ kind: 'home', phone_number: '1' },
			{ kind: 'work', phone_number: '2' },
		];
		const replaced = [
			{ section: 'phone_numbers', clear: (each: StoredContact) => void (each.phone_numbers = []) },
		] as const;
		const given = { phones: { work: '2', home: '1' } };
		expect(unchanged(ann({ phone_numbers: phones }), given, replaced)).toBe(true);
		expect(unchanged(ann({ phone_numbers: phones }), { phones: { work: '2' } }, replaced)).toBe(
			false,
		);
	});

	test('an address in codes that takes the place of all others', () => {
		const replaced = [
			{
				section: 'street_addresses',
				clear: (each: StoredContact) => void (each.street_addresses = []),
			},
		] as const;
		const stored = home({ state: 'California', country: 'United States' });
		const given = { addresses: { home: { state: 'CA', country: 'US' } } };
		expect(unchanged(stored, given, replaced)).toBe(true);
		expect(
			unchanged(
				home({ city: 'Lynn', state: 'California', country: 'United States' }),
				given,
				replaced,
			),
		).toBe(false);
	});

	test('the email', () => {
		expect(unchanged(ann(), {}, [], { address: 'ann@example.com' })).toBe(true);
	});
});

describe('what has to be written', () => {
	test.each<[string, object, StoredContact]>([
		['a text in another case', { first_name: 'Ann' }, ann({ first_name: 'ann' })],
		['a text with other blanks', { company_name: 'A B' }, ann({ company_name: 'A  B' })],
		[
			'a text that may be stored in HTML',
			{ company_name: 'AT&T' },
			ann({ company_name: 'AT&amp;T' }),
		],
		['a text that looks like a number', { string: '12' }, custom('string', { value: '12.0' })],
		[
			'a text that looks like a date',
			{ job_title: '2026-01-02' },
			ann({ job_title: '01/02/2026' }),
		],
		['a text that was missing', { first_name: 'Ann' }, ann()],
		['a birthday', { birthday: '5/6' }, ann({ birthday_month: 6, birthday_day: 5 })],
		[
			'a date that may be the day before',
			{ anniversary: '2006-11-15' },
			ann({ anniversary: '2006-11-15T23:30:00Z' }),
		],
		[
			'a date of another zone',
			{ anniversary: '2006-11-15' },
			ann({ anniversary: '2006-11-15T00:00:00+02:00' }),
		],
		[
			'a date with a time that nobody can read',
			{ anniversary: '2006-11-15' },
			ann({ anniversary: '2006-11-15 00:00 EST' }),
		],
		[
			'a date with two digits of its year',
			{ anniversary: '2006-11-15' },
			ann({ anniversary: '11/15/06' }),
		],
		[
			'a date that does not exist',
			{ anniversary: '2006-03-01' },
			ann({ anniversary: '2006-02-29' }),
		],
		['a phone', { home_phone: '781-555-1213' }, phone('781-555-1212')],
		['a phone of a kind', { home_phone: '781-555-1212' }, phone('781-555-1212', 'work')],
		['an extension', { home_phone: '781-555-1212 ext. 5' }, phone('781-555-1212')],
		['a phone of another country', { home_phone: '+44 781 555 1212' }, phone('7815551212')],
		['part of an address', { home_city: 'Lynn' }, home({ street: '1 Main St' })],
		['a city in another case', { home_city: 'Lynn' }, home({ city: 'LYNN' })],
		['a ZIP code without its zero', { home_postal_code: '02134' }, home({ postal_code: '2134' })],
		[
			'a state of another country',
			{ home_state: 'CA', home_country: 'MX' },
			home({ state: 'California', country: 'United States' }),
		],
		['another state', { home_state: 'WA' }, home({ state: 'California' })],
		['a state written out', { home_state: 'California' }, home({ state: 'CA' })],
		['another country', { home_country: 'AT' }, home({ country: 'Germany' })],
		['a number', { number: 12 }, custom('number', { value: '12.01' })],
		['a sign', { number: -12 }, custom('number', { value: '12' })],
		['a number with signs of thousands', { number: 1234 }, custom('number', { value: '1,234' })],
		['false that was missing', { boolean: false }, ann()],
		['false', { boolean: false }, custom('boolean', { value: 'true' })],
		['true in a word that nobody knows', { boolean: true }, custom('boolean', { value: 'ja' })],
		['a custom date', { date: '2026-03-31' }, custom('date', { value: '2026-03-30' })],
		[
			'a moment',
			{ datetime: '2026-03-31T08:15:00Z' },
			custom('datetime', { value: '2026-03-31T08:15:01Z' }),
		],
		[
			'a moment that another zone shows alike',
			{ datetime: '2026-03-31T08:15:00Z' },
			custom('datetime', { value: '2026-03-31T08:15:00+02:00' }),
		],
		[
			'a moment in a zone that nobody tells',
			{ datetime: '2026-03-31T08:15:00Z' },
			custom('datetime', { value: '2026-03-31T08:15:00' }),
		],
		[
			'another choice',
			{ single_select: 'Choice 8' },
			custom('single_select', { choice_ids: ['7'] }),
		],
		[
			'one more choice',
			{ multi_select: ['Choice 7', 'Choice 8'] },
			custom('multi_select', { choice_ids: ['8'] }),
		],
		[
			'a choice that is stored as text',
			{ single_select: 'Choice 7' },
			custom('single_select', { value: 'Choice 7' }),
		],
	])('%s', (_, values, stored) => {
		expect(unchanged(stored, mapped(values))).toBe(false);
	});

	test.each<[string, Partial<Contact>, Parameters<typeof toUpdate>[3]]>([
		['a list', { lists: ['a'] }, {}],
		['a tag', { tags: ['a'] }, {}],
		['a note', { note: 'Hi' }, {}],
		['a number for texts', { sms: { full_sms_address: '1', sms_channel_consents: [] } }, {}],
		['another email', {}, { address: 'eve@example.com' }],
		['an email in another case', {}, { address: 'Ann@example.com' }],
		['a permission', {}, { permission_to_send: 'unsubscribed' }],
		['the reason of an opt-out', {}, { opt_out_reason: 'Enough' }],
	])('%s', (_, contact, email) => {
		expect(unchanged(ann(), contact, [], email)).toBe(false);
	});

	test('choices that are left out where the given ones take the place of all', () => {
		const { customFields } = mapped({ multi_select: ['Choice 7'] });
		const scalar = customFields.map((field) => ({ ...field, combines: undefined }));
		const stored = custom('multi_select', { choice_ids: ['7', '8'] });
		expect(unchanged(stored, { customFields: scalar })).toBe(false);
		expect(unchanged(custom('multi_select', { choice_ids: ['7'] }), { customFields: scalar })).toBe(
			true,
		);
	});

	test('the second phone of a kind, which takes the place of the first', () => {
		const phones = ['1', '2'].map((phone_number) => ({ kind: 'home', phone_number }));
		expect(unchanged(ann({ phone_numbers: phones }), { phones: { home: '2' } })).toBe(false);
	});

	test.each<[Removed, Partial<Contact>, StoredContact]>([
		['phone_numbers', { phones: { work: '1' } }, phone('1')],
		['street_addresses', { addresses: { work: { city: 'Lynn' } } }, home({ city: 'Lynn' })],
	])('another kind in %s, which takes the place of all', (section, contact, stored) => {
		const clear = (each: StoredContact) => void (each[section] = []);
		expect(unchanged(stored, contact, [{ section, clear }])).toBe(false);
	});

	test('another note', () => {
		const body: UpdateBody = {
			email_address: EMAIL,
			notes: [{ content: 'b' }],
			update_source: 'Account',
		};
		expect(isUnchanged(ann({ notes: [{ content: 'b' }] }), body, OWN)).toBe(true);
		expect(isUnchanged(ann({ notes: [{ content: 'a' }] }), body, OWN)).toBe(false);
	});

	test('a field to clear', () => {
		const [first] = ALL;
		expect(unchanged(ann({ first_name: 'Ann' }), {}, [first])).toBe(false);
	});

	test('a deleted contact, which comes back by it', () => {
		expect(unchanged(ann({ deleted_at: '2026-01-01' }), {})).toBe(false);
	});

	test('a collection that the answer leaves out', () => {
		const stored = ann({ first_name: 'Ann', street_addresses: undefined });
		const cleared = ALL.filter(({ section }) => section === 'street_addresses');
		expect(unchanged(stored, {}, cleared)).toBe(false);
	});
});

const asStored = (body: UpdateBody, stored: StoredContact): StoredContact =>
	({ ...body, contact_id: stored.contact_id }) as StoredContact;

/** What a contact says, with phones as digits and dates with their year first. */
const meant = (contact: object) =>
	Object.fromEntries(
		Object.entries(sayingsOf(contact)).map(([field, value]) => [
			field,
			field.endsWith('_phone')
				? String(value).replace(/\D/g, '')
				: String(value).replace(/^(\d+)\/(\d+)\/(\d{4})$/, (_, month: string, day: string, year) =>
						[year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
					),
		]),
	);

test('what a PUT has written is there, and nothing that says something else', () => {
	const all = { stored: storedContact(), mapped: mappedContact(), cleared: clearedIds };
	fc.assert(
		fc.property(fc.record(all), ({ stored: given, mapped: { contact }, cleared }) => {
			const stored = { ...given, deleted_at: undefined };
			const fields = FIELDS.filter(({ id }) => cleared.includes(id));
			const body = unlessRefused(() => toUpdate(stored, contact, fields));
			fc.pre(body !== undefined);
			const written = asStored(body, stored);
			expect(isUnchanged(written, toUpdate(written, contact, fields), DEFINITIONS)).toBe(true);

			const touched = Object.entries(stored).filter(([name]) => name in body);
			const isSame =
				JSON.stringify(Object.entries(meant(Object.fromEntries(touched))).sort()) ===
				JSON.stringify(Object.entries(meant(body)).sort());
			expect(isSame || !isUnchanged(stored, body, DEFINITIONS)).toBe(true);
		}),
		{ numRuns: 300 },
	);
});
