/** A row of a CSV text. */
export interface CsvRow {
	cells: string[];
	/** Where it begins in the text, counted from 1; line breaks within quotes count. */
	line: number;
}

const BREAKS = /\r\n|\r|\n/g;
/** What may stand around a quoted cell, invisible letters included. */
const BLANK = /[^\S\r\n]|\p{Cf}/u;
/** Nothing that anybody sees: blanks, and letters such as a zero-width space. */
const NOTHING = /^[\s\p{Cf}]*$/u;

const LINE_FEED = 10;
const RETURN = 13;

/** Whether a text begins with a plain visible letter, which most do: a quick answer. */
function isInk(text: string): boolean {
	const code = text.charCodeAt(0);
	return code > 32 && code < 127;
}

/** Reads rows whose cells have one separator between them. */
export class RowReader {
	private row: string[] = [];

	private cell = '';

	/** Where in a cell the text so far ends: `start` is before its first letter that is no blank. */
	private state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';

	private rowLine: number;

	/** Blanks follow the quote that has closed the cell. */
	private hasBlanks = false;

	/** The text so far ends with a carriage return, of which a line feed may be the second half. */
	private endsWithReturn = false;

	private readonly code: number;

	openedAt = 0;

	brokenAt: number | undefined;

	constructor(
		private readonly separator: string,
		private line = 1,
	) {
		this.rowLine = line;
		this.code = separator.charCodeAt(0);
	}

	endedOpen = false;

	read(text: string): CsvRow[] {
		const rows: CsvRow[] = [];
		let at = 0;
		if (this.endsWithReturn && text !== '') {
			this.endsWithReturn = false;
			if (text[0] === '\n' && this.state !== 'quoted') at = 1;
			else if (text[0] === '\n') this.line--;
		}
		while (at < text.length) {
			if (this.state === 'quoted') at = this.readQuoted(text, at);
			else if (this.state === 'closed') at = this.readClosed(text, at, rows);
			else at = this.readPlain(text, at, rows);
		}
		return rows;
	}

	end(): CsvRow[] {
		const rows: CsvRow[] = [];
		this.endedOpen = this.state === 'quoted';
		this.endRow(rows);
		return rows;
	}

	private readQuoted(text: string, at: number): number {
		const end = text.indexOf('"', at);
		const part = text.slice(at, end < 0 ? undefined : end);
		this.cell += part;
		if (/[\r\n]/.test(part)) this.line += part.match(BREAKS)?.length ?? 0;
		this.endsWithReturn = end < 0 && part.endsWith('\r');
		if (end < 0) return text.length;
		this.state = 'closed';
		return end + 1;
	}

	/** Behind a quote in a quoted cell, which is the first of two or ends the cell. */
	private readClosed(text: string, at: number, rows: CsvRow[]): number {
		const letter = text[at];
		if (letter === '"' && !this.hasBlanks) {
			this.cell += letter;
			this.state = 'quoted';
			return at + 1;
		}
		if (letter === this.separator || letter === '\r' || letter === '\n') {
			this.hasBlanks = false;
			return this.endAt(text, at, rows);
		}
		this.hasBlanks = true;
		if (isInk(letter) || !BLANK.test(letter)) {
			this.brokenAt ??= this.line;
			this.cell += letter;
		}
		return at + 1;
	}

	private readPlain(text: string, at: number, rows: CsvRow[]): number {
		let from = at;
		if (this.state === 'start') {
			while (from < text.length && this.isBlank(text[from])) from++;
			if (text[from] === '"') {
				this.cell = '';
				this.state = 'quoted';
				this.openedAt = this.line;
				return from + 1;
			}
			if (from < text.length) this.state = 'plain';
		}
		const end = this.endOfPlain(text, from);
		this.cell += text.slice(at, end);
		return end === text.length ? end : this.endAt(text, end, rows);
	}

	private endOfPlain(text: string, from: number): number {
		for (let at = from; at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code === this.code || code === LINE_FEED || code === RETURN) return at;
		}
		return text.length;
	}

	private isBlank(letter: string): boolean {
		return letter !== this.separator && !isInk(letter) && BLANK.test(letter);
	}

	/** At a separator or a line break. */
	private endAt(text: string, at: number, rows: CsvRow[]): number {
		if (text[at] === this.separator) {
			this.endCell();
			return at + 1;
		}
		this.endRow(rows);
		const isReturn = text[at] === '\r';
		this.endsWithReturn = isReturn && at + 1 === text.length;
		return isReturn && text[at + 1] === '\n' ? at + 2 : at + 1;
	}

	private endCell(): void {
		this.row.push(this.cell);
		this.cell = '';
		this.state = 'start';
	}

	private endRow(rows: CsvRow[]): void {
		this.endCell();
		if (!this.row.every((cell) => !isInk(cell) && NOTHING.test(cell))) {
			rows.push({ cells: this.row, line: this.rowLine });
		}
		this.row = [];
		this.line++;
		this.rowLine = this.line;
	}
}
