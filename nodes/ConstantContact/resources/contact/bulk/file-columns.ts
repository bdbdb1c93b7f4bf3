import { comparable } from '../../../contact-model/column-name';
import { toImportEmail, type ImportSms } from '../../../contact-model/import-shape';
import type { ContactField } from '../../../contact-model/field-table';
import { fewOf } from '../../../input/few-of';
import { InputError, quoted } from '../../../input/input-error';
import { tellsPermission } from '../../../contact-model/mail-permission';
import { targetOf } from '../../../contact-model/column-finder';
import { matchColumns, whichOfTwo } from '../../../contact-model/match-columns';
import { readContact } from '../../../contact-model/read-contact';
import { textOf } from '../../../input/text-of';
import { isEmpty } from '../../../input/values';
import type { CsvRow } from '../../../files/csv';
import { refuseWide } from './csv-file';
import type { Person } from './import-persons';
import { smsPermission } from './import-file-parameters';
import { SMS_CONSENT_DATE, toImportSms } from './import-sms';

/** What tells who a row is about. */
const WHO = ['email', 'sms_number'];
const NO_FIELDS = [...WHO, 'sms_consent_date'];

/** A row of a file: who it is about, and its values by the fields that they belong to. */
export interface MatchedRow {
	/** Empty for a person who is known by a phone number for texts alone. */
	email: string;
	sms?: ImportSms;
	/** What the row says against emails. */
	withheld?: { column: string; value: string };
	/** Field ID and value, in the order of the columns. */
	values: Array<[id: string, value: string]>;
}

/** The columns of a CSV file, and what they mean in this account. */
export class FileColumns {
	private columns: string[] = [];

	/** The columns without a heading. */
	private nameless: number[] = [];

	private readonly leftOut = new Set<string>();

	private readonly ambiguous = new Map<string, string>();

	constructor(
		private readonly fields: readonly ContactField[],
		private readonly timeZone: string,
	) {}

	/** Whether a column tells who the contacts are. */
	tellsWho(column: string): boolean {
		return WHO.includes(targetOf(column, this.fields) ?? '');
	}

	has(target: string): boolean {
		return this.find(target) !== undefined;
	}

	private find(target: string): string | undefined {
		return this.columns.find((column) => targetOf(column, this.fields) === target);
	}

	/**
	 * Takes the headings. Throws InputError when none tells who the contacts are, and for columns that
	 * mean nothing, unless these are to be ignored.
	 */
	check(columns: string[], ignores: boolean, needsConsentDate: boolean): void {
		this.columns = columns;
		this.nameless = [...columns.keys()].filter((index) => comparable(columns[index]) === '');
		if (!columns.some((column) => this.tellsWho(column))) {
			throw new InputError(
				`The file has no column for the email: its columns are ${fewOf(columns.map(quoted))}`,
				"Call the column with the addresses 'email'. If the columns are in one cell, separate them by commas",
			);
		}
		const unknown = columns.filter((column) => !this.isKnown(column));
		if (unknown.length > 0 && !ignores) {
			throw new InputError(
				`A file import has no column ${fewOf(unknown.map(quoted))}`,
				"Rename it to a contact field, such as First Name or Work City, or to a custom field of the account. To leave such columns out, switch on 'Ignore Unknown Columns'",
			);
		}
		if (needsConsentDate && this.has('sms_number') && !this.has('sms_consent_date')) {
			throw new InputError(
				`'${smsPermission.field.displayName}' is Explicit, but the file has no column sms_consent_date`,
				'Add the column with the date on which each person agreed',
			);
		}
	}

	private isKnown(column: string): boolean {
		const name = comparable(column);
		// What stands below an empty heading is refused with its row.
		return name === '' || tellsPermission(name) || targetOf(column, this.fields) !== undefined;
	}

	/**
	 * Who a row is about, and which fields its cells belong to. Throws InputError for a row that tells
	 * neither.
	 */
	match(row: CsvRow, needsConsentDate: boolean): MatchedRow {
		refuseWide(row, this.columns.length);
		const cells = this.columns.map((column, index): [string, string] => [
			column,
			row.cells[index] ?? '',
		]);
		const nameless = this.nameless.find(
			(index) => !isEmpty(cells[index][1]) && comparable(cells[index][1]) !== '',
		);
		if (nameless !== undefined) {
			throw new InputError(
				`${quoted(cells[nameless][1])} stands in column ${nameless + 1}, which has no heading`,
				'Name the column in the first line',
			);
		}
		const matched = matchColumns(cells, this.fields, NO_FIELDS);
		for (const column of matched.leftOut) this.leftOut.add(column);
		for (const each of matched.ambiguous) this.ambiguous.set(each.column, whichOfTwo(each));
		const values = new Map(matched.values);
		const number = values.get('sms_number');
		const date = values.get('sms_consent_date');
		if (number !== undefined && date === undefined && needsConsentDate) {
			throw new InputError(
				`'${SMS_CONSENT_DATE}' is missing, and '${smsPermission.field.displayName}' is Explicit`,
				'Fill in the date on which the person agreed',
			);
		}
		if (number === undefined && date !== undefined) {
			this.leftOut.add(this.find('sms_consent_date') ?? '');
		}
		const sms = number === undefined ? undefined : toImportSms(number, date, this.timeZone);
		const given = values.get('email');
		const email = sms && isEmpty(given) ? '' : toImportEmail(given);
		for (const name of NO_FIELDS) values.delete(name);
		const { withheld } = matched;
		return {
			email,
			...(sms && { sms }),
			...(withheld && { withheld: { column: withheld.column, value: textOf(withheld.value) } }),
			values: [...values].map(([id, value]) => [id, textOf(value)]),
		};
	}

	/** What a row says about the person. Throws InputError for a bad value. */
	personOf({ email, sms, withheld, values }: MatchedRow): Person {
		const contact = readContact(values, this.fields);
		return { email, sms, contact: withheld ? { ...contact, withheld } : contact };
	}

	/** What of the rows was left out, known when they are read. */
	warnings(): string[] {
		const names = [...this.leftOut];
		return [
			...(names.length > 0 ? [`Columns that were left out: ${fewOf(names.map(quoted))}`] : []),
			...this.ambiguous.values(),
		];
	}
}
