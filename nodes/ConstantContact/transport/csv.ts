/**
 * Reads CSV text piece by piece (RFC 4180): quoted cells may hold delimiters, quotes and line breaks.
 * The delimiter is the one that the first line has most of: comma, semicolon or tab.
 * Empty lines are no rows.
 */
export class CsvReader {
	private delimiter: string | undefined;

	private row: string[] = [];

	private cell = '';

	private isQuoted = false;

	/** The text so far ends with a quote inside a quoted cell: its end, or the first of two. */
	private hasQuote = false;

	private head = '';

	/** Whether text follows a quote that has ended a cell: what belongs to the cell is a guess then. */
	isBroken = false;

	/** The rows that this piece completes. */
	read(text: string): string[][] {
		if (this.delimiter !== undefined) return this.rowsOf(text, this.delimiter);
		this.head += text;
		return /[\r\n]/.test(this.head) ? this.start() : [];
	}

	/** The last row, if it has no line break at its end. */
	end(): string[][] {
		const rows = this.delimiter === undefined ? this.start() : [];
		const isInRow = this.cell !== '' || this.row.length > 0 || this.hasQuote;
		return isInRow ? [...rows, this.endRow()] : rows;
	}

	/** Whether the text so far ends inside of a quoted cell. */
	get isOpen(): boolean {
		return this.isQuoted && !this.hasQuote;
	}

	private start(): string[][] {
		const text = this.head.replace(/^\uFEFF/, '');
		const [line] = text.split(/[\r\n]/, 1);
		const count = (delimiter: string) => line.split(delimiter).length;
		this.delimiter = [',', ';', '\t'].sort((one, other) => count(other) - count(one))[0];
		return this.rowsOf(text, this.delimiter);
	}

	private rowsOf(text: string, delimiter: string): string[][] {
		const rows: string[][] = [];
		for (const letter of text) {
			if (this.isQuoted && !this.hasQuote) {
				if (letter === '"') this.hasQuote = true;
				else this.cell += letter;
			} else if (this.hasQuote && letter === '"') {
				this.cell += letter;
				this.hasQuote = false;
			} else if (letter === '"' && this.cell === '' && !this.hasQuote) {
				this.isQuoted = true;
			} else if (letter === delimiter) {
				this.endCell();
			} else if (letter === '\n' || letter === '\r') {
				const row = this.endRow();
				if (row.length > 1 || row[0] !== '') rows.push(row);
			} else {
				if (this.hasQuote) this.isBroken = true;
				this.cell += letter;
			}
		}
		return rows;
	}

	private endCell(): void {
		this.row.push(this.cell);
		this.cell = '';
		this.isQuoted = false;
		this.hasQuote = false;
	}

	private endRow(): string[] {
		this.endCell();
		const { row } = this;
		this.row = [];
		return row;
	}
}

/** One line of CSV, with its line break. */
export function toCsvLine(cells: string[]): string {
	const quoted = cells.map((cell) =>
		/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell,
	);
	return `${quoted.join(',')}\r\n`;
}
