import fc from 'fast-check';
import { sleep } from 'n8n-workflow';
import { CsvReader } from '../../nodes/ConstantContact/files/csv';
import { FileColumns } from '../../nodes/ConstantContact/resources/contact/bulk/file-columns';
import { SLICE_BYTES } from '../../nodes/ConstantContact/resources/contact/bulk/turns';
import { bodyOf, planned, type Source } from './file-import-support';

/** What comes of a file: the requests with all they say, or the error. */
async function resultOf(source: Source) {
	try {
		const { requests, refused } = await planned(source);
		const all = requests.map(async ({ nameLine, ...request }) => ({
			...request,
			body: await bodyOf(request),
			lines: [1, 2, 3, 4, 9].map((line) => nameLine?.(line)),
		}));
		return { requests: await Promise.all(all), refused };
	} catch (failure) {
		return { failure: (failure as Error).message };
	}
}

const inItem = (bytes: Buffer): Source => ({ data: bytes.toString('base64') });
const streamed = (bytes: Buffer, sizes: number[]): Source => ({
	chunks: function* () {
		for (let at = 0, index = 0; at < bytes.length; index++) {
			const end = at + sizes[index % sizes.length];
			yield bytes.subarray(at, end);
			at = end;
		}
	},
});

const letters = ['a', 'é', '😀', '"', ',', ';', '\n', '\r\n', '\r', ' ', '\u200b', '7'];
const cell = fc.string({ unit: fc.constantFrom(...letters), maxLength: 6 });
const email = fc.constantFrom('ann@example.com', 'bob@example.com', 'c@d.co', 'none');
const text = fc
	.record({
		bom: fc.boolean(),
		headings: fc.constantFrom('first_name,City', 'first_name,Work City', 'shoe,Customer No'),
		rows: fc.array(fc.tuple(email, cell, cell), { maxLength: 8 }),
		end: fc.constantFrom('\n', '\r\n', '\r'),
		isQuoted: fc.boolean(),
		isNamed: fc.boolean(),
	})
	.map(({ bom, headings, rows, end, isQuoted, isNamed }) => {
		const written = (each: string) => (isQuoted ? `"${each.replace(/"/g, '""')}"` : each);
		const lines = rows.map((cells) => cells.map(written).join(','));
		const named = isNamed ? ['sep=,,,'] : [];
		return `${bom ? '\uFEFF' : ''}${[...named, `email,${headings}`, ...lines].join(end)}`;
	});
/** What is no UTF-8, what shows that letters are lost, and parts of letters. */
const strange = fc.constantFrom(
	...[[], [], [0xff], [0xc3], [0xf0, 0x9f], [0xed, 0xa0, 0x80], [0], [0xef, 0xbf, 0xbd]],
);
const file = fc.oneof(
	{ weight: 1, arbitrary: text.map((each) => Buffer.from(each, 'utf16le')) },
	{
		weight: 8,
		arbitrary: fc.tuple(text, strange, fc.nat(200)).map(([each, bytes, place]) => {
			const content = Buffer.from(each);
			const at = Math.min(place, content.length);
			return Buffer.concat([content.subarray(0, at), Buffer.from(bytes), content.subarray(at)]);
		}),
	},
);

test('what comes of a file is the same, wherever n8n cuts it and wherever it keeps it', async () => {
	const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 });
	await fc.assert(
		fc.asyncProperty(file, sizes, async (bytes, cuts) => {
			const whole = await resultOf(inItem(bytes));
			expect(await resultOf(streamed(bytes, cuts))).toEqual(whole);
			expect(await resultOf(streamed(bytes, [bytes.length || 1]))).toEqual(whole);
			const lines = bytes.toString('base64').replace(/.{5}/g, '$&\r\n');
			expect(await resultOf({ data: lines })).toEqual(whole);
		}),
		{ numRuns: 100 },
	);
}, 60_000);

test('a row may be longer than a slice, and a letter may lie across two', async () => {
	const long = '😀é'.repeat(SLICE_BYTES / 8);
	const bytes = Buffer.from(`email,shoe,first_name\nann@example.com,"x${long}\r\n",Ann\r\n`);
	for (const source of [inItem(bytes), streamed(bytes, [bytes.length]), streamed(bytes, [7777])]) {
		const { requests } = await planned(source);
		const { content } = (await bodyOf(requests[0])) as { content: Buffer };
		expect(content.toString()).toContain('email,first_name\r\nann@example.com,Ann\r\n');
	}
});

test.each<[string, (bytes: Buffer) => Source]>([
	['in the item', inItem],
	['in one piece', (bytes) => streamed(bytes, [bytes.length])],
	['in pieces', (bytes) => streamed(bytes, [SLICE_BYTES])],
])(
	'n8n gets a turn after each slice of a file that it has %s',
	async (_, sourceOf) => {
		let turn = 0;
		const worked = new Map<string, number[]>();
		const note = (work: string, bytes: number) => {
			const each = worked.get(work) ?? [];
			each[turn] = (each[turn] ?? 0) + bytes;
			worked.set(work, each);
		};
		const { read } = CsvReader.prototype;
		const { personOf } = FileColumns.prototype;
		const spies = [
			jest.spyOn(CsvReader.prototype, 'read').mockImplementation(function (this: CsvReader, piece) {
				note('read', Buffer.byteLength(piece));
				return read.call(this, piece);
			}),
			jest.spyOn(FileColumns.prototype, 'personOf').mockImplementation(function (
				this: FileColumns,
				row,
			) {
				note('converted', rowBytes);
				return personOf.call(this, row);
			}),
		];
		const row = (number: number) => `p${String(number).padStart(6, '0')}@example.com,Ann\n`;
		const rowBytes = row(0).length;
		const count = Math.ceil((8 * SLICE_BYTES) / rowBytes);
		const text = `email,first_name\n${Array.from({ length: count }, (__, each) => row(each)).join('')}`;
		let isOver = false;
		const countTurns = async () => {
			for (; !isOver; turn++) await sleep(0);
		};
		void countTurns();
		const { requests } = await planned(sourceOf(Buffer.from(text)));
		const before = turn;
		await bodyOf(requests[0]);
		isOver = true;
		for (const spy of spies) spy.mockRestore();
		for (const work of ['read', 'converted']) {
			const most = Math.max(...(worked.get(work) ?? []).filter((bytes) => bytes !== undefined));
			expect([work, most <= SLICE_BYTES + rowBytes]).toEqual([work, true]);
		}
		// Writing a request is work on the file as well.
		expect(turn - before).toBeGreaterThanOrEqual(6);
	},
	30_000,
);
