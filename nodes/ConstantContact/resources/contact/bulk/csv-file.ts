import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { InputError, quoted } from '../../../input/input-error';
import { CsvReader, type CsvRow } from '../../../files/csv';
import { Utf8Reader } from '../../../files/utf8-reader';
import { slicesOf } from './binary-slices';

/** Takes what is in a CSV file, row by row. */
export interface CsvTable {
	/** Takes the headings. Throws InputError for a file that cannot be taken. */
	begin: (columns: string[]) => void;
	add: (row: CsvRow) => void;
}

/**
 * Reads the CSV file in a binary field of the item, slice by slice, into the table. Throws InputError
 * for a file that would lose data: another encoding, a quote that never ends, text behind the closing
 * quote of a cell. The table has some of its rows then.
 * @param isSought whether a heading is one that a file has to have; see `CsvReader`
 * @returns its name without the ending
 */
export async function readCsvFile(
	node: IExecuteFunctions,
	item: number,
	property: string,
	isSought: (heading: string) => boolean,
	table: CsvTable,
): Promise<string> {
	if (!node.getInputData()[item].binary?.[property]) {
		throw new InputError(
			`The item has no file in the field ${quoted(property)}`,
			"Check 'Input Data Field Name' against the Binary tab of the input",
		);
	}
	const binary = node.helpers.assertBinaryData(item, property);
	const name = (binary.fileName ?? 'contacts').replace(/\.[^.]*$/, '');
	const text = new Utf8Reader();
	const reader = new CsvReader(isSought);
	let rowCount = 0;
	let failure: unknown;
	const take = (rows: CsvRow[]) => {
		for (const row of rows) {
			rowCount++;
			try {
				if (rowCount === 1) table.begin(row.cells);
				else if (!failure && !text.lost) table.add(row);
			} catch (reason) {
				// What is wrong with the text of the file is said first.
				failure = reason;
			}
		}
	};
	for await (const slice of slicesOf(node, binary)) {
		await sleep(0);
		take(reader.read(text.read(slice)));
	}
	take(reader.read(text.end()));
	take(reader.end());
	refuseLost(name, text);
	refuseBrokenCsv(`The file ${quoted(name)}`, reader);
	if (rowCount < 2) {
		throw new InputError(
			`The file ${quoted(name)} has no rows`,
			'The first line names the columns, each further line is a contact',
		);
	}
	if (failure) throw failure;
	return name;
}

/** Throws InputError for quotes that make it a guess what belongs to a cell. */
export function refuseBrokenCsv(file: string, reader: CsvReader): void {
	if (reader.brokenAt !== undefined) {
		throw new InputError(
			`${file} has text after the closing quote of a cell in line ${reader.brokenAt}`,
			'Double the quotes that belong to a text, and put the whole text into quotes',
		);
	}
	if (reader.isOpen) {
		throw new InputError(
			`${file} ends inside a quoted cell, which begins in line ${reader.openedAt}`,
			'Close the quotes, or double a quote that belongs to a text',
		);
	}
}

/**
 * Throws InputError for a row with more cells than there are columns, unless the others are blank.
 * @param where what the message begins with
 */
export function refuseWide({ cells }: CsvRow, count: number, where = ''): void {
	const extra = cells.slice(count).find((cell) => /[^\s\p{Cf}]/u.test(cell));
	if (extra === undefined) return;
	throw new InputError(
		`${where}${cells.length} cells, where the first line names ${count} ${count === 1 ? 'column' : 'columns'}: ${quoted(extra)} is too many`,
		'Put texts with commas into quotes, or name the missing columns',
	);
}

/** Throws InputError for a file that is not in UTF-8, or has lost letters before. */
function refuseLost(name: string, { isBroken, isUtf16, lost }: Utf8Reader): void {
	const remedy = 'Save it as CSV in UTF-8';
	if (isUtf16) {
		throw new InputError(`The file ${quoted(name)} is in UTF-16, not in UTF-8`, remedy);
	}
	if (!lost) return;
	const { sign, line } = lost;
	if (isBroken) {
		throw new InputError(`The file ${quoted(name)} is not in UTF-8, see line ${line}`, remedy);
	}
	throw new InputError(
		`The file ${quoted(name)} has the sign ${sign === '\0' ? 'NUL' : sign} in line ${line}: a letter was lost when it was made`,
		'Export the file again, in UTF-8, from where it comes from',
	);
}
