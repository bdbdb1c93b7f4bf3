import type { ImportRow } from './import-shape';

/** One import: "less than 4 megabytes" and at most 40,000 contacts, or the rest is dropped. */
export const IMPORT_LIMITS = { bytes: 4_000_000, rows: 40_000 } as const;

/** Rows, each with the items that it comes from, that fit into one request. */
export interface Batch<T> {
	rows: T[];
	items: number[];
}

/**
 * Spreads rows over the fewest requests, in order.
 * @param overhead bytes of a request without rows
 * @param sizeOf bytes of a row with what separates it from the next
 */
export function toBatches<T>(
	rows: Array<{ row: T; items: number[] }>,
	overhead: number,
	sizeOf: (row: T) => number,
	maxRows: number = IMPORT_LIMITS.rows,
): Array<Batch<T>> {
	const batches: Array<Batch<T>> = [];
	let size = Infinity;
	for (const { row, items } of rows) {
		const bytes = sizeOf(row);
		const current = batches[batches.length - 1];
		if (size + bytes >= IMPORT_LIMITS.bytes || current.rows.length >= maxRows) {
			batches.push({ rows: [], items: [] });
			size = overhead;
		}
		const batch = batches[batches.length - 1];
		batch.rows.push(row);
		batch.items.push(...items);
		size += bytes;
	}
	return batches;
}

/** Bytes of a row in a JSON array. */
export function jsonSize(row: ImportRow): number {
	return Buffer.byteLength(JSON.stringify(row)) + 1;
}
