import fc from 'fast-check';
import { isEmpty, toName, toText } from '../../nodes/ConstantContact/input/values';
import { refusal, unlessRefused } from './refusal';

describe('isEmpty', () => {
	test.each([
		[undefined],
		[null],
		[''],
		[' \t\n'],
		['\u200b'],
		['\ufeff \u00ad'],
		['\u200e\u2069'],
		[['\u2060', null]],
		[[]],
		[['', null, [' ']]],
	])('%j says nothing', (value) => expect(isEmpty(value)).toBe(true));

	test.each([
		[0],
		[false],
		['0'],
		[Number.NaN],
		[{}],
		[['', 0]],
		[new Date(0)],
		['\u200b0'],
		['👩\u200d👧'],
	])('%j is a value', (value) => expect(isEmpty(value)).toBe(false));
});

describe('toText', () => {
	test.each<[unknown, string]>([
		['  Ann  ', 'Ann'],
		[42, '42'],
		[0, '0'],
		[false, 'false'],
		[12n, '12'],
		['Zoë 👩‍👩‍👧', 'Zoë 👩‍👩‍👧'],
		[['Ann'], 'Ann'],
		[['', 'Ann', null], 'Ann'],
		[[42], '42'],
		['\u200bAnn\u2060', 'Ann'],
		['\ufeff\u202a Ann \u202c', 'Ann'],
		['\u00adAnn\u200f', 'Ann'],
		['👩\u200d👩\u200d👧', '👩\u200d👩\u200d👧'],
		['می\u200cخواهم', 'می\u200cخواهم'],
		[
			'🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
			'🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
		],
		['O&#039;Brien', "O'Brien"],
		['AT&amp;T', 'AT&T'],
		['J&ouml;rg &#x26; &#38; S&oslash;n', 'Jörg & & Søn'],
		['&amp;amp;', '&amp;'],
		['&nbsp;Ann&nbsp;', 'Ann'],
		['R&D; &unknown;', 'R&D; &unknown;'],
		["'02134", '02134'],
		["'+1 555", '+1 555'],
		['="02134"', '02134'],
		["'s-Hertogenbosch", "'s-Hertogenbosch"],
		["'47 Brand", "'47 Brand"],
		["O'Brien", "O'Brien"],
		['Null', 'Null'],
		['Nullarbor', 'Nullarbor'],
		['undefined behaviour', 'undefined behaviour'],
		['None', 'None'],
		['See #NV and {{ name }}', 'See #NV and {{ name }}'],
		['Line 1\nLine 2\tend', 'Line 1\nLine 2\tend'],
	] as Array<[unknown, string]>)('%p is written as %p', (value, text) =>
		expect(toText('Name', value, 50)).toBe(text),
	);

	test.each([
		['null'],
		['NULL'],
		['undefined'],
		['undefined undefined'],
		[' null null '],
		['NaN'],
		['[object Object]'],
		['Ann [object Object]'],
		['[object Undefined]'],
		['Invalid Date'],
		['Invalid DateTime'],
		['#N/A'],
		['#REF!'],
		['#NAME?'],
		['\\N'],
		['<nil>'],
		['#NV'],
		['#WERT!'],
		['#N/D'],
		['#VALEUR!'],
		['#BEZUG!'],
		['#¿NOMBRE?'],
		['{{ $json.first_name }}'],
		['={{ $json.a }}\n{{ $json.b }}'],
		['(null)'],
		['="null"'],
	])('%p stands for a value that is missing, and is refused', (value) =>
		expect(refusal(() => toText('Name', value, 50))).toMatchObject({
			message: expect.stringMatching(/^'Name' is not text: "/),
			remedy: expect.stringContaining('map nothing'),
		}),
	);

	test.each([
		['M\ufffdller', "'Name' has lost a character, which is now \ufffd: "],
		['A\u0000n\u0000n', "'Name' has a character that is not text, U+0000: "],
		['Ann \ud83d', "'Name' has a character that is not text, U+D83D: "],
		['\udc69Ann', "'Name' has a character that is not text, U+DC69: "],
		['An\u001bn', "'Name' has a character that is not text, U+001B: "],
		['An\u0085n', "'Name' has a character that is not text, U+0085: "],
	])('%p is visibly broken, and refused', (value, words) =>
		expect(refusal(() => toText('Name', value, 50)).message).toContain(words),
	);

	test('any text between invisible characters is that text', () => {
		const invisible = fc.string({
			unit: fc.constantFrom(
				' ',
				'\t',
				'\u00a0',
				'\u200b',
				'\u200e',
				'\u2060',
				'\u00ad',
				'\u2066',
				'\ufeff',
			),
			maxLength: 4,
		});
		const word = fc.stringMatching(/^[A-Za-zÀ-ž][\w .,À-ž-]{0,20}[A-Za-zÀ-ž]$/);
		fc.assert(
			fc.property(invisible, word, invisible, (before, text, after) => {
				fc.pre(!['null', 'NULL', 'undefined', 'NaN', 'NaT'].includes(text));
				expect(toText('Name', before + text + after, 50)).toBe(text);
				expect(isEmpty(before + after)).toBe(true);
			}),
		);
	});

	test('what is written once is written alike again', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const once = unlessRefused(() => toText('Name', text, 500));
				// An entity of an entity is decoded once for each writing.
				fc.pre(once !== undefined && !once.includes('&') && !/^['=]/.test(once));
				expect(toText('Name', once, 500)).toBe(once);
			}),
		);
	});

	test('a moment is refused by its plain text', () =>
		expect(refusal(() => toText('Name', new Date(0), 50)).message).toBe(
			'\'Name\' is not text: "1970-01-01T00:00:00.000Z"',
		));

	test.each([[Number.NaN], [Infinity], [-Infinity]])(
		'%p is refused, because it is no value',
		(no) =>
			expect(refusal(() => toText('Name', no, 50)).message).toBe(`'Name' is not text: "${no}"`),
	);

	test.each([[{ first: 'Ann' }], [['Ann', 'Bob']], [[['Ann']]], [null], [undefined]])(
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

describe('toName', () => {
	test.each([
		[true],
		['false'],
		['None'],
		['Ann undefined'],
		['undefined, Paris'],
		['1 Main, undefined'],
		['1 Main, null'],
		['1 Main, #N/A'],
		['1 Main, false'],
		['Ann <nil>'],
		['Dear {{ name }}'],
		['1 Main, [object Object]'],
	])('%p is refused', (value) =>
		expect(refusal(() => toName('Name', value, 50))).toMatchObject({
			message: `'Name' is not text: "${value}"`,
			remedy: expect.stringContaining('map nothing'),
		}),
	);

	test.each([
		['Null'],
		['Nan'],
		['True'],
		['Nonesuch'],
		['Undefined Ltd'],
		['Nullarbor Rd'],
		['1 Main #12'],
	])('%p is taken', (value) => expect(toName('Name', value, 50)).toBe(value));
});

test.each<[string, (value: unknown) => unknown]>([
	['toText', (value) => toText('Field', value, 50)],
	['toName', (value) => toName('Field', value, 50)],
])('%s converts or refuses any JSON value, and never breaks', (_name, convert) => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			unlessRefused(() => convert(value));
		}),
	);
});

test('a value that has no JSON can be shown', () => {
	const circle: unknown[] = [1];
	circle.push(circle);
	for (const value of [[1n, 2n], circle, { a: 1n }]) {
		expect(refusal(() => toText('Name', value, 50)).message).toMatch(
			/^'Name' is not text: "\[object (Array|Object)\]"$/,
		);
	}
});
