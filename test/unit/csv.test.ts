import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { CsvReader, toCsvLine } from '../../nodes/ConstantContact/files/csv';
import { isMultipart, toMultipart } from '../../nodes/ConstantContact/files/multipart';
import { cpuTimeOf } from '../support/cpu-time';

const isEmail = (heading: string) => heading.trim() === 'email';

function rowsOf(pieces: string[], isSought = isEmail) {
	const reader = new CsvReader(isSought);
	const rows = pieces.flatMap((piece) => reader.read(piece));
	return { reader, rows: [...rows, ...reader.end()] };
}
const read = (pieces: string[]) => rowsOf(pieces).rows.map(({ cells }) => cells);
const cut = (text: string, places: number[]) => {
	const at = [0, ...places.filter((place) => place < text.length).sort((a, b) => a - b)];
	return at.map((start, index) => text.slice(start, at[index + 1]));
};

const letters = [
	'a',
	'é',
	'😀',
	'"',
	"'",
	',',
	';',
	'|',
	'\n',
	'\r\n',
	'\r',
	' ',
	'\t',
	'\u00a0',
	'\u200b',
	'=',
	'\\',
];
const cell = fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
/** Of what only blanks are left, nothing is a row. */
const isRow = (cells: string[]) => cells.some((each) => /[^\s\p{Cf}]/u.test(each));
const places = fc.array(fc.nat(400), { maxLength: 8 });

test('what is written is read again, wherever the pieces are cut', () => {
	fc.assert(
		fc.property(table, places, (rows, cuts) => {
			const all = [['one', 'two', 'three'], ...rows];
			const text = all.map(toCsvLine).join('');
			expect(read(cut(text, cuts))).toEqual(all.filter(isRow));
		}),
		{ numRuns: 500 },
	);
});

const dialect = fc.record({
	delimiter: fc.constantFrom(',', ';', '\t', '|'),
	record_delimiter: fc.constantFrom('\n', '\r\n', '\r'),
	bom: fc.boolean(),
	quoted: fc.boolean(),
	quoted_empty: fc.boolean(),
	// Writers quote their own line breaks only; the reader takes each kind for one.
	quoted_match: fc.constant(/[\r\n]/),
	eof: fc.boolean(),
});

test('what another program writes is read as it was, in each dialect', () => {
	fc.assert(
		fc.property(table, dialect, places, fc.boolean(), (rows, options, cuts, isNamed) => {
			const all = [['name\n(first, last)', 'email', 'a;b'], ...rows];
			const { bom, ...rest } = options;
			const named = isNamed ? `sep=${options.delimiter}${options.record_delimiter}` : '';
			const text = (bom ? '\uFEFF' : '') + named + stringify(all, rest);
			expect(read(cut(text, cuts))).toEqual(all.filter(isRow));
		}),
		{ numRuns: 1000 },
	);
});

test('each row knows its line, which counts the line breaks of the rows before it', () => {
	fc.assert(
		fc.property(table, dialect, places, (rows, { record_delimiter }, cuts) => {
			const all = [['email', 'b', 'c'], ...rows];
			const lines = all.map((cells) => stringify([cells], { record_delimiter, quoted: true }));
			const starts = lines.map((_, index) => {
				const before = lines.slice(0, index).join('');
				return before.split(/\r\n|\r|\n/).length;
			});
			const wanted = all.flatMap((cells, index) => (isRow(cells) ? [starts[index]] : []));
			const found = rowsOf(cut(lines.join(''), cuts)).rows.map(({ line }) => line);
			expect(found).toEqual(wanted);
		}),
		{ numRuns: 500 },
	);
});

test.each<[string, string, string[][]]>([
	[
		'semicolons',
		'a;b\n1;"2,5"\n',
		[
			['a', 'b'],
			['1', '2,5'],
		],
	],
	[
		'tabs',
		'a\tb\n1\t2',
		[
			['a', 'b'],
			['1', '2'],
		],
	],
	[
		'old Mac line ends',
		'a,b\r1,2\r',
		[
			['a', 'b'],
			['1', '2'],
		],
	],
	['a byte order mark', '\uFEFFa\n1\n', [['a'], ['1']]],
	['empty lines', '\n \na\n\n\r\n1\n\n', [['a'], ['1']]],
	[
		'rows of separators and blanks only',
		'a,b\n,\n , \n"",""\n\u200b,\n1,2\n',
		[
			['a', 'b'],
			['1', '2'],
		],
	],
	['one line without an end', 'a,b', [['a', 'b']]],
	[
		'an empty cell at the end',
		'a,b\n1,',
		[
			['a', 'b'],
			['1', ''],
		],
	],
	['a quote within a cell', 'a\n5" pipe\n', [['a'], ['5" pipe']]],
	[
		'blanks before a quote',
		'a,b\n1, "x, ""y""" \t,\n',
		[
			['a', 'b'],
			['1', 'x, "y"', ''],
		],
	],
	[
		'a quoted cell behind a tab that separates',
		'a\tb\n1\t "x\ty"\n',
		[
			['a', 'b'],
			['1', 'x\ty'],
		],
	],
	[
		'separators in quoted headings',
		'"a,b,c,d";email\n1;2\n',
		[
			['a,b,c,d', 'email'],
			['1', '2'],
		],
	],
	[
		'the separator that gives the email, though another comes more often',
		'x|y|z;email\n1;2\n',
		[
			['x|y|z', 'email'],
			['1', '2'],
		],
	],
	[
		'a first line that names the separator',
		'\uFEFFsep=;\r\nemail,a;b\r\n1;2',
		[
			['email,a', 'b'],
			['1', '2'],
		],
	],
	[
		'such a line as Excel writes it',
		'"sep=|"\nemail|b\n1|2',
		[
			['email', 'b'],
			['1', '2'],
		],
	],
	[
		'headings with line breaks',
		'"e\nmail",b\n1,2',
		[
			['e\nmail', 'b'],
			['1', '2'],
		],
	],
	['nothing', '', []],
])('reads %s', (_, text, rows) => expect(read([text])).toEqual(rows));

test('text behind a closing quote, and a quote that stays open, are known with their lines', () => {
	expect(rowsOf(['a,b\n"x\ny" z,1\n']).reader.brokenAt).toBe(3);
	expect(rowsOf(['a,b\n"x" "y",1\n']).reader.brokenAt).toBe(2);
	const { reader } = rowsOf(['a,b\n1,2\n3,"x\ny\n']);
	expect([reader.isOpen, reader.openedAt]).toEqual([true, 3]);
	expect(rowsOf(['a,b\n1,"2"']).reader.isOpen).toBe(false);
});

test('eight times the text takes about eight times as long, whatever is in it', async () => {
	const time = async (part: string, letters: number) => {
		const text = part.repeat(letters / part.length);
		const pieces = cut(
			text,
			Array.from({ length: letters / 500 }, (_, index) => index * 500),
		);
		return await cpuTimeOf(() => rowsOf(pieces));
	};
	for (const part of ['"', 'x', '"a\n', 'a,b\n']) {
		const [few, many] = [await time(part, 50_000), await time(part, 400_000)];
		expect(many).toBeLessThan(30 * Math.max(few, 10));
	}
});

test('a form carries its fields and its file, and a boundary that is not in them', async () => {
	const content = 'email\r\nbörte@example.com\r\n';
	const form = toMultipart({ list_ids: 'a,b' }, { name: 'crm "2".csv', content });
	expect(isMultipart(form)).toBe(true);
	const headers = { 'content-type': form.contentType };
	const parsed = await new Response(new Uint8Array(form.content), { headers }).formData();
	expect(parsed.get('list_ids')).toBe('a,b');
	const file = parsed.get('file') as unknown as { name: string; text: () => Promise<string> };
	expect(file.name).toBe('crm__2_.csv');
	expect(await file.text()).toBe(content);
});

test('a line of cells is quoted only where it has to be', () => {
	expect(toCsvLine(['a', 'b c', '', 'd"e', 'f,g', 'h\ni', 'j\rk'])).toBe(
		'a,b c,,"d""e","f,g","h\ni","j\rk"\r\n',
	);
});

test.each<[string, string[], string[][]]>([
	[
		'a bar',
		['a|b\n1|2\n'],
		[
			['a', 'b'],
			['1', '2'],
		],
	],
	['a line that names it, in pieces', ['se', 'p=;\r', '\na;b,c\n'], [['a', 'b,c']]],
	['a quoted line that names it', ['"sep=|"\na|b\n'], [['a', 'b']]],
	['a line that names it alone', ['sep=;'], []],
	['a mark before the line', ['\uFEFFsep=;\na;b'], [['a', 'b']]],
	['a mark before the text', ['\uFEFFa,b'], [['a', 'b']]],
	['a mark inside of the text', ['a,\uFEFFb'], [['a', '\uFEFFb']]],
	[
		'a cell that looks like such a line',
		['a,sep=;\nb,c'],
		[
			['a', 'sep=;'],
			['b', 'c'],
		],
	],
	[
		'a first line in short pieces',
		['a,', 'b', '\n', 'c', ',d'],
		[
			['a', 'b'],
			['c', 'd'],
		],
	],
	['one row without a line break', ['a;b'], [['a', 'b']]],
	['one long row without a line break', [`${'a'.repeat(30)};b`], [['a'.repeat(30), 'b']]],
	[
		'an empty cell at the end',
		['a,b\nc,'],
		[
			['a', 'b'],
			['c', ''],
		],
	],
	[
		'an open quote at the end',
		['a,b\nc,"d'],
		[
			['a', 'b'],
			['c', 'd'],
		],
	],
	[
		'an empty quoted cell at the end',
		['a,b\nc,""'],
		[
			['a', 'b'],
			['c', ''],
		],
	],
	[
		'line breaks of all kinds, cut',
		['a,b\r', '\nc,d\r', 'e,f\n', '\n"g', '\r', '\nh",i'],
		[
			['a', 'b'],
			['c', 'd'],
			['e', 'f'],
			['g\r\nh', 'i'],
		],
	],
	['blanks around a quoted cell', ['a, "b,c" ,d\n'], [['a', 'b,c', 'd']]],
	['nothing', [''], []],
	['blanks alone', [' \u200b\n \n'], []],
])('a text with %s is read', (_, pieces, rows) => {
	const reader = new CsvReader();
	expect(
		[...pieces.flatMap((piece) => reader.read(piece)), ...reader.end()].map(({ cells }) => cells),
	).toEqual(rows);
});

test('a row is there as soon as its line has ended', () => {
	const reader = new CsvReader();
	expect(reader.read('a,b')).toEqual([]);
	expect(reader.read('\nc').map(({ cells }) => cells)).toEqual([['a', 'b']]);
	expect(reader.read('\n').map(({ cells }) => cells)).toEqual([['c']]);
});

test('a form is what has both a type and a content', () => {
	expect(isMultipart(toMultipart({}, { name: 'a', content: '' }))).toBe(true);
	expect(isMultipart({ content: 'x' })).toBe(false);
	expect(isMultipart({ contentType: 'x' })).toBe(false);
	expect(toMultipart({}, { name: 'a', content: 'ü' }).content.toString('utf8')).toContain('ü');
});
