import type { ImportRow } from './import-shape';
import { InputError } from '../input/input-error';

/** One import: "less than 4 megabytes" and at most 40,000 contacts, or the rest is dropped. */
export const IMPORT_LIMITS = { bytes: 4_000_000, rows: 40_000 } as const;

/** Rows, each with the items that it comes from, that fit into one request. */
export interface Batch<T> {
	rows: T[];
	/** The items of each row. */
	origins: number[][];
	items: number[];
}

/**
 * Spreads rows over the fewest requests, in order.
 * @param overhead bytes of a request without rows
 * @param sizeOf bytes of a row with what separates it from the next
 * @param linesOf how many of `maxLines` a row takes
 * Throws InputError for a row that no request can carry.
 */
export function toBatches<T>(
	rows: Array<{ row: T; items: number[] }>,
	overhead: number,
	sizeOf: (row: T) => number,
	maxLines: number = IMPORT_LIMITS.rows,
	linesOf: (row: T) => number = () => 1,
): Array<Batch<T>> {
	const batches: Array<Batch<T>> = [];
	let size = Infinity;
	let lines = 0;
	for (const { row, items } of rows) {
		const bytes = sizeOf(row);
		if (overhead + bytes >= IMPORT_LIMITS.bytes) throw tooLarge(bytes);
		if (size + bytes >= IMPORT_LIMITS.bytes || lines + linesOf(row) > maxLines) {
			batches.push({ rows: [], origins: [], items: [] });
			size = overhead;
			lines = 0;
		}
		const batch = batches[batches.length - 1];
		batch.rows.push(row);
		batch.origins.push(items);
		for (const item of items) batch.items.push(item);
		size += bytes;
		lines += linesOf(row);
	}
	return batches;
}

function tooLarge(bytes: number): InputError {
	return new InputError(
		`A row has ${bytes} bytes, an import allows fewer than ${IMPORT_LIMITS.bytes} for all its rows together`,
		'Look for a quote that is not closed, or shorten the texts of the row',
	);
}

/** Bytes of a row in a JSON array. */
export function jsonSize(row: ImportRow): number {
	return Buffer.byteLength(JSON.stringify(row)) + 1;
}
