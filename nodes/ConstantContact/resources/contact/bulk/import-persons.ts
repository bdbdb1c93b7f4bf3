import type { Contact } from '../../../contact-model/contact';
import type { ImportSms } from '../../../contact-model/import-shape';
import { fitInto } from '../../../contact-model/fit-contact';
import { InputError } from '../../../input/input-error';
import { mergeContacts } from '../../../contact-model/merge-contacts';

const MOST_WARNINGS = 10;

/** What an import says about one person. */
export interface Person {
	/** Empty for a person who is known by a phone number for texts alone. */
	email: string;
	contact: Contact;
	sms?: ImportSms;
}

/** A row that is not imported: the item or line it is in, and why. */
export interface Problem {
	from: number;
	failure: Error;
}

/**
 * One person for each email, or for each number where there is no email, in the order of the rows: an
 * import works on them at the same time, so that their order would not count.
 * @param rows each with the item or line it comes from
 */
export function mergePersons(
	rows: ReadonlyArray<{ person: Person; from: number }>,
): Array<Person & { from: number[] }> {
	const persons = new Map<string, Person & { from: number[] }>();
	for (const { person, from } of rows) {
		const key = person.email || `sms ${person.sms?.sms_number}`;
		const known = persons.get(key);
		const all = known?.from ?? [];
		all.push(from);
		persons.set(key, {
			email: person.email,
			sms: mergeSms(known?.sms, person.sms),
			contact: known ? mergeContacts(known.contact, person.contact) : person.contact,
			from: all,
		});
	}
	return [...persons.values()];
}

/** The later number wins; of the same number, the later date of consent. A date that is missing takes none away. */
function mergeSms(earlier: ImportSms | undefined, later: ImportSms | undefined) {
	if (!earlier || !later) return later ?? earlier;
	return earlier.sms_number === later.sms_number ? { ...earlier, ...later } : later;
}

/** What a row says, as far as it has a place, and in words what has none. */
export function fitRow(contact: Contact, place: 'Line' | 'Item', from: readonly number[]) {
	const fitted = fitInto({ contact_id: '' }, contact);
	const of = `${place} ${from[from.length - 1]}: `;
	return { contact: fitted.contact, warnings: fitted.warnings.map((warning) => of + warning) };
}

/** The first of these warnings, and how many more there are. */
export function shortened(warnings: readonly string[]): string[] {
	const more = warnings.length - MOST_WARNINGS;
	return more > 0
		? [...warnings.slice(0, MOST_WARNINGS), `${more} more rows were not written in full`]
		: [...warnings];
}

/**
 * What an import has done in part, in one sentence, such as `2 of 3 rows were imported. Line 4: …`.
 * @param place what the rows are called: Line or Item
 */
export function importedInPart(
	place: 'Line' | 'Item',
	done: number,
	total: number,
	problems: readonly Problem[],
): InputError {
	const [first] = [...problems].sort((one, other) => one.from - other.from);
	const { message, remedy } = first.failure as Partial<InputError>;
	const more = problems.length > 1 ? ` and ${problems.length - 1} more` : '';
	return new InputError(
		`${done} of ${total} rows were imported. ${place} ${first.from}: ${message}${more}`,
		`${done === 0 ? 'Nothing was sent. ' : ''}${remedy ?? 'Correct the row'}`,
	);
}
