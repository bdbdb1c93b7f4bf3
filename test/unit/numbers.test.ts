import fc from 'fast-check';
import { toBoolean } from '../../nodes/ConstantContact/input/booleans';
import { plainDecimal, toDecimal, toWholeNumber } from '../../nodes/ConstantContact/input/numbers';
import { refusal, unlessRefused } from './refusal';

describe('toDecimal', () => {
	test.each<[unknown, string]>([
		[0, '0'],
		[-12.5, '-12.5'],
		[10n, '10'],
		[' 1234.50 ', '1234.50'],
		['-0.001', '-0.001'],
		[[12], '12'],
		[['12.5'], '12.5'],
		["'12", '12'],
		['\u200b12\u00a0', '12'],
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
		['1.5E+3'],
		['N/A'],
		['null'],
		['NaN'],
		['１２'],
	])('the text %p is refused', (value) =>
		expect(refusal(() => toDecimal('Price', value)).message).toBe(
			`'Price' is not a number: "${value}"`,
		),
	);

	test.each([[Number.NaN], [Infinity], [1e21], [true], [null], [[1, 2]], [[[1]]], [[true]], [{}]])(
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

test.each([
	['12', '12'],
	['012.50', '12.5'],
	['-0012.050', '-12.05'],
	['0.10', '0.1'],
	['10', '10'],
	['100.00', '100'],
	['7.', '7'],
	['0', '0'],
	['-0.0', '0'],
	['000', '0'],
	['-0.5', '-0.5'],
	['12a', undefined],
	['a12', undefined],
	['1.2.3', undefined],
	['', undefined],
	['+5', undefined],
])('%p has no more digits than it needs: %p', (text, plain) =>
	expect(plainDecimal(text)).toBe(plain),
);

describe('toWholeNumber', () => {
	test.each<[unknown, number]>([
		[1, 1],
		['12', 12],
		[' 07 ', 7],
		['3.0', 3],
	])('%p is %p', (value, number) => expect(toWholeNumber('Month', value, 1, 12)).toBe(number));

	test.each([[0], [13], ['1.5'], ['-1'], [true]])('%p is out of bounds', (value) =>
		expect(refusal(() => toWholeNumber('Month', value, 1, 12))).toMatchObject({
			message: `'Month' is not a whole number from 1 to 12: "${value}"`,
			remedy: 'Use a whole number from 1 to 12',
		}),
	);

	test.each([['August'], ['$3'], ['1,000'], ['']])(
		'%p is told which numbers are taken, and nothing about currency',
		(word) =>
			expect(refusal(() => toWholeNumber('Birthday Month', word, 1, 12))).toMatchObject({
				message: `'Birthday Month' is not a whole number from 1 to 12: "${word}"`,
				remedy: 'Use a whole number from 1 to 12',
			}),
	);
});

describe('toBoolean', () => {
	test.each([
		[true],
		['true'],
		['TRUE'],
		[' Yes '],
		['y'],
		['t'],
		[1],
		['1'],
		['on'],
		['ON'],
		[['Yes']],
		[[true]],
		[['on', '']],
	])('%p is true', (value) => expect(toBoolean('Member', value)).toBe(true));

	test.each([[false], ['false'], ['No'], ['n'], ['f'], [0], ['0'], ['off'], [['off']], [[0]]])(
		'%p is false',
		(value) => expect(toBoolean('Member', value)).toBe(false),
	);

	test.each([
		['maybe'],
		[2],
		[{}],
		['truely'],
		[null],
		[['true', 'false']],
		[[['true']]],
		['null'],
		[{ toString: 1 }],
		[Number.NaN],
	])('%p is refused', (value) =>
		expect(refusal(() => toBoolean('Member', value))).toMatchObject({
			message: expect.stringMatching(/^'Member' is not true or false: "/),
			remedy: 'Use true or false',
		}),
	);
});

test.each<[string, (value: unknown) => unknown]>([
	['toBoolean', (value) => toBoolean('Field', value)],
	['toDecimal', (value) => toDecimal('Field', value)],
	['toWholeNumber', (value) => toWholeNumber('Field', value, 1, 12)],
])('%s converts or refuses any JSON value, and never breaks', (_name, convert) => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			unlessRefused(() => convert(value));
		}),
	);
});
