import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError, show } from '../../contact-model/input-error';
import { CsvReader } from '../../transport/csv';

/** A CSV file of the input. */
export interface CsvFile {
	/** Without its ending. */
	name: string;
	columns: string[];
	rows: string[][];
}

/**
 * Reads the CSV file in a binary field of the item. Throws InputError for a file that would lose data:
 * another encoding, a quote that never ends, a row with more cells than there are columns.
 */
export async function readCsvFile(
	node: IExecuteFunctions,
	item: number,
	property: string,
): Promise<CsvFile> {
	if (!node.getInputData()[item].binary?.[property]) {
		throw new InputError(
			`The item has no file in the field ${show(property)}`,
			"Check 'Input Data Field Name' against the Binary tab of the input",
		);
	}
	const { fileName } = node.helpers.assertBinaryData(item, property);
	const text = (await node.helpers.getBinaryDataBuffer(item, property)).toString('utf8');
	const name = (fileName ?? 'contacts').replace(/\.[^.]*$/, '');
	if (text.includes('\uFFFD')) {
		throw new InputError(`The file ${show(name)} is not in UTF-8`, 'Save it as CSV in UTF-8');
	}
	const reader = new CsvReader();
	const read = reader.read(text);
	if (reader.isBroken) {
		throw new InputError(
			`The file ${show(name)} has text behind the closing quote of a cell`,
			'Double the quotes that belong to a text, and put the whole text into quotes',
		);
	}
	if (reader.isOpen) {
		throw new InputError(
			`The file ${show(name)} ends inside of a quoted cell`,
			'Close the quotes, or double a quote that belongs to a text',
		);
	}
	const [columns = [], ...rows] = [...read, ...reader.end()];
	if (rows.length === 0) {
		throw new InputError(
			`The file ${show(name)} has no rows`,
			'The first line names the columns, each further line is a contact',
		);
	}
	const wide = rows.findIndex((row) => row.length > columns.length);
	if (wide >= 0) {
		throw new InputError(
			`Row ${wide + 2} of the file ${show(name)} has ${rows[wide].length} cells, the first line names ${columns.length} columns`,
			'Put texts with commas into quotes, or name the missing columns',
		);
	}
	return { name, columns, rows };
}
