import { RowReader, type CsvRow } from './csv-rows';

export type { CsvRow } from './csv-rows';

const SEPARATORS = [',', ';', '\t', '|'];
/** What may become a line that names the separator, which Excel repeats for each column. */
const SEP_START = /^\uFEFF?"?(?:s|se|sep|sep=(?:([^\r\n])\1*"?\r?)?)?$/i;
/** No file has so many columns. */
const SEP_LINE_LENGTH = 20_000;

/**
 * Reads CSV text piece by piece (RFC 4180): quoted cells may hold separators, quotes and line breaks.
 * Blanks around a quoted cell do not belong to it. Rows whose cells are all blank are no rows.
 *
 * The separator is the one that a first line such as `sep=;` names. Else each of comma, semicolon,
 * tab and bar is tried on the first row; of those that give a heading that is looked for, or of all,
 * the one that gives most cells is taken.
 */
export class CsvReader {
	private candidates = SEPARATORS.map((separator) => new RowReader(separator));

	private chosen: RowReader | undefined;

	private waiting = new Map<RowReader, CsvRow[]>();

	private start = '';

	private isStarted = false;

	/** @param isSought whether a cell of the first row is what a file has to have */
	constructor(private readonly isSought: (heading: string) => boolean = () => false) {}

	/** The rows that this piece completes. */
	read(text: string): CsvRow[] {
		if (this.chosen) return this.chosen.read(text);
		if (this.isStarted) return this.tryAll(text);
		// The first line may name the separator, and may come in several pieces.
		this.start += text;
		const isOpen = this.start.length < SEP_LINE_LENGTH && SEP_START.test(this.start);
		return isOpen ? [] : this.begin();
	}

	/** The last row, if it has no line break at its end. */
	end(): CsvRow[] {
		const before = this.isStarted ? [] : this.begin();
		if (this.chosen) return [...before, ...this.chosen.end()];
		for (const reader of this.candidates) this.keep(reader, reader.end());
		return this.choose();
	}

	/** Whether the text has ended inside of a quoted cell. */
	get isOpen(): boolean {
		return this.reader.endedOpen;
	}

	/** The line of the quote that opened the last quoted cell. */
	get openedAt(): number {
		return this.reader.openedAt;
	}

	/** The line where text follows a quote that has ended a cell: what belongs to the cell is a guess then. */
	get brokenAt(): number | undefined {
		return this.reader.brokenAt;
	}

	private get reader(): RowReader {
		return this.chosen ?? this.candidates[0];
	}

	private begin(): CsvRow[] {
		this.isStarted = true;
		const text = this.start.replace(/^\uFEFF/, '');
		const named = /^"?sep=([^\r\n])\1*"?(\r\n|\r|\n|$)/i.exec(text);
		if (named === null) return this.tryAll(text);
		this.chosen = new RowReader(named[1], 2);
		return this.chosen.read(text.slice(named[0].length));
	}

	private tryAll(text: string): CsvRow[] {
		for (const reader of this.candidates) this.keep(reader, reader.read(text));
		return this.candidates.every((reader) => this.waiting.has(reader)) ? this.choose() : [];
	}

	private keep(reader: RowReader, rows: CsvRow[]): void {
		if (rows.length === 0) return;
		const kept = this.waiting.get(reader);
		if (kept) for (const row of rows) kept.push(row);
		else this.waiting.set(reader, rows);
	}

	private choose(): CsvRow[] {
		const firstOf = (reader: RowReader) => this.waiting.get(reader)?.[0].cells ?? [];
		const sought = this.candidates.filter((reader) => firstOf(reader).some(this.isSought));
		const from = sought.length > 0 ? sought : this.candidates;
		const [best] = [...from].sort((one, other) => firstOf(other).length - firstOf(one).length);
		this.chosen = best;
		const rows = this.waiting.get(best) ?? [];
		this.candidates = [];
		this.waiting.clear();
		return rows;
	}
}

/** One line of CSV, with its line break. */
export function toCsvLine(cells: string[]): string {
	const quoted = cells.map((cell) =>
		/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell,
	);
	return `${quoted.join(',')}\r\n`;
}
