import { LISTS_COLUMN, READ_ONLY, TAGS_COLUMN } from './column-aliases';
import { finderOf, type Found, type KnownColumn } from './column-finder';
import { saysNothing, type ContactField } from './field-table';
import { InputError, quoted } from '../input/input-error';
import { permissionOf, tellsOther, tellsPermission, type Said } from './mail-permission';
import { isEmpty } from '../input/values';
import { textOf } from '../input/text-of';

/** What the columns of an item or of a row of a file say. */
export interface Matched extends Said {
	/** Field ID and value of the columns that have one. */
	values: Array<[string, unknown]>;
	/** Columns with a value that goes nowhere. */
	leftOut: string[];
	/** Columns that go to one of two fields of the name: to a custom field, or past it. */
	ambiguous: Ambiguous[];
	/** Whether a column has the name of a field, filled or not. */
	isAny: boolean;
}

export interface Ambiguous {
	column: string;
	label: string;
	other: string;
}

/** Says to which of two fields a column goes. */
export function whichOfTwo({ column, label, other }: Ambiguous): string {
	return `${quoted(column)} goes to ${label}, not to ${other}`;
}

/** The columns of a row and their values. */
type Cells = ReadonlyArray<readonly [column: string, value: unknown]>;

interface Cell {
	column: string;
	value: unknown;
	meaning: KnownColumn;
}

/** Words that show that 'State' or 'Title' means something else: the state of an account, an address in a letter. */
const NO_STATE = /^(en|dis)abled$|^(in)?active$|^invited$|^declined$|^(un)?subscribed$/i;
const NO_JOB = /^(mrs?|ms|miss|mx|dr|prof|sir|dame|rev|herr|frau)\.?$/i;
/** What a name may mean that is no field of a contact. */
const NO_FIELDS = [READ_ONLY, LISTS_COLUMN, TAGS_COLUMN, 'email', 'sms_number', 'sms_consent_date'];
const FREE_PHONES = ['work_phone', 'home_phone', 'mobile_phone'];
const FURTHER_LINES = ['2', '3'];

/**
 * Finds the field for each column of a row: by ID, label or API name of a field of the account, else by
 * what columns are called elsewhere. The fields' own names go before other names, a name of a custom
 * field before a name that only is customary for a standard field.
 * @param others what a file has besides fields: email, sms_number, sms_consent_date
 * Throws InputError when two columns mean the same and differ.
 */
export function matchColumns(
	cells: Cells,
	fields: readonly ContactField[],
	others: readonly string[] = [],
): Matched {
	const finder = finderOf(fields);
	const leftOut: string[] = [];
	const ambiguous: Ambiguous[] = [];
	const filled: Cell[] = [];
	let isAny = false;
	const meanings = besideOtherPhone(finder.meaningsOf(cells.map(([column]) => column)), fields);
	for (const [column, value] of cells) {
		const { name, meaning } = meanings.get(column) ?? finder.find(column);
		const isPermission = tellsPermission(name);
		const isTaken =
			meaning && (!NO_FIELDS.includes(meaning.target) || others.includes(meaning.target));
		if (isTaken) isAny = true;
		if (meaning?.field ? saysNothing(value, meaning.field) : isEmpty(value)) continue;
		if (isTaken && !isOfOtherKind(meaning, name, value)) {
			filled.push({ column, value, meaning });
			if (meaning.other) ambiguous.push({ column, label: meaning.label, other: meaning.other });
		} else if ((!isPermission || tellsOther(name, value)) && meaning?.target !== 'email') {
			leftOut.push(column);
		}
	}
	const chosen = choose(ofOneAddress(filled, leftOut), leftOut, others.length === 0);
	const values = joinLines(withoutSecondBirthday(chosen, leftOut));
	return { values, leftOut, ambiguous, isAny, ...permissionOf(cells) };
}

/** The ID of the field for each column that has one, filled or empty. */
export function namedFields(cells: Cells, fields: readonly ContactField[]): Map<string, string> {
	const named = new Map<string, string>();
	for (const [column, { meaning }] of finderOf(fields).meaningsOf(cells.map(([each]) => each))) {
		if (meaning) named.set(column, meaning.target.replace(/(street)[23]$/, '$1'));
	}
	return named;
}

/**
 * A phone without a kind is stored as the other phone. Where a column has that, it is the phone of a
 * kind that has no column, the one at work first, as in CRM systems.
 */
function besideOtherPhone(
	meanings: Map<string, Found>,
	fields: readonly ContactField[],
): ReadonlyMap<string, Found> {
	const targets = new Set([...meanings.values()].map(({ meaning }) => meaning?.target));
	const free = FREE_PHONES.find((target) => !targets.has(target));
	const field = fields.find(({ id }) => id === free);
	if (!field || !targets.has('phone') || !targets.has('other_phone')) return meanings;
	for (const [column, { name, meaning }] of meanings) {
		if (meaning?.target !== 'phone') continue;
		const other = `${meaning.label}, which is the same as Other Phone`;
		meanings.set(column, {
			name,
			meaning: { ...meaning, target: field.id, label: field.label, field, other },
		});
	}
	return meanings;
}

function isOfOtherKind(
	{ target, needsAddress }: KnownColumn,
	name: string,
	value: unknown,
): boolean {
	const text = textOf(value).trim();
	if (needsAddress) return NO_STATE.test(text);
	return target === 'job_title' && name === 'title' && NO_JOB.test(text);
}

/** Of several addresses of a kind, the one that goes before the others: parts are not mixed. */
function ofOneAddress(cells: Cell[], leftOut: string[]): Cell[] {
	const first = new Map<string, number>();
	for (const {
		meaning: { address },
	} of cells) {
		if (!address) continue;
		first.set(address.kind, Math.min(address.family, first.get(address.kind) ?? Infinity));
	}
	return cells.filter(({ column, meaning: { address } }) => {
		const isChosen = !address || first.get(address.kind) === address.family;
		if (!isChosen) leftOut.push(column);
		return isChosen;
	});
}

/** One value for each field. Throws InputError when two columns of the same rank differ. */
function choose(cells: Cell[], leftOut: string[], hasModes: boolean): Map<string, Cell> {
	const chosen = new Map<string, Cell>();
	for (const cell of cells) {
		const { target, rank, label } = cell.meaning;
		const other = chosen.get(target);
		if (other === undefined || isSame(other.value, cell.value)) {
			if (other === undefined || rank < other.meaning.rank) chosen.set(target, cell);
		} else if (rank === other.meaning.rank) {
			throw new InputError(
				`The columns ${quoted(other.column)} and ${quoted(cell.column)} both mean '${label}'`,
				hasModes
					? "Remove or rename one of them, or set 'Mapping Column Mode' to 'Map Each Column Manually'"
					: 'Remove or rename one of them in the file',
			);
		} else {
			const isBetter = rank < other.meaning.rank;
			leftOut.push((isBetter ? other : cell).column);
			if (isBetter) chosen.set(target, cell);
		}
	}
	return chosen;
}

function isSame(one: unknown, other: unknown): boolean {
	return one === other || textOf(one).trim() === textOf(other).trim();
}

/** Constant Contact has one line for a street. */
function joinLines(cells: ReadonlyMap<string, Cell>): Array<[string, unknown]> {
	const byTarget = new Map([...cells].map(([target, { value }]) => [target, value]));
	for (const target of [...byTarget.keys()]) {
		const base = /^(.*_street)[23]$/.exec(target)?.[1];
		if (base === undefined) continue;
		const lines = [base, ...FURTHER_LINES.map((line) => base + line)];
		const given = lines.filter((line) => byTarget.has(line)).map((line) => byTarget.get(line));
		for (const line of lines.slice(1)) byTarget.delete(line);
		byTarget.set(
			base,
			given.length === 1 ? given[0] : given.map((line) => textOf(line).trim()).join(', '),
		);
	}
	return [...byTarget];
}

/** An export has the birthday as a whole and in parts, which are clearer. */
function withoutSecondBirthday(cells: Map<string, Cell>, leftOut: string[]): Map<string, Cell> {
	const whole = cells.get('birthday');
	if (whole && cells.has('birthday_month') && cells.has('birthday_day')) {
		leftOut.push(whole.column);
		cells.delete('birthday');
	}
	return cells;
}
