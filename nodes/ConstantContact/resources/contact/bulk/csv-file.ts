import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { InputError, quoted } from '../../../input/input-error';
import { CsvReader, type CsvRow } from '../../../files/csv';

/** A CSV file of the input. */
export interface CsvFile {
	/** Without its ending. */
	name: string;
	columns: string[];
	rows: CsvRow[];
}

const PIECE = 1 << 16;
const PIECES_AT_A_TIME = 16;
const NUL_SAMPLE = 1000;

/**
 * Reads the CSV file in a binary field of the item. Throws InputError for a file that would lose data:
 * another encoding, a quote that never ends, text behind the closing quote of a cell.
 * @param isSought whether a heading is one that a file has to have; see `CsvReader`
 */
export async function readCsvFile(
	node: IExecuteFunctions,
	item: number,
	property: string,
	isSought: (heading: string) => boolean,
): Promise<CsvFile> {
	if (!node.getInputData()[item].binary?.[property]) {
		throw new InputError(
			`The item has no file in the field ${quoted(property)}`,
			"Check 'Input Data Field Name' against the Binary tab of the input",
		);
	}
	const { fileName } = node.helpers.assertBinaryData(item, property);
	const name = (fileName ?? 'contacts').replace(/\.[^.]*$/, '');
	const text = decodeUtf8(name, await node.helpers.getBinaryDataBuffer(item, property));
	const reader = new CsvReader(isSought);
	const all: CsvRow[] = [];
	for (let at = 0; at < text.length; at += PIECE) {
		// A large file would keep n8n from everything else.
		if ((at / PIECE) % PIECES_AT_A_TIME === PIECES_AT_A_TIME - 1) await sleep(0);
		for (const row of reader.read(text.slice(at, at + PIECE))) all.push(row);
	}
	for (const row of reader.end()) all.push(row);
	refuseBrokenCsv(`The file ${quoted(name)}`, reader);
	const [heading, ...rows] = all;
	if (rows.length === 0) {
		throw new InputError(
			`The file ${quoted(name)} has no rows`,
			'The first line names the columns, each further line is a contact',
		);
	}
	return { name, columns: heading.cells, rows };
}

/** Throws InputError for quotes that make it a guess what belongs to a cell. */
export function refuseBrokenCsv(file: string, reader: CsvReader): void {
	if (reader.brokenAt !== undefined) {
		throw new InputError(
			`${file} has text behind the closing quote of a cell in line ${reader.brokenAt}`,
			'Double the quotes that belong to a text, and put the whole text into quotes',
		);
	}
	if (reader.isOpen) {
		throw new InputError(
			`${file} ends inside of a quoted cell, which begins in line ${reader.openedAt}`,
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

function decodeUtf8(name: string, content: Buffer): string {
	const text = content.toString('utf8');
	const remedy = 'Save it as CSV in UTF-8';
	if (isUtf16(content)) {
		throw new InputError(`The file ${quoted(name)} is in UTF-16, not in UTF-8`, remedy);
	}
	const lost = text.search(/[\0\uFFFD]/);
	if (lost < 0) return text;
	const line = text.slice(0, lost).split(/\r\n|\r|\n/).length;
	if (!Buffer.from(text, 'utf8').equals(content)) {
		throw new InputError(`The file ${quoted(name)} is not in UTF-8, see line ${line}`, remedy);
	}
	const sign = text[lost] === '\0' ? 'NUL' : '\uFFFD';
	throw new InputError(
		`The file ${quoted(name)} has the sign ${sign} in line ${line}: a letter was lost when it was made`,
		'Export the file again, in UTF-8, from where it comes from',
	);
}

/** It has a byte order mark, or the NUL bytes that Latin letters have in it. */
function isUtf16(content: Buffer): boolean {
	const [first, second] = content;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
	const sample = content.subarray(0, NUL_SAMPLE);
	return sample.filter((byte) => byte === 0).length * 4 > sample.length;
}
