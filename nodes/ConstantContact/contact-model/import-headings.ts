import { comparable } from './column-name';
import { ADDRESS_PARTS } from './contact';
import type { CustomFieldDefinition } from './custom-fields';
import { addressKey, customFieldKey } from './import-shape';
import { InputError, show } from './input-error';

/** The headings that POST /activities/contacts_file_import documents, besides custom fields. */
const COLUMNS = [
	'email',
	'first_name',
	'last_name',
	'phone',
	'job_title',
	'anniversary',
	'birthday_day',
	'birthday_month',
	'company_name',
	'street',
	'street2',
	'city',
	'state',
	'zip',
	'country',
	'sms_number',
	'sms_consent_date',
];

/** Other names of columns, as they stand in exports of Constant Contact and in this node's fields. */
const ALIASES = new Map([
	['emailaddress', 'email'],
	['postalcode', 'zip'],
	['zipcode', 'zip'],
	...ADDRESS_PARTS.map((part) => [`home${comparable(part)}`, addressKey('home', part)] as const),
]);

/**
 * What an import calls the columns of a file; undefined for a column that it does not know. Case,
 * blanks and underscores do not matter. Custom fields go by label, name or `cf:` and name.
 * Throws InputError when two columns mean the same, and when no column tells who the contacts are.
 */
export function toImportHeadings(
	columns: readonly string[],
	definitions: readonly CustomFieldDefinition[],
): Array<string | undefined> {
	const known = new Map<string, string>();
	const add = (name: string, heading: string) => {
		if (!known.has(comparable(name))) known.set(comparable(name), heading);
	};
	for (const column of COLUMNS) add(column, column);
	for (const [alias, column] of ALIASES) add(alias, column);
	for (const definition of definitions.filter(({ name }) => name)) {
		const heading = customFieldKey(definition);
		for (const name of [heading, definition.label, definition.name ?? '']) add(name, heading);
	}
	const headings = columns.map((column) => known.get(comparable(column)));
	refuseTwice(columns, headings);
	if (headings.includes('email') || headings.includes('sms_number')) return headings;
	throw new InputError(
		`The file has no column for the email: its columns are ${columns.map(show).join(', ')}`,
		"Call the column with the addresses 'email'. If the columns are in one cell, separate them by commas",
	);
}

/** Throws InputError for columns that the import would not know. */
export function refuseUnknown(
	columns: readonly string[],
	headings: ReadonlyArray<string | undefined>,
): void {
	const unknown = columns.filter((_, index) => headings[index] === undefined);
	if (unknown.length === 0) return;
	throw new InputError(
		`A file import has no column ${unknown.map(show).join(', ')}`,
		`Rename it to a custom field of the account or to one of ${COLUMNS.join(', ')}. To leave such columns out, switch on 'Ignore Unknown Columns'. The operation Import takes all fields`,
	);
}

function refuseTwice(
	columns: readonly string[],
	headings: ReadonlyArray<string | undefined>,
): void {
	headings.forEach((heading, index) => {
		const first = headings.indexOf(heading);
		if (heading === undefined || first === index) return;
		throw new InputError(
			`The columns ${show(columns[first])} and ${show(columns[index])} both mean ${heading}`,
			'Remove or rename one of them',
		);
	});
}
