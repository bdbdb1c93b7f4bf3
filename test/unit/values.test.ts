import fc from 'fast-check';
import { DateTime } from 'luxon';
import { toBoolean } from '../../nodes/ConstantContact/contact-model/booleans';
import {
	formatDate,
	isDayOfMonth,
	toBirthday,
	toCalendarDate,
} from '../../nodes/ConstantContact/contact-model/calendar';
import { toInstant } from '../../nodes/ConstantContact/contact-model/moments';
import { toDecimal, toWholeNumber } from '../../nodes/ConstantContact/contact-model/numbers';
import { isEmpty, toText } from '../../nodes/ConstantContact/contact-model/values';
import { refusal, unlessRefused } from './refusal';

describe('isEmpty', () => {
	test.each([[undefined], [null], [''], [' \t\n'], [[]], [['', null, [' ']]]])(
		'%j says nothing',
		(value) => expect(isEmpty(value)).toBe(true),
	);

	test.each([[0], [false], ['0'], [Number.NaN], [{}], [['', 0]], [new Date(0)]])(
		'%j is a value',
		(value) => expect(isEmpty(value)).toBe(false),
	);
});

describe('toText', () => {
	test.each<[unknown, string]>([
		['  Ann  ', 'Ann'],
		[42, '42'],
		[0, '0'],
		[false, 'false'],
		[12n, '12'],
		['Zoë 👩‍👩‍👧', 'Zoë 👩‍👩‍👧'],
	])('%p is written as %p', (value, text) => expect(toText('Name', value, 50)).toBe(text));

	test.each([[Number.NaN], [Infinity], [-Infinity]])(
		'%p is refused, because it is no value',
		(no) =>
			expect(refusal(() => toText('Name', no, 50)).message).toBe(`'Name' is not text: "${no}"`),
	);

	test.each([[{ first: 'Ann' }], [['Ann']], [new Date(0)], [null], [undefined]])(
		'%j is refused, because it is not one value',
		(value) =>
			expect(refusal(() => toText('Name', value, 50)).message).toBe(
				`'Name' is not text: "${JSON.stringify(value)}"`,
			),
	);

	test('the limit counts characters without surrounding blanks', () => {
		expect(toText('Name', ' 12345 ', 5)).toBe('12345');
		expect(refusal(() => toText('Name', '123456', 5))).toMatchObject({
			message: '\'Name\' has 6 characters, 5 are allowed: "123456"',
			remedy: 'Shorten the value to 5 characters',
		});
	});

	test('a long value is cut in the message', () => {
		const { message } = refusal(() => toText('Name', 'x'.repeat(1_000), 50));
		expect(message).toContain(`"${'x'.repeat(57)}..."`);
		expect(refusal(() => toText('Name', 'x'.repeat(60), 50)).message).toContain(
			`"${'x'.repeat(60)}"`,
		);
		expect(message.length).toBeLessThan(150);
	});
});

describe('toDecimal', () => {
	test.each<[unknown, string]>([
		[0, '0'],
		[-12.5, '-12.5'],
		[10n, '10'],
		[' 1234.50 ', '1234.50'],
		['-0.001', '-0.001'],
	])('%p is written as %p', (value, text) => expect(toDecimal('Price', value)).toBe(text));

	test.each([
		['1,234.50'],
		['$12'],
		['12 EUR'],
		['1e3'],
		['0x10'],
		['12.'],
		['--1'],
		['Infinity'],
		['１２'],
	])('the text %p is refused', (value) =>
		expect(refusal(() => toDecimal('Price', value)).message).toBe(
			`'Price' is not a number: "${value}"`,
		),
	);

	test.each([[Number.NaN], [Infinity], [1e21], [true], [null], [[1]], [{}]])(
		'%p is refused',
		(value) =>
			expect(refusal(() => toDecimal('Price', value)).message).toMatch(
				/^'Price' is not a number: "/,
			),
	);

	test('no whole number is changed', () => {
		fc.assert(
			fc.property(fc.maxSafeInteger(), (number) => {
				expect(Number(toDecimal('Price', number))).toBe(number);
			}),
		);
	});
});

describe('toWholeNumber', () => {
	test.each<[unknown, number]>([
		[1, 1],
		['12', 12],
		[' 07 ', 7],
		['3.0', 3],
	])('%p is %p', (value, number) => expect(toWholeNumber('Month', value, 1, 12)).toBe(number));

	test.each([[0], [13], ['1.5'], ['-1']])('%p is out of bounds', (value) =>
		expect(refusal(() => toWholeNumber('Month', value, 1, 12))).toMatchObject({
			message: `'Month' is not a whole number from 1 to 12: "${value}"`,
			remedy: 'Use a whole number from 1 to 12',
		}),
	);

	test('a word is not a number', () =>
		expect(refusal(() => toWholeNumber('Month', 'May', 1, 12)).message).toBe(
			'\'Month\' is not a number: "May"',
		));
});

describe('toBoolean', () => {
	test.each([[true], ['true'], ['TRUE'], [' Yes '], ['y'], [1], ['1']])('%p is true', (value) =>
		expect(toBoolean('Member', value)).toBe(true),
	);

	test.each([[false], ['false'], ['No'], ['n'], [0], ['0']])('%p is false', (value) =>
		expect(toBoolean('Member', value)).toBe(false),
	);

	test.each([
		['maybe'],
		[2],
		[{}],
		['truely'],
		[null],
		[['true']],
		[{ toString: 1 }],
		[Number.NaN],
	])('%p is refused', (value) =>
		expect(refusal(() => toBoolean('Member', value))).toMatchObject({
			message: expect.stringMatching(/^'Member' is not true or false: "/),
			remedy: 'Use true or false',
		}),
	);
});

describe('toCalendarDate', () => {
	const lastOfMarch = { year: 2026, month: 3, day: 31 };

	test.each([
		['2026-03-31'],
		['2026/03/31'],
		['2026/3/31'],
		['03/31/2026'],
		['3-31-2026'],
		[' 2026-03-31 '],
		['2026-03-31T00:00:00+14:00'],
		['2026-03-31T23:59:59.999-12:00'],
		['2026-03-31 08:15'],
		['2026-03-31 8:15'],
		['2026-03-31 00:00'],
		['2026-03-31t19:59:59z'],
	])('%p is the last of March', (text) => expect(toCalendarDate('Day', text)).toEqual(lastOfMarch));

	test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kolkata', 'utc'])(
		'a Luxon DateTime keeps the day it has in %s, from its first to its last moment',
		(zone) => {
			const day = DateTime.fromObject(lastOfMarch, { zone });
			expect(toCalendarDate('Day', day.startOf('day'))).toEqual(lastOfMarch);
			expect(toCalendarDate('Day', day.endOf('day'))).toEqual(lastOfMarch);
		},
	);

	test('a Date is read in UTC, as n8n writes it', () => {
		expect(toCalendarDate('Day', new Date('2026-03-31T00:00:00Z'))).toEqual(lastOfMarch);
		expect(toCalendarDate('Day', new Date('2026-03-31T23:59:59.999Z'))).toEqual(lastOfMarch);
	});

	test('leap days exist in leap years only', () => {
		expect(toCalendarDate('Day', '2024-02-29').day).toBe(29);
		expect(toCalendarDate('Day', '2000-02-29').day).toBe(29);
		refusal(() => toCalendarDate('Day', '2023-02-29'));
		refusal(() => toCalendarDate('Day', '1900-02-29'));
	});

	test.each([['2026-02-30'], ['2026-13-01'], ['2026-00-10'], ['2026-04-31'], ['0000-01-01']])(
		'%p is not in the calendar',
		(text) =>
			expect(refusal(() => toCalendarDate('Day', text)).message).toBe(
				`'Day' is not a day of the calendar: "${text}"`,
			),
	);

	test('a European date is refused with a word on the order', () =>
		expect(refusal(() => toCalendarDate('Day', '31/03/2026')).remedy).toContain('MM/DD/YYYY'));

	test.each([
		['tomorrow'],
		['31.03.2026'],
		['03/31/26'],
		['20260331'],
		['2026-03'],
		['03-31'],
		['2026-003-31'],
		['2026-03-031'],
		['003/31/2026'],
		['03/031/2026'],
		['2026-03-31T100:00'],
		['2026-03-31T24:00:00'],
		['2026-03-31T25:00'],
		['2026-03-31 08:60'],
		['2026-03-31 99:99Z'],
	])('%p is not a date', (text) =>
		expect(refusal(() => toCalendarDate('Day', text)).message).toBe(
			`'Day' is not a date: "${text}"`,
		),
	);

	test.each([
		[45_000],
		[true],
		[{}],
		[null],
		[{ toISO: 1 }],
		[{ toISO: '2026-03-31' }],
		[{ toString: 1 }],
		[['2026-03-31']],
		[new Date('')],
		[DateTime.invalid('bad')],
	])('%p is not a date either', (value) =>
		expect(refusal(() => toCalendarDate('Day', value)).message).toMatch(/^'Day' is not a date: "/),
	);

	test('every day that exists is read in every format as the day it is, and written so', () => {
		const days = fc.date({
			min: new Date('0001-01-01T00:00:00Z'),
			max: new Date('9999-12-31T23:59:59Z'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(days, (date) => {
				const iso = date.toISOString();
				const [year, month, day] = iso.slice(0, 10).split('-');
				for (const written of [
					`${year}-${month}-${day}`,
					`${year}/${Number(month)}/${Number(day)}`,
					`${month}/${day}/${year}`,
					`${Number(month)}-${Number(day)}-${year}`,
					iso,
					date,
				]) {
					expect(formatDate(toCalendarDate('Day', written))).toBe(iso.slice(0, 10));
				}
			}),
		);
	});
});

describe('toInstant', () => {
	test.each<[unknown, string]>([
		['2026-03-31T08:15:00Z', '2026-03-31T08:15:00Z'],
		['2026-03-31T08:15:00.999Z', '2026-03-31T08:15:00Z'],
		['2026-03-31 08:15Z', '2026-03-31T08:15:00Z'],
		['2026-03-31T08:15:00-04:00', '2026-03-31T12:15:00Z'],
		['2026-03-31T22:15:00-0400', '2026-04-01T02:15:00Z'],
		[new Date('2026-03-31T08:15:00Z'), '2026-03-31T08:15:00Z'],
		[DateTime.fromISO('2026-03-31T08:15:00', { zone: 'Asia/Kolkata' }), '2026-03-31T02:45:00Z'],
	])('%p is %p', (value, instant) => expect(toInstant('At', value, 'UTC')).toBe(instant));

	test.each([
		['2026-03-31'],
		['2026-02-30T99:00:00'],
		['2026-03-31T25:00:00Z'],
		['2026-03-31T08:15:00+99:99'],
		['03/31/2026 08:15Z'],
		['now'],
	])('%p is refused with an example', (value) =>
		expect(refusal(() => toInstant('At', value, 'UTC'))).toMatchObject({
			message: `'At' is not a date and time: "${value}"`,
			remedy: expect.stringContaining('2026-03-31T08:15:00Z'),
		}),
	);

	test.each([
		[1_775_000_000_000],
		[new Date('')],
		[DateTime.invalid('bad')],
		[{}],
		[true],
		[{ toISO: 1 }],
		[{ toString: 1 }],
		['2026-03-31T24:00:00Z'],
		['2026-03-31T08:60:00Z'],
	])('%p is refused', (value) =>
		expect(refusal(() => toInstant('At', value, 'UTC')).message).toContain("'At' is not"),
	);

	test.each([
		['2026-03-31T08:15:00', 'America/New_York', '2026-03-31T12:15:00Z'],
		['2026-01-31 08:15', 'America/New_York', '2026-01-31T13:15:00Z'],
		['2026-03-31T08:15:00', 'Asia/Kolkata', '2026-03-31T02:45:00Z'],
		['2026-03-31T08:15:00', 'UTC', '2026-03-31T08:15:00Z'],
		// The day on which clocks in New York are set forward at 02:00, before and after.
		['2026-03-08T01:30:00', 'America/New_York', '2026-03-08T06:30:00Z'],
		['2026-03-08T03:30:00', 'America/New_York', '2026-03-08T07:30:00Z'],
	])('without a zone it is meant in the one of the workflow: %s in %s', (value, zone, instant) =>
		expect(toInstant('At', value, zone)).toBe(instant),
	);

	test('a day that does not exist does not become the next one', () =>
		expect(refusal(() => toInstant('At', '2026-02-30T08:00:00Z', 'UTC')).message).toBe(
			'\'At\' is not a day of the calendar: "2026-02-30T08:00:00Z"',
		));
});

describe('toBirthday', () => {
	test.each<[unknown, number, number]>([
		['03-31', 3, 31],
		['3/31', 3, 31],
		['02-29', 2, 29],
		['1990-03-31', 3, 31],
		['12/24/1990', 12, 24],
		[new Date('1990-03-31T00:00:00Z'), 3, 31],
		[DateTime.fromISO('1990-03-31T00:00:00', { zone: 'Pacific/Kiritimati' }), 3, 31],
	])('%p is month %p, day %p', (value, month, day) =>
		expect(toBirthday('Birthday', value)).toMatchObject({ month, day }),
	);

	test.each([['02-30'], ['13/01'], ['0-1'], ['31-12']])('%p is not in the calendar', (value) =>
		expect(refusal(() => toBirthday('Birthday', value))).toMatchObject({
			message: `'Birthday' is not a day of the calendar: "${value}"`,
			remedy: expect.stringContaining('MM-DD'),
		}),
	);

	test.each([['31 March'], [331], ['1990'], ['003-31'], ['03-031']])('%p is not a date', (value) =>
		expect(refusal(() => toBirthday('Birthday', value)).message).toBe(
			`'Birthday' is not a date: "${value}"`,
		),
	);
});

test('without a year, 29 February exists', () => {
	expect(isDayOfMonth(29, 2)).toBe(true);
	expect(isDayOfMonth(29, 2, 2023)).toBe(false);
	expect(isDayOfMonth(30, 2)).toBe(false);
	expect(isDayOfMonth(0, 1)).toBe(false);
	expect(isDayOfMonth(1, 0)).toBe(false);
});

test.each<[string, (value: unknown) => unknown]>([
	['toText', (value) => toText('Field', value, 50)],
	['toBoolean', (value) => toBoolean('Field', value)],
	['toDecimal', (value) => toDecimal('Field', value)],
	['toWholeNumber', (value) => toWholeNumber('Field', value, 1, 12)],
	['toCalendarDate', (value) => toCalendarDate('Field', value)],
	['toInstant', (value) => toInstant('Field', value, 'UTC')],
	['toBirthday', (value) => toBirthday('Field', value)],
])('%s converts or refuses any JSON value, and never breaks', (_name, convert) => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			unlessRefused(() => convert(value));
		}),
	);
});
