import {
	type Address,
	type AddressKind,
	type Contact,
	type CustomFieldValue,
	type MappedCustomField,
} from './contact';
import type { Clearing } from './field-table';
import { pick } from './pick';
import { sameChoice, sameNumber } from './same-value';
import type { Note, StoredContact } from './stored-contact';
import { asStored } from './places';
import { textOf } from '../input/text-of';

export type PhoneNumber = { phone_number?: string; kind?: string };
export type StreetAddress = Address & { kind: AddressKind };

/** The stored contact without what is cleared. The given one stays as it is. */
export function withoutCleared(stored: StoredContact, cleared: readonly Clearing[]): StoredContact {
	const base = { ...stored };
	for (const field of cleared) field.clear?.(base);
	return base;
}

/** The stored phones with the mapped ones, each in the place of the stored one of its kind. */
export function mergePhones(
	stored: PhoneNumber[] | null | undefined,
	{ phones, phone }: Pick<Contact, 'phones' | 'phone'>,
): PhoneNumber[] {
	const merged = (stored ?? []).map((each) => pick(each, ['phone_number', 'kind']));
	const set = (kind: string, phone_number: string) => {
		const current = merged.find((each) => each.kind === kind);
		if (current) current.phone_number = phone_number;
		else merged.push({ phone_number, kind });
	};
	for (const [kind, number] of Object.entries(phones)) set(kind, number);
	// The sign-up form does not say which kind it gives a phone, so a known number stays where it is.
	if (phone !== undefined && !merged.some((each) => sameNumber(each.phone_number, phone))) {
		set('other', phone);
	}
	return merged;
}

/** The stored addresses with the mapped parts, each in the address of its kind. */
export function mergeAddresses(
	stored: StreetAddress[] | null | undefined,
	{ addresses }: Pick<Contact, 'addresses'>,
): StreetAddress[] {
	const merged = (stored ?? []).map((address) =>
		pick(address, ['kind', 'street', 'city', 'state', 'postal_code', 'country']),
	) as StreetAddress[];
	for (const [kind, address] of Object.entries(addresses) as Array<[AddressKind, Address]>) {
		const current = merged.find((each) => each.kind === kind);
		// An address that does not change keeps its ID.
		if (current) Object.assign(current, asStored(current, address));
		else merged.push({ kind, ...address });
	}
	return merged;
}

/** The stored values with the mapped ones: scalars are replaced, members of a set are added. */
export function mergeCustomFields(
	stored: CustomFieldValue[] | null | undefined,
	mapped: readonly MappedCustomField[],
): CustomFieldValue[] {
	const merged = new Map<string, CustomFieldValue>();
	for (const field of (stored ?? []).map(toWritten)) {
		if (field) merged.set(field.custom_field_id, field);
	}
	for (const { combines, ...field } of mapped) {
		const { custom_field_id: id, choice_ids: given = [] } = field;
		const before = combines === 'set' ? (merged.get(id)?.choice_ids ?? []) : [];
		const joined = given.filter((choice) => !before.some((each) => sameChoice(each, choice)));
		const written = toWritten({ ...field, choice_ids: [...before, ...joined] });
		if (written) merged.set(id, written);
	}
	return [...merged.values()];
}

/** A custom field as POST and PUT take it, or nothing when it has no value. */
function toWritten({ custom_field_id, value, choice_ids }: CustomFieldValue) {
	// Choice fields may come back with both; only the choices are written.
	if (choice_ids?.length) return { custom_field_id, choice_ids: choice_ids.map(textOf) };
	// The contract has texts only, but an answer may hold false or 0.
	const given: unknown = value;
	return given === undefined || given === null || given === ''
		? undefined
		: { custom_field_id, value: textOf(value) };
}

/** The stored notes behind the mapped one. */
export function mergeNotes(stored: readonly Note[] | null | undefined, { note }: Contact): Note[] {
	const kept = (stored ?? []).map((each) => pick(each, ['note_id', 'created_at', 'content']));
	// A run that is repeated does not add its note again.
	const isKnown = note === undefined || kept.some(({ content }) => content === note);
	return isKnown ? kept : [{ content: note }, ...kept];
}
