import { IMPORT_LIMITS, jsonSize, toBatches } from '../../../contact-model/import-batches';
import { isFileColumn, type ImportRow } from '../../../contact-model/import-shape';
import { quoted } from '../../../input/input-error';
import type { BulkRequest } from '../../../runner/operation';
import { toCsvLine } from '../../../files/csv';
import { toMultipart } from '../../../files/multipart';
import { PackedRows } from '../../../files/packed-rows';
import { FIRST_ROW, JSON_IMPORT, jsonBody, nameOrigin } from './json-import';
import { Turns } from './turns';

const FILE_IMPORT = '/activities/contacts_file_import';

/** What a form adds to its file and its fields: boundaries and headers. */
const FORM_BYTES = 1000;

/** Rows of a file come from lines, which are kept with them. */
const NO_ITEMS: number[] = [];

/** Where a row keeps the lines that it comes from; no key of a row is called so. */
const LINES = 'lines';

/** Rows of an import, each with the lines of the file that it comes from. */
export class ImportRows {
	/** The keys that rows have, in the order in which they come. */
	readonly keys = new Set<string>();

	private readonly packed = new PackedRows();

	private readonly places: number[] = [];

	get count(): number {
		return this.places.length;
	}

	add(row: ImportRow, lines: number[]): void {
		for (const key of Object.keys(row)) this.keys.add(key);
		this.places.push(this.packed.add([[LINES, lines.join(' ')], ...Object.entries(row)]));
	}

	row(index: number): ImportRow {
		const [, ...pairs] = this.packed.get(this.places[index]);
		return Object.fromEntries(pairs);
	}

	linesOf(index: number): number[] {
		const [[, lines]] = this.packed.get(this.places[index]);
		return String(lines).split(' ').map(Number);
	}
}

/** What a file contributes: rows of an import, and what of it was left out. */
export interface AskedFile {
	name: string;
	rows: ImportRows;
	list_ids: string[];
	smsPermission?: string;
	failure?: Error;
	warnings: string[];
}

/** How rows are written into requests of one kind. */
interface Form<T> {
	path: string;
	overhead: number;
	maxLines?: number;
	write: (row: ImportRow) => T;
	sizeOf: (written: T) => number;
	/** How many lines what is written takes. */
	linesOf: (written: T) => number;
	bodyOf: (written: T[], name: string) => object;
}

/** Nothing says whether the service counts rows or lines, so texts with line breaks count as lines. */
function linesOf(row: string): number {
	return row.split('\n').length - 1;
}

/**
 * The fewest requests that import the file: as files where these take all that the rows have, else as rows of
 * JSON, which take more. The body of each is made when it is sent, so that no more than one is kept.
 */
export async function toFileRequests(asked: AskedFile, item: number): Promise<BulkRequest[]> {
	const isFile = [...asked.rows.keys].every(isFileColumn);
	return isFile
		? await toRequests(asked, item, fileForm(asked))
		: await toRequests(asked, item, jsonForm(asked));
}

function fileForm({ rows, list_ids, smsPermission }: AskedFile): Form<string> {
	const keys = [...rows.keys];
	const fields = {
		list_ids: list_ids.join(','),
		...(smsPermission && { sms_permission_to_send: smsPermission }),
	};
	const heading = toCsvLine(keys);
	return {
		path: FILE_IMPORT,
		overhead: Buffer.byteLength(heading + Object.values(fields).join('')) + FORM_BYTES,
		// The heading is a line, too.
		maxLines: IMPORT_LIMITS.rows - 1,
		write: (row) => toCsvLine(keys.map((key) => String(row[key] ?? ''))),
		sizeOf: Buffer.byteLength,
		linesOf,
		bodyOf: (written, name) =>
			toMultipart(fields, { name: `${name}.csv`, content: heading + written.join('') }),
	};
}

function jsonForm({ list_ids, smsPermission }: AskedFile): Form<ImportRow> {
	return {
		path: JSON_IMPORT,
		overhead: Buffer.byteLength(JSON.stringify(jsonBody([], list_ids, smsPermission))),
		write: (row) => row,
		sizeOf: jsonSize,
		linesOf: () => 1,
		bodyOf: (written) => jsonBody(written, list_ids, smsPermission),
	};
}

async function toRequests<T>(
	{ name, rows, warnings }: AskedFile,
	item: number,
	form: Form<T>,
): Promise<BulkRequest[]> {
	const turns = new Turns();
	const sizes: number[] = [];
	const lines: number[] = [];
	for (let index = 0; index < rows.count; index++) {
		const written = form.write(rows.row(index));
		sizes.push(form.sizeOf(written));
		lines.push(form.linesOf(written));
		await turns.after(sizes[index]);
	}
	const batches = toBatches(
		sizes.map((_, row) => ({ row, items: NO_ITEMS })),
		form.overhead,
		(row) => sizes[row],
		form.maxLines,
		(row) => lines[row],
	);
	return batches.map(({ rows: sent }, part) => {
		// Of texts with line breaks, nobody knows whether Constant Contact counts them as one line.
		const isPlain = sent.every((row) => lines[row] === 1);
		const nameLine = (line: number) => {
			const row = sent[line - FIRST_ROW] as number | undefined;
			if (!isPlain || row === undefined) return undefined;
			return `${nameOrigin('line', rows.linesOf(row))} of the file ${quoted(name)}`;
		};
		const partName = batches.length === 1 ? name : `${name}-${part + 1}`;
		return {
			path: form.path,
			body: async () => {
				const written: T[] = [];
				for (const row of sent) {
					written.push(form.write(rows.row(row)));
					await turns.after(sizes[row]);
				}
				return form.bodyOf(written, partName);
			},
			nameLine,
			rowCount: sent.length,
			items: [item],
			...(warnings.length > 0 && { warnings }),
		};
	});
}
