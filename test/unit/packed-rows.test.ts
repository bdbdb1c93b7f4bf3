import fc from 'fast-check';
import { PackedRows, type Pair } from '../../nodes/ConstantContact/files/packed-rows';
import { Utf8Reader } from '../../nodes/ConstantContact/files/utf8-reader';

const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant('x"\\\0\n'));
const row = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'ключ', ''), value), { maxLength: 6 });

test('packed rows come out as they went in', () => {
	fc.assert(
		fc.property(fc.array(row), (rows: Pair[][]) => {
			const packed = new PackedRows();
			const places = rows.map((each) => packed.add(each));
			expect(places.map((place) => packed.get(place))).toEqual(rows);
			expect([...places].sort((one, other) => one - other)).toEqual(places);
		}),
	);
});

test('a row may be longer than a buffer, and those before a place are let go, no others', () => {
	const packed = new PackedRows();
	const rows: Pair[][] = ['a'.repeat(3_000_000), 'b', 'c'.repeat(1_000_000), 'd'].map((text) => [
		['text', text],
	]);
	const places = rows.map((each) => packed.add(each));
	expect(places.map((place) => packed.get(place))).toEqual(rows);
	packed.freeBefore(places[2]);
	expect(() => packed.get(places[0])).toThrow();
	expect(packed.get(places[2])).toEqual(rows[2]);
	expect(packed.get(places[3])).toEqual(rows[3]);
});

function read(bytes: Buffer, sizes: number[]) {
	const reader = new Utf8Reader();
	let text = '';
	for (let at = 0, index = 0; at < bytes.length; index++) {
		const end = at + sizes[index % sizes.length];
		text += reader.read(bytes.subarray(at, end));
		at = end;
	}
	text += reader.end();
	const { isBroken, isUtf16, lost } = reader;
	return { text, isBroken, isUtf16, lost };
}

test('bytes are read as they are as a whole, wherever they are cut', () => {
	const bytes = fc.oneof(
		fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\uFEFF', '\r', '\n', '\0', '\uFFFD') }),
		fc.uint8Array({ maxLength: 30 }),
	);
	const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 });
	fc.assert(
		fc.property(bytes, sizes, (given, cuts) => {
			const content = typeof given === 'string' ? Buffer.from(given) : Buffer.from(given);
			const text = content.toString('utf8');
			const at = text.search(/[\0\uFFFD]/);
			const lines = text.slice(0, at).split(/\r\n|\r|\n/).length;
			const found = read(content, cuts);
			expect(found.text).toBe(text);
			expect(found.isBroken).toBe(!Buffer.from(text).equals(content));
			expect(found.lost).toEqual(at < 0 ? undefined : { sign: text[at], line: lines });
		}),
		{ numRuns: 1000 },
	);
});

test.each<[string, Buffer, boolean]>([
	['its mark', Buffer.from('\uFEFFa', 'utf16le'), true],
	['its other mark', Buffer.from([0xfe, 0xff, 0, 97]), true],
	['the NULs of Latin letters', Buffer.from('email', 'utf16le'), true],
	['its mark alone', Buffer.from([0xff, 0xfe]), true],
	['nothing', Buffer.alloc(0), false],
	['a NUL among other letters', Buffer.from('abc\0'), false],
	['NULs behind the first letters', Buffer.from('a'.repeat(1000) + '\0'.repeat(1000)), false],
])('UTF-16 is known by %s', (_, bytes, isUtf16) => {
	for (const sizes of [[1], [7], [5000]]) expect(read(bytes, sizes).isUtf16).toBe(isUtf16);
});
