import {
	IMPORT_LIMITS,
	jsonSize,
	toBatches,
} from '../../nodes/ConstantContact/contact-model/import-batches';
import { refusal } from './refusal';

const rowsOf = (...sizes: number[]) => sizes.map((row, item) => ({ row, items: [item] }));
const bySize = (overhead: number, ...sizes: number[]) =>
	toBatches(rowsOf(...sizes), overhead, (bytes) => bytes).map(({ rows }) => rows);

describe('rows of an import', () => {
	test('go into one request, with the items that they come from', () => {
		const rows = [
			{ row: 10, items: [0, 2] },
			{ row: 20, items: [1] },
		];
		expect(toBatches(rows, 0, (bytes) => bytes)).toEqual([
			{ rows: [10, 20], origins: [[0, 2], [1]], items: [0, 2, 1] },
		]);
	});

	test('none make no request', () => expect(bySize(0)).toEqual([]));

	test('stay below the limit of bytes, with what the request has without them', () => {
		const half = IMPORT_LIMITS.bytes / 2;
		expect(bySize(0, half, half - 1)).toEqual([[half, half - 1]]);
		expect(bySize(0, half, half)).toEqual([[half], [half]]);
		expect(bySize(1, half, half - 1)).toEqual([[half], [half - 1]]);
		expect(bySize(1, half, half - 1, half - 1)).toEqual([[half], [half - 1, half - 1]]);
	});

	test('are at most as many lines as an import takes', () => {
		const batches = (maxLines?: number, linesOf?: (row: number) => number) =>
			toBatches(rowsOf(1, 2, 1), 0, () => 0, maxLines, linesOf).map(({ rows }) => rows);
		expect(batches()).toEqual([[1, 2, 1]]);
		expect(batches(2)).toEqual([[1, 2], [1]]);
		expect(batches(3, (row) => row)).toEqual([[1, 2], [1]]);
		expect(batches(2, (row) => row)).toEqual([[1], [2], [1]]);
	});

	test('that no request can carry are refused', () => {
		const { bytes } = IMPORT_LIMITS;
		expect(bySize(1, bytes - 2)).toEqual([[bytes - 2]]);
		expect(refusal(() => bySize(1, bytes - 1))).toMatchObject({
			message: `A row has ${bytes - 1} bytes, an import allows fewer than ${bytes} for all its rows together`,
			remedy: 'Look for a quote that is not closed, or shorten the texts of the row',
		});
	});

	test('have the bytes of their JSON and a comma', () =>
		expect(jsonSize({ first_name: 'Zoë' } as never)).toBe('{"first_name":"Zoë"}'.length + 2));
});
