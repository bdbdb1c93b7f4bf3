import { finderOf } from './column-finder';
import { comparable } from './column-name';
import { saysNothing, type ContactField } from './field-table';
import { matchColumns } from './match-columns';

/** The columns of a row and their values. */
type Cells = ReadonlyArray<readonly [column: string, value: unknown]>;

/**
 * The columns of some rows that may mean something else than the field whose name they have: those that a
 * row has for something else, those of a second address, and 'Title' unless a row has a job in it.
 */
export function doubtfulColumns(
	rows: readonly Cells[],
	fields: readonly ContactField[],
): ReadonlySet<string> {
	const finder = finderOf(fields);
	const doubtful = new Set(rows.flatMap((cells) => leftOutOf(cells, fields)));
	const columns = new Set<string>();
	const filled = new Set<string>();
	for (const [column, value] of rows.flat()) {
		columns.add(column);
		if (!saysNothing(value, finder.find(column).meaning?.field)) filled.add(column);
	}
	const first = new Map<string, number>();
	for (const column of columns) {
		const { target, address } = finder.find(column).meaning ?? {};
		const isVague = target === 'job_title' && comparable(column) === 'title';
		if (isVague && !filled.has(column)) doubtful.add(column);
		if (!address || doubtful.has(column)) continue;
		first.set(address.kind, Math.min(address.family, first.get(address.kind) ?? Infinity));
	}
	for (const column of columns) {
		const { address } = finder.find(column).meaning ?? {};
		if (address && address.family !== first.get(address.kind)) doubtful.add(column);
	}
	return doubtful;
}

/** The columns of a row that are not taken for a field. A row that contradicts itself fails when its turn comes. */
function leftOutOf(cells: Cells, fields: readonly ContactField[]): string[] {
	try {
		return matchColumns(cells, fields).leftOut;
	} catch {
		return [];
	}
}
