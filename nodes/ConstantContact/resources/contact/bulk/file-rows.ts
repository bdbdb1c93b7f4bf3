import { PackedRows } from '../../../files/packed-rows';
import type { CsvRow } from '../../../files/csv';
import type { FileColumns, MatchedRow } from './file-columns';
import { mergedPerson, Problems, type Person } from './import-persons';
import { Turns } from './turns';

const NONE = 0;

/** The rows of a CSV file, read and put together by person while no more of them is kept than their text. */
export class FileRows {
	/** Those that cannot be imported. */
	readonly wrong = new Problems();

	/** How many rows the file has. */
	total = 0;

	private readonly packed = new PackedRows();

	/** For each row that is kept, where it is. */
	private readonly places: number[] = [];

	/** For each row that is kept, the next one about the same person. */
	private readonly next: number[] = [];

	/** The last row about each person. */
	private readonly latest = new Map<string, number>();

	constructor(
		private readonly columns: FileColumns,
		private readonly needsConsentDate: boolean,
	) {}

	add(row: CsvRow): void {
		this.total++;
		try {
			this.keep(row.line, this.columns.match(row, this.needsConsentDate));
		} catch (failure) {
			this.wrong.add({ from: row.line, failure: failure as Error });
		}
	}

	/**
	 * Tells each person once, with all lines about them, in the order of the first line that is right.
	 * The rows are gone afterwards.
	 */
	async forEachPerson(tell: (person: Person, lines: number[]) => void): Promise<void> {
		this.latest.clear();
		const turns = new Turns();
		const isTold = new Uint8Array(this.places.length);
		for (const [first, place] of this.places.entries()) {
			if (isTold[first]) continue;
			// All rows before are told: those about one person are told with the first of them.
			this.packed.freeBefore(place);
			let person: Person | undefined;
			const lines: number[] = [];
			for (let row = first; ; row = this.next[row]) {
				const { line, bytes, matched } = unpacked(this.packed.get(this.places[row]));
				try {
					person = mergedPerson(person, this.columns.personOf(matched));
					lines.push(line);
				} catch (failure) {
					this.wrong.add({ from: line, failure: failure as Error });
				}
				isTold[row] = 1;
				await turns.after(bytes);
				// Where the first row is wrong, the next one is told in its own place.
				if (person === undefined || this.next[row] === NONE) break;
			}
			if (person) tell(person, lines);
		}
	}

	private keep(line: number, matched: MatchedRow): void {
		const row = this.places.push(this.packed.add(pairsOf(line, matched))) - 1;
		this.next.push(NONE);
		const key = matched.email || `sms ${matched.sms?.sms_number}`;
		const before = this.latest.get(key);
		if (before !== undefined) this.next[before] = row;
		// A part of a text keeps the whole text in memory.
		this.latest.set(before === undefined ? Buffer.from(key).toString() : key, row);
	}
}

/** What is kept of a row besides the values of its fields, whose IDs are other words. */
const LINE = 'line';
const EMAIL = 'email';
const NUMBER = 'sms_number';
const CONSENT = 'sms_consent_date';
const COLUMN = 'withheld_column';
const VALUE = 'withheld_value';

function* pairsOf(line: number, { email, sms, withheld, values }: MatchedRow) {
	yield [LINE, line] as const;
	yield [EMAIL, email] as const;
	if (sms) yield [NUMBER, sms.sms_number] as const;
	if (sms?.sms_consent_date) yield [CONSENT, sms.sms_consent_date] as const;
	if (withheld) {
		yield [COLUMN, withheld.column] as const;
		yield [VALUE, withheld.value] as const;
	}
	yield* values;
}

function unpacked(pairs: ReturnType<PackedRows['get']>) {
	const kept = new Map(pairs);
	const bytes = pairs.reduce((sum, [, value]) => sum + String(value).length, 0);
	const take = (name: string) => {
		const value = kept.get(name);
		kept.delete(name);
		return value === undefined ? undefined : String(value);
	};
	const line = Number(take(LINE));
	const email = take(EMAIL) ?? '';
	const [sms_number, sms_consent_date] = [take(NUMBER), take(CONSENT)];
	const [column, value] = [take(COLUMN), take(VALUE)];
	const matched: MatchedRow = {
		email,
		...(sms_number !== undefined && {
			sms: { sms_number, ...(sms_consent_date !== undefined && { sms_consent_date }) },
		}),
		...(column !== undefined && { withheld: { column, value: value ?? '' } }),
		values: [...kept].map(([id, each]) => [id, String(each)]),
	};
	return { line, bytes, matched };
}
