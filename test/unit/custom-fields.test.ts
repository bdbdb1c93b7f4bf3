import fc from 'fast-check';
import { DateTime } from 'luxon';
import { emptyContact } from '../../nodes/ConstantContact/contact-model/contact';
import {
	toContactField,
	type CustomFieldDefinition,
} from '../../nodes/ConstantContact/contact-model/custom-fields';
import { isEmpty } from '../../nodes/ConstantContact/input/values';
import { refusal, unlessRefused } from './refusal';

const field = (type: string, more: Partial<CustomFieldDefinition> = {}): CustomFieldDefinition => ({
	custom_field_id: 'the-id',
	label: 'My Field',
	type,
	...more,
});

const CHOICES = [
	{ choice_id: 1, choice_label: 'Red' },
	{ choice_id: 2, choice_label: 'Dark Green' },
	{ choice_id: '000003', choice_label: 'Black, White' },
	{ choice_id: 4, choice_label: 'Mauve', deleted_at: '2026-01-01' },
];

const REMEDY = 'Use one of: "Red", "Dark Green", "Black, White"';

const single = field('single_select', { choices: CHOICES });
const multi = field('multi_select', { choices: CHOICES });

/** What is written for a value; it always names the field. */
function write(definition: CustomFieldDefinition, value: unknown) {
	const contact = emptyContact();
	toContactField(definition).write(contact, value);
	expect(contact.customFields).toHaveLength(1);
	const [{ custom_field_id, combines, ...written }] = contact.customFields;
	expect([custom_field_id, combines]).toEqual([
		'the-id',
		definition.type === 'multi_select' ? 'set' : undefined,
	]);
	return written;
}

describe('plain values', () => {
	test.each<[string, unknown, string]>([
		['string', '  Tesla ', 'Tesla'],
		['string', 42, '42'],
		['text_area', 'Line 1\nLine 2', 'Line 1\nLine 2'],
		['number', -3, '-3'],
		['number', '12.75', '12.75'],
		['currency', 1234.5, '1234.5'],
		['currency', '1234.50', '1234.50'],
		['boolean', true, 'true'],
		['boolean', 'no', 'false'],
		['date', '03/31/2026', '2026-03-31'],
		['date', DateTime.fromISO('2026-03-31T23:00:00', { zone: 'America/New_York' }), '2026-03-31'],
		['datetime', '2026-03-31T08:15:00-04:00', '2026-03-31T12:15:00Z'],
		['datetime', new Date('2026-03-31T08:15:00Z'), '2026-03-31T08:15:00Z'],
	])('%s: %p is written as %p', (type, value, written) =>
		expect(write(field(type), value)).toEqual({ value: written }),
	);

	test.each<[string, unknown, string]>([
		['string', { a: 1 }, 'is not text: "{"a":1}"'],
		['text_area', 'x'.repeat(256), 'has 256 characters, 255 are allowed'],
		['number', 'many', 'is not a number: "many"'],
		['number', '1'.repeat(256), 'has 256 characters, 255 are allowed'],
		['currency', '$5', 'is not a number: "$5"'],
		['boolean', 'maybe', 'is not true or false: "maybe"'],
		['date', '2026-02-30', 'is not a day of the calendar: "2026-02-30"'],
		['datetime', 'soon', 'is not a date and time'],
	])('%s: %p is refused', (type, value, words) =>
		expect(refusal(() => write(field(type), value)).message).toContain(`'My Field' ${words}`),
	);

	test('text takes as much as the API stores', () =>
		expect(write(field('string'), 'x'.repeat(255)).value).toHaveLength(255));

	test('a type that nobody knows yet takes text', () => {
		expect(toContactField(field('rating')).input).toBe('string');
		expect(write(field('rating'), 5)).toEqual({ value: '5' });
	});

	test.each([['constructor'], ['__proto__']])('the type %p is only a type', (type) =>
		expect(write(field(type), 'x')).toEqual({ value: 'x' }),
	);
});

describe('what the account says about numbers', () => {
	test.each(['number', 'currency'])('%s: decimals', (type) => {
		const twoDecimals = field(type, { metadata: { decimal_places: 2 } });
		expect(write(twoDecimals, 12.25)).toEqual({ value: '12.25' });
		expect(write(twoDecimals, 12)).toEqual({ value: '12' });
		expect(refusal(() => write(twoDecimals, '12.255')).message).toBe(
			'\'My Field\' takes 2 decimals at most: "12.255"',
		);
	});

	test('whole numbers only, whatever the decimals say', () => {
		const whole = field('number', { metadata: { integer: true, decimal_places: 2 } });
		expect(write(whole, 12)).toEqual({ value: '12' });
		expect(refusal(() => write(whole, 12.5)).message).toBe(
			'\'My Field\' takes 0 decimals at most: "12.5"',
		);
	});

	test.each<[CustomFieldDefinition['metadata'], unknown, string]>([
		[{ integer: true }, '12.0', '12'],
		[{ integer: true }, '100.00', '100'],
		[{ integer: true }, '100', '100'],
		[{ integer: true }, '0.0', '0'],
		[{ decimal_places: 0 }, '10.0', '10'],
		[{ decimal_places: 1 }, '12.50', '12.5'],
		[{ decimal_places: 1 }, '-12.000', '-12'],
		[{ decimal_places: 2 }, '12.50', '12.50'],
		[{ decimal_places: 2 }, '10.200', '10.2'],
		[{ allow_negative: false }, '-0', '-0'],
		[{ allow_negative: false }, -0, '0'],
		[{ decimal_places: null }, '1.23456', '1.23456'],
		[null, '-1.5', '-1.5'],
	])('%j: zeros at the end cost no decimals: %p is written as %p', (metadata, value, written) =>
		expect(write(field('number', { metadata }), value)).toEqual({ value: written }),
	);

	test.each(['12.05', '12.050'])('zeros between stay decimals: %p is refused', (value) =>
		expect(
			refusal(() => write(field('number', { metadata: { decimal_places: 1 } }), value)).message,
		).toBe(`'My Field' takes 1 decimals at most: "${value}"`),
	);

	test('negative numbers are refused only where the account does not allow them', () => {
		expect(write(field('number', { metadata: { allow_negative: true } }), -1)).toEqual({
			value: '-1',
		});
		expect(write(field('number', { metadata: {} }), -1)).toEqual({ value: '-1' });
		const positive = field('number', { metadata: { allow_negative: false } });
		expect(write(positive, 0)).toEqual({ value: '0' });
		expect(refusal(() => write(positive, -1)).message).toBe(
			'\'My Field\' does not take negative numbers: "-1"',
		);
	});
});

describe('one choice', () => {
	test.each<[unknown, string]>([
		['Red', '1'],
		[' red ', '1'],
		['DARK GREEN', '2'],
		[2, '2'],
		['2', '2'],
		['000003', '000003'],
		['black, white', '000003'],
	])('%p is choice %p', (value, id) => expect(write(single, value)).toEqual({ choice_ids: [id] }));

	test('an ID is found in any case', () => {
		const choices = [{ choice_id: 'AbC', choice_label: 'Red' }];
		expect(write(field('single_select', { choices }), 'ABC')).toEqual({ choice_ids: ['AbC'] });
	});

	test.each([['Mauve'], ['4'], ['Blue']])('%p is refused with the choices there are', (value) =>
		expect(refusal(() => write(single, value))).toMatchObject({
			message: `'My Field' has no choice "${value}"`,
			remedy: REMEDY,
		}),
	);

	test.each([['Red, Dark Green'], ['Red;2'], [['Red', 'Dark Green']]])(
		'%j is refused, because it is more than one choice',
		(value) =>
			expect(refusal(() => write(single, value))).toMatchObject({
				message: expect.stringMatching(/^'My Field' takes one choice: ".+"$/),
				remedy: 'Map a single choice',
			}),
	);

	test.each([[['Red']], ['Red, red'], [[1, 'Red', null]]])('%j is one choice', (value) =>
		expect(write(single, value)).toEqual({ choice_ids: ['1'] }),
	);

	test.each([[','], [' ; ,'], [';']])('the separators %p alone are refused', (value) =>
		expect(refusal(() => write(single, value)).message).toBe(
			`'My Field' has no choice "${value.trim()}"`,
		),
	);

	test('the editor offers the choices that are not deleted', () =>
		expect(toContactField(single)).toMatchObject({
			label: 'My Field',
			input: 'options',
			choices: [
				{ id: '1', label: 'Red' },
				{ id: '2', label: 'Dark Green' },
				{ id: '000003', label: 'Black, White' },
			],
		}));
});

test.each(['single_select', 'multi_select'])('%s: a label wins over an ID like it', (type) => {
	const choices = [
		{ choice_id: 1, choice_label: '2' },
		{ choice_id: 2, choice_label: '3' },
		{ choice_id: 3, choice_label: '1' },
		{ choice_id: 4, choice_label: 'Other' },
	];
	const swapped = field(type, { choices });
	expect(write(swapped, '1')).toEqual({ choice_ids: ['3'] });
	expect(write(swapped, 2)).toEqual({ choice_ids: ['1'] });
	expect(write(swapped, '4')).toEqual({ choice_ids: ['4'] });
	if (type === 'multi_select') {
		expect(write(swapped, '1, 2;3')).toEqual({ choice_ids: ['3', '1', '2'] });
	}
});

test.each(['single_select', 'multi_select'])('%s: what is null does no harm', (type) => {
	const choices = [{ choice_id: 1, choice_label: 'Red', deleted_at: null }];
	expect(write(field(type, { choices, metadata: null }), 'red')).toEqual({ choice_ids: ['1'] });
	const none = field(type, { choices: null });
	expect(toContactField(none)).not.toHaveProperty('choices');
	expect(refusal(() => write(none, 'Red')).message).toBe('\'My Field\' has no choice "Red"');
});

describe('several choices', () => {
	test.each<[string, unknown, string[]]>([
		['labels with commas between', 'Red, dark green', ['1', '2']],
		['labels with semicolons between', 'Red;Dark Green', ['1', '2']],
		['an array of labels', ['Dark Green', 'RED'], ['2', '1']],
		['an array of IDs', [1, '2', '000003'], ['1', '2', '000003']],
		['one label with a comma', 'Black, White', ['000003']],
		['a label with a comma in an array', ['Red', 'Black, White'], ['1', '000003']],
		['a label with a comma first in a list', 'black, white, Red', ['000003', '1']],
		['a label with a comma last in a list', 'Red,Black, White', ['1', '000003']],
		['a label with a comma between semicolons', '2; Black, White; Red', ['2', '000003', '1']],
		['one ID as a number', 2, ['2']],
		['a choice named twice', 'Red,1,red', ['1']],
		['blanks between commas', 'Red,, ', ['1']],
		['empty values in an array', [null, 'Red', ''], ['1']],
	])('%s', (_what, value, ids) => expect(write(multi, value)).toEqual({ choice_ids: ids }));

	test('one wrong choice is refused by name, with the choices there are', () =>
		expect(refusal(() => write(multi, 'Red, Mauve'))).toMatchObject({
			message: '\'My Field\' has no choice "Mauve"',
			remedy: REMEDY,
		}));

	test.each([[','], [';'], [' , ;; ,']])('the separators %p alone never mean no choice', (value) =>
		expect(refusal(() => write(multi, value))).toMatchObject({
			message: `'My Field' has no choice "${value.trim()}"`,
			remedy: REMEDY,
		}),
	);

	test('the editor takes text, and knows the choices', () =>
		expect(toContactField(multi)).toMatchObject({
			label: 'My Field',
			input: 'string',
			choices: [{ label: 'Red' }, { label: 'Dark Green' }, { label: 'Black, White' }],
		}));

	test('any choices, by label in an array, are the ones written', () => {
		const labels = fc.uniqueArray(
			fc.string({ minLength: 1 }).filter((label) => label.trim() !== ''),
			{ minLength: 1, maxLength: 100, selector: (label) => label.trim().toLowerCase() },
		);
		const someOf = labels.chain((all) =>
			fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: 1 })),
		);
		fc.assert(
			fc.property(someOf, ([all, chosen]) => {
				const choices = all.map((choice_label, index) => ({
					choice_id: `id ${index}`,
					choice_label,
				}));
				expect(write(field('multi_select', { choices }), chosen)).toEqual({
					choice_ids: chosen.map((label) => `id ${all.indexOf(label)}`),
				});
			}),
		);
	});
});

describe.each([
	'string',
	'text_area',
	'number',
	'currency',
	'boolean',
	'date',
	'datetime',
	'single_select',
	'multi_select',
	'rating',
])('%s', (type) => {
	const definition = field(type, { choices: CHOICES });

	test.each<[unknown]>([
		[{ toString: 1 }],
		[{ valueOf: 1, toString: null }],
		[{ toISO: 1 }],
		[{ toISO: { call: 1 } }],
		[{ length: 1 }],
		[Number.NaN],
		[Infinity],
		[-Infinity],
		[[['Red']]],
		[['Red', { toString: 1 }]],
		[[[[1]], 2]],
	])('%p is refused', (value) =>
		expect(refusal(() => write(definition, value)).message).toMatch(/^'My Field' /),
	);

	test('any JSON value is written or refused, and never breaks', () => {
		fc.assert(
			fc.property(
				fc.jsonValue().filter((value) => !isEmpty(value)),
				(value) => {
					const written = unlessRefused(() => write(definition, value));
					if (written) expect(JSON.stringify(written)).not.toContain('"choice_ids":[]');
				},
			),
		);
	});
});

test.each([
	['string', 'string'],
	['text_area', 'string'],
	['number', 'number'],
	['currency', 'number'],
	['boolean', 'boolean'],
	['date', 'dateTime'],
	['datetime', 'dateTime'],
])('the editor shows %s as %s', (type, input) => {
	expect(toContactField(field(type))).toMatchObject({
		id: 'the-id',
		label: 'My Field',
		input,
		section: 'custom_fields',
	});
	expect(toContactField(field(type))).not.toHaveProperty('choices');
});
