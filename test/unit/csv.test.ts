import fc from 'fast-check';
import { CsvReader, toCsvLine } from '../../nodes/ConstantContact/transport/csv';
import { isMultipart, toMultipart } from '../../nodes/ConstantContact/transport/multipart';

function read(pieces: string[]): string[][] {
	const reader = new CsvReader();
	return [...pieces.flatMap((piece) => reader.read(piece)), ...reader.end()];
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r\n', ' ', '\t') });
/** The heading decides on the delimiter, and lines that are empty are no rows. */
const table = fc
	.array(fc.tuple(cell, cell, cell), { minLength: 1 })
	.map((rows) => [['one', 'two', 'three'], ...rows]);

test('what is written is read again, wherever the pieces are cut', () => {
	fc.assert(
		fc.property(table, fc.array(fc.nat(400), { maxLength: 8 }), (rows, cuts) => {
			const text = rows.map(toCsvLine).join('');
			const at = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b)];
			expect(read(at.map((start, index) => text.slice(start, at[index + 1])))).toEqual(rows);
		}),
		{ numRuns: 500 },
	);
});

test.each([
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
	['empty lines', 'a\n\n\r\n1\n\n', [['a'], ['1']]],
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
	['nothing', '', []],
])('reads %s', (_, text, rows) => expect(read([text])).toEqual(rows));

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
