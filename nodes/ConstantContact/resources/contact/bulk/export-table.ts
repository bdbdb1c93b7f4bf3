import type { IDataObject } from 'n8n-workflow';
import {
	exportColumns,
	exportedContact,
	isOwnHeading,
	type ExportColumn,
} from '../../../contact-model/exported-contact';
import { numbered } from '../../../contact-model/numbered';
import { CsvReader, type CsvRow } from '../../../files/csv';
import { joinedNames } from '../../../input/joined-names';
import { customFieldsOf } from '../../../parameters/contact/contact-fields';
import type { ConstantContactApi } from '../../../transport/api';
import { LISTS, TAGS, type Collection } from '../../../transport/collections';
import { refuseBrokenCsv, refuseWide } from './csv-file';

/** What is in the file of an export. */
export interface ExportTable {
	headings: string[];
	rows: string[][];
}

/** Reads the file. Throws InputError for one that is no table. */
export async function readTable(pieces: AsyncIterable<string>): Promise<ExportTable> {
	const reader = new CsvReader();
	let headings: string[] | undefined;
	const rows: string[][] = [];
	const add = (row: CsvRow) => {
		if (headings === undefined) {
			headings = row.cells;
			return;
		}
		refuseWide(row, headings.length, `Line ${row.line} of the export has `);
		rows.push(row.cells);
	};
	for await (const piece of pieces) reader.read(piece).forEach(add);
	reader.end().forEach(add);
	refuseBrokenCsv('The export', reader);
	return { headings: headings ?? [], rows };
}

/** The rows under the headings of the file. */
export function contactsAsTheyAre({ headings, rows }: ExportTable): IDataObject[] {
	const columns = numbered(headings);
	return rows.map((cells) =>
		Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])),
	);
}

/**
 * The rows in the words of simplified contacts. Custom fields are looked up only if a heading may be the label of
 * one, lists or tags only if a cell names several.
 */
export async function simplifiedContacts(
	{ headings, rows }: ExportTable,
	api: ConstantContactApi,
): Promise<IDataObject[]> {
	if (rows.length === 0) return [];
	const definitions = headings.every(isOwnHeading) ? [] : await customFieldsOf(api);
	const columns = exportColumns(headings, definitions);
	const readers = {
		lists: joinedNames(await namesIn(rows, columns, 'lists', LISTS, api)),
		tags: joinedNames(await namesIn(rows, columns, 'tags', TAGS, api)),
	};
	return rows.map((cells) => exportedContact(cells, columns, readers) as IDataObject);
}

/** The names of lists or tags by which their cells are told apart; undefined if no cell has several. */
async function namesIn(
	rows: string[][],
	columns: ExportColumn[],
	name: 'lists' | 'tags',
	collection: Collection,
	api: ConstantContactApi,
) {
	const at = columns.findIndex((column) => column.holds === name);
	const several = rows.map((cells) => cells[at] ?? '').filter((cell) => cell.includes(','));
	if (several.length === 0) return undefined;
	return await api.names(collection, (known) => {
		const read = joinedNames(known);
		return several.every((cell) => read(cell) !== undefined);
	});
}
