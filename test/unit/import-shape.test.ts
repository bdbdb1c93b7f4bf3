import fc from 'fast-check';
import { emptyContact } from '../../nodes/ConstantContact/contact-model/contact';
import { readContact } from '../../nodes/ConstantContact/contact-model/read-contact';
import { jsonSize, toBatches } from '../../nodes/ConstantContact/contact-model/import-batches';
import { isFileColumn, toImportRow } from '../../nodes/ConstantContact/contact-model/import-shape';
import { mergeContacts } from '../../nodes/ConstantContact/contact-model/merge-contacts';
import { DEFINITIONS, FIELDS, mappedContact } from './arbitraries';
import { refusal, unlessRefused } from './refusal';
import { isSet, sayingsOfModel } from './sayings';

const EMAIL = 'ann@example.com';
const NAMED = DEFINITIONS.map((each, index) => ({ ...each, name: `custom_${index}` }));
const KEY =
	/^(email|first_name|last_name|job_title|company_name|birthday_(month|day)|anniversary|((home|work|mobile|other)_)?phone|((work|other)_)?(street|city|state|zip|country)|cf:custom_\d+)$/;

const row = (contact: ReturnType<typeof emptyContact>) => toImportRow(EMAIL, contact, NAMED);
const withField = (id: string, value: unknown) => readContact([[id, value]], FIELDS);

test('a row has only keys of the contract, and texts and numbers that are not empty', () => {
	fc.assert(
		fc.property(mappedContact(), ({ contact }) => {
			const built = unlessRefused(() => row(contact));
			if (built === undefined) return;
			for (const [key, value] of Object.entries(built)) {
				expect(key).toMatch(KEY);
				expect(value).not.toBe('');
				expect(['string', 'number']).toContain(typeof value);
			}
			expect(Object.keys(built).filter((key) => key.startsWith('cf:')).length).toBe(
				contact.customFields.length,
			);
		}),
		{ numRuns: 300 },
	);
});

test('merging two items says what the second says, else what the first says, and the choices of both', () => {
	fc.assert(
		fc.property(mappedContact(), mappedContact(), (first, second) => {
			const merged = mergeContacts(first.contact, second.contact);
			const both = sayingsOfModel(merged);
			const [before, after] = [first, second].map(({ contact }) => sayingsOfModel(contact));
			// Both write the same value, so the later of them counts.
			if ('other_phone' in after) delete before.phone;
			if ('phone' in after) delete before.other_phone;
			for (const [key, value] of Object.entries({ ...before, ...after })) {
				const members = [before[key] ?? [], after[key] ?? []].flat();
				expect([key, both[key]]).toEqual([key, isSet(key) ? [...new Set(members)].sort() : value]);
			}
			// A third item meets what two have said as it would meet each of them.
			expect(mergeContacts(merged, second.contact)).toEqual(merged);
		}),
		{ numRuns: 300 },
	);
});

test('a phone that is mapped with its kind, too, goes into a row once', () => {
	const phones = { home: '781-555-1212' };
	expect(row({ ...emptyContact(), phones, phone: '+1 (781) 555-1212' })).toEqual({
		email: EMAIL,
		home_phone: '781-555-1212',
	});
});

test('everything has its key, a home address without a prefix', () => {
	const contact = {
		...emptyContact(),
		core: { first_name: 'Ann', birthday_month: 3 },
		phone: '1',
		phones: { home: '2', work: '3' },
		addresses: {
			home: { street: '1 Elm', city: 'Salem', state: 'MA', postal_code: '01970', country: 'US' },
			work: { street: '2 Elm' },
			other: { postal_code: '02101' },
		},
		customFields: [
			{ custom_field_id: 'b', value: 'x' },
			{ custom_field_id: 'c', value: '' },
		],
	};
	const definitions = ['a', 'b', 'c'].map((name) => ({
		custom_field_id: name,
		label: name,
		name: `the_${name}`,
		type: 'string',
	}));
	const sms = { sms_number: '15550100' };
	expect(toImportRow(EMAIL, contact, definitions, sms)).toEqual({
		email: EMAIL,
		sms_number: '15550100',
		first_name: 'Ann',
		birthday_month: 3,
		phone: '1',
		home_phone: '2',
		work_phone: '3',
		street: '1 Elm',
		city: 'Salem',
		state: 'MA',
		zip: '01970',
		country: 'US',
		work_street: '2 Elm',
		other_zip: '02101',
		'cf:the_b': 'x',
		'cf:the_c': '',
	});
	expect(toImportRow('', emptyContact(), [], sms)).toEqual(sms);
	expect(toImportRow(EMAIL, emptyContact(), [])).toStrictEqual({ email: EMAIL });
});

test('a phone without a kind stands beside others, unless one of them is the same', () => {
	const phones = { home: '111', work: '222' };
	expect(row({ ...emptyContact(), phones, phone: '333' })).toMatchObject({ phone: '333' });
	expect(row({ ...emptyContact(), phones, phone: '222' })).not.toHaveProperty('phone');
	expect(row({ ...emptyContact(), phone: '333' })).toEqual({ email: EMAIL, phone: '333' });
});

test.each([
	['email', true],
	['first_name', true],
	['last_name', true],
	['zip', true],
	['sms_number', true],
	['sms_consent_date', true],
	['cf:a\nb', true],
	['cf:', true],
	['home_phone', false],
	['work_city', false],
	['emails', false],
	['my_email', false],
	['name', false],
	['xcf:a', false],
])('a file may have the column %j: %s', (key, expected) =>
	expect(isFileColumn(key)).toBe(expected),
);

test('a custom field without an API name is refused', () => {
	const { custom_field_id } = DEFINITIONS[0];
	const contact = withField(custom_field_id, 'x');
	expect(refusal(() => toImportRow(EMAIL, contact, DEFINITIONS))).toMatchObject({
		message: "The custom field 'Custom 0' has no name that an import could use",
		remedy: 'Leave it out, or use Create or Update, which finds it by its ID',
	});
	expect(() => toImportRow(EMAIL, contact, [])).toThrow(
		"The custom field '' has no name that an import could use",
	);
});

test.each([
	[
		'custom fields',
		{ customFields: [...Array(26)].map((_, id) => ({ custom_field_id: `${id}`, value: 'x' })) },
		'26 custom fields',
	],
	[
		'street addresses',
		{ addresses: { home: {}, work: {}, other: {}, fourth: {} } },
		'4 street addresses',
	],
])('too many %s are refused', (_, more, words) =>
	expect(() => row({ ...emptyContact(), ...more })).toThrow(`The contact would have ${words}`),
);

test('four phones are refused', () => {
	const phones = { home: '1', work: '2', mobile: '3' };
	expect(() => row({ ...emptyContact(), phones, phone: '4' })).toThrow('4 phone numbers');
});

test('batches keep every row in order, each below the limit, and no two fit into one', () => {
	const texts = fc.array(
		fc.nat(600_000).map((length) => 'é'.repeat(length)),
		{ maxLength: 30 },
	);
	fc.assert(
		fc.property(texts, fc.nat(2000), (all, overhead) => {
			const rows = all.map((text, item) => ({ row: { text }, items: [item] }));
			const batches = toBatches(rows, overhead, jsonSize);
			expect(batches.flatMap(({ items }) => items)).toEqual(all.map((_, item) => item));
			const sizes = batches.map((batch) =>
				batch.rows.reduce((sum, each) => sum + jsonSize(each), overhead),
			);
			for (const size of sizes) expect(size).toBeLessThan(4_000_000);
			batches.slice(1).forEach(({ rows: [first] }, index) => {
				expect(sizes[index] + jsonSize(first)).toBeGreaterThanOrEqual(4_000_000);
			});
		}),
		{ numRuns: 60 },
	);
});

test('a batch has no more than 40,000 rows', () => {
	const rows = Array.from({ length: 80_001 }, (_, item) => ({
		row: { email: 'a' },
		items: [item],
	}));
	expect(toBatches(rows, 0, jsonSize).map((batch) => batch.rows.length)).toEqual([
		40_000, 40_000, 1,
	]);
});

const COLOURS = {
	custom_field_id: 'id-colours',
	label: 'Colours',
	name: 'colours',
	type: 'multi_select',
	choices: ['Red, dark', 'Blue', 'Red', 'dark', 'Green, light', 'Blue, sea'].map(
		(choice_label, choice_id) => ({
			choice_id,
			choice_label,
		}),
	),
};
const coloured = (...ids: number[]) =>
	toImportRow(
		EMAIL,
		{
			...emptyContact(),
			customFields: [{ custom_field_id: 'id-colours', choice_ids: ids.map(String) }],
		},
		[COLOURS],
	);

test.each([[[0, 1]], [[4, 2]], [[0]]])(
	'choices %j are refused: their commas would make other choices of them',
	(ids) =>
		expect(refusal(() => coloured(...ids))).toMatchObject({
			message: expect.stringMatching(
				/^'Colours' has the choice "(Red, dark|Green, light)", whose comma an import would read as the end of a choice$/,
			),
			remedy:
				'Use Create or Update, which names choices by their IDs, or rename the choice in Constant Contact',
		}),
);

test('choices without commas go together, and one with a comma goes alone', () => {
	expect(coloured(1, 2)).toEqual({ email: EMAIL, 'cf:colours': 'Blue,Red' });
	expect(coloured(5)).toEqual({ email: EMAIL, 'cf:colours': 'Blue, sea' });
	expect(coloured(4)).toEqual({ email: EMAIL, 'cf:colours': 'Green, light' });
	expect(coloured()).toEqual({ email: EMAIL, 'cf:colours': '' });
});
