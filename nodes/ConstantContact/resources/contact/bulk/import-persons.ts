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

/** The rows that are not imported: how many they are, and the first of them. */
export class Problems {
	count = 0;

	first: Problem | undefined;

	add(problem: Problem): void {
		this.count++;
		if (this.first === undefined || problem.from < this.first.from) this.first = problem;
	}

	/** These and the others. */
	with(others: Problems): Problems {
		const all = new Problems();
		for (const { first } of [this, others]) if (first) all.add(first);
		all.count = this.count + others.count;
		return all;
	}
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
		persons.set(key, { ...mergedPerson(known, person), from: all });
	}
	return [...persons.values()];
}

/** What an earlier row, if there is one, and a later row say about the same person. */
export function mergedPerson(earlier: Person | undefined, later: Person): Person {
	return {
		email: later.email,
		sms: mergeSms(earlier?.sms, later.sms),
		contact: earlier ? mergeContacts(earlier.contact, later.contact) : later.contact,
	};
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
 * Undefined when there are no problems.
 * @param place what the rows are called: Line or Item
 */
export function importedInPart(
	place: 'Line' | 'Item',
	done: number,
	total: number,
	{ count, first }: Problems,
): InputError | undefined {
	if (first === undefined) return undefined;
	const { message, remedy } = first.failure as Partial<InputError>;
	const more = count > 1 ? ` and ${count - 1} more` : '';
	return new InputError(
		`${done} of ${total} rows were imported. ${place} ${first.from}: ${message}${more}`,
		`${done === 0 ? 'Nothing was sent. ' : ''}${remedy ?? 'Correct the row'}`,
	);
}
