import {
	CORE_PROPERTIES,
	LIMITS,
	emptyContact,
	type Address,
	type AddressKind,
	type Contact,
	type CoreProperties,
	type CustomFieldValue,
	type SmsChannel,
} from './contact';
import type { Clearing } from './fields';
import { refuseOver } from './limits';
import type { Note, StoredContact } from './stored-contact';

type PhoneNumber = { phone_number?: string; kind?: string };
type StreetAddress = Address & { kind: AddressKind };
type EmailAddress = { address: string; permission_to_send?: string; opt_out_reason?: string };

/** What POST and PUT /contacts have in common. */
interface ContactBody extends CoreProperties {
	email_address?: EmailAddress;
	phone_numbers?: PhoneNumber[];
	street_addresses?: StreetAddress[];
	custom_fields?: CustomFieldValue[];
	list_memberships?: string[];
	taggings?: string[];
	notes?: Note[];
	sms_channel?: SmsChannel;
}

/** Body of POST /contacts (`ContactPostRequest`). */
export type CreateBody = ContactBody & { create_source: Source };
/** Body of PUT /contacts/{contact_id} (`ContactPutRequest`). */
export type UpdateBody = ContactBody & { update_source: Source };

/** Who asked for the change, the person or the owner of the account. */
export type Source = 'Account' | 'Contact';

/**
 * The body that creates a contact.
 * @param email empty for a contact that has none
 * Throws InputError over a limit.
 */
export function toCreate(
	email: string,
	contact: Contact,
	permission_to_send = 'implicit',
	create_source: Source = 'Account',
): CreateBody {
	return {
		...(email !== '' && { email_address: { address: email, permission_to_send } }),
		...mergeInto({ contact_id: '' }, contact),
		create_source,
	};
}

/**
 * The body that adds `contact` to what is stored. A PUT sets every omitted core property to null
 * and replaces every collection it carries, so both are sent as stored plus mapped; collections
 * that nobody touches are left out, which keeps them.
 *
 * @param cleared what goes of the stored contact unless `contact` has a new value
 * @param email what changes of the email address and its permission
 * Throws InputError when a merged collection goes over its limit.
 */
export function toUpdate(
	stored: StoredContact,
	contact: Contact,
	cleared: readonly Clearing[] = [],
	email: Partial<EmailAddress> = {},
	update_source: Source = 'Account',
): UpdateBody {
	const { address, permission_to_send, opt_out_reason } = stored.email_address ?? {};
	const email_address = {
		...(address && { address }),
		...(permission_to_send && { permission_to_send }),
		...(opt_out_reason && { opt_out_reason }),
		...email,
	};
	return {
		...(hasAddress(email_address) && { email_address }),
		...mergeInto(stored, contact, cleared),
		update_source,
	};
}

function hasAddress(email: Partial<EmailAddress>): email is EmailAddress {
	return email.address !== undefined;
}

/** The collections a merge needs to know, as values of the query parameter `include`. */
export function collectionsOf(contact: Contact, cleared: readonly Clearing[] = []): string[] {
	const touched = {
		phone_numbers: contact.phone !== undefined || Object.keys(contact.phones).length > 0,
		street_addresses: Object.keys(contact.addresses).length > 0,
		custom_fields: contact.customFields.length > 0,
		list_memberships: contact.lists.length > 0,
		taggings: contact.tags.length > 0,
		notes: contact.note !== undefined,
	};
	return Object.entries(touched)
		.filter(([name, isTouched]) => isTouched || cleared.some(({ section }) => section === name))
		.map(([name]) => name);
}

function mergeInto(stored: StoredContact, contact: Contact, cleared: readonly Clearing[] = []) {
	const base = { ...stored };
	for (const field of cleared) field.clear?.(base);

	const merged = {
		phone_numbers: mergePhones(base.phone_numbers, contact),
		street_addresses: mergeAddresses(base.street_addresses, contact),
		custom_fields: mergeCustomFields(base.custom_fields, contact),
		list_memberships: [...new Set([...(base.list_memberships ?? []), ...contact.lists])],
		taggings: [...new Set([...(base.taggings ?? []), ...contact.tags])],
		notes: mergeNotes(base.notes, contact),
	};
	refuseOver(LIMITS.phones, merged.phone_numbers.length, 'phone numbers');
	refuseOver(LIMITS.addresses, merged.street_addresses.length, 'street addresses');
	refuseOver(LIMITS.customFields, merged.custom_fields.length, 'custom fields');
	refuseOver(LIMITS.lists, merged.list_memberships.length, 'lists');
	refuseOver(LIMITS.tags, merged.taggings.length, 'tags');
	refuseOver(LIMITS.notes, merged.notes.length, 'notes');

	const touched = collectionsOf(contact, cleared);
	return {
		...pick(base, CORE_PROPERTIES),
		...contact.core,
		...(Object.fromEntries(
			Object.entries(merged).filter(([name]) => touched.includes(name)),
		) as Partial<typeof merged>),
		...(contact.sms && { sms_channel: contact.sms }),
	};
}

function mergePhones(
	stored: PhoneNumber[] | null | undefined,
	{ phones, phone }: Contact,
): PhoneNumber[] {
	const merged = (stored ?? []).map((each) => pick(each, ['phone_number', 'kind']));
	const set = (kind: string, phone_number: string) => {
		const current = merged.find((each) => each.kind === kind);
		if (current) current.phone_number = phone_number;
		else merged.push({ phone_number, kind });
	};
	for (const [kind, number] of Object.entries(phones)) set(kind, number);
	// The sign-up form does not say which kind it gives a phone, so a known number stays where it is.
	const isKnown = merged.some((each) => sameNumber(each.phone_number, phone));
	if (phone !== undefined && !isKnown) set('other', phone);
	return merged;
}

function mergeAddresses(
	stored: StreetAddress[] | null | undefined,
	{ addresses }: Contact,
): StreetAddress[] {
	const merged = (stored ?? []).map((address) =>
		pick(address, ['kind', 'street', 'city', 'state', 'postal_code', 'country']),
	) as StreetAddress[];
	for (const [kind, address] of Object.entries(addresses) as Array<[AddressKind, Address]>) {
		const current = merged.find((each) => each.kind === kind);
		if (current) Object.assign(current, address);
		else merged.push({ kind, ...address });
	}
	return merged;
}

function mergeCustomFields(
	stored: CustomFieldValue[] | null | undefined,
	{ customFields }: Contact,
) {
	const merged = new Map<string, CustomFieldValue>();
	for (const { custom_field_id, value, choice_ids } of [...(stored ?? []), ...customFields]) {
		// Choice fields may come back with both; only the choices are written.
		if (choice_ids?.length) {
			merged.set(custom_field_id, { custom_field_id, choice_ids: choice_ids.map(String) });
		} else if (value) {
			merged.set(custom_field_id, { custom_field_id, value });
		}
	}
	return [...merged.values()];
}

function mergeNotes(stored: readonly Note[] | null | undefined, { note }: Contact): Note[] {
	const kept = (stored ?? []).map((each) => pick(each, ['note_id', 'created_at', 'content']));
	// A run that is repeated does not add its note again.
	const isKnown = note === undefined || kept.some(({ content }) => content === note);
	return isKnown ? kept : [{ content: note }, ...kept];
}

/** Whether two texts name one phone number, however they are written. */
export function sameNumber(one: string | undefined, other: string | undefined): boolean {
	const digits = (phone = '') => phone.replace(/\D/g, '') || phone;
	return digits(one) === digits(other);
}

function pick<T extends object, K extends keyof T>(
	from: T,
	keys: readonly K[],
): Partial<Pick<T, K>> {
	const picked: Partial<Pick<T, K>> = {};
	for (const key of keys) {
		if (from[key] !== undefined && from[key] !== null) picked[key] = from[key];
	}
	return picked;
}

/** Whether nothing is mapped beyond what `emptyContact()` has. */
export function isEmptyContact(contact: Contact): boolean {
	return JSON.stringify(contact) === JSON.stringify(emptyContact());
}
