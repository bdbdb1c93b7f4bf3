import {
	CORE_PROPERTIES,
	LIMITS,
	emptyContact,
	type Contact,
	type CoreProperties,
	type CustomFieldValue,
	type SmsChannel,
} from './contact';
import {
	mergeAddresses,
	mergeCustomFields,
	mergeNotes,
	mergePhones,
	withoutCleared,
	type PhoneNumber,
	type StreetAddress,
} from './combine';
import type { Clearing } from './field-table';
import { inContact } from './limits';
import { refuseMoreThan } from '../input/refuse-more-than';
import { refuseWithheld } from './mail-permission';
import { pick } from './pick';
import type { Note, StoredContact } from './stored-contact';

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
export type CreateBody = ContactBody & { create_source: ChangeSource };
/** Body of PUT /contacts/{contact_id} (`ContactPutRequest`). */
export type UpdateBody = ContactBody & { update_source: ChangeSource };

/** Who asked for the change, the person or the owner of the account. */
export type ChangeSource = 'Account' | 'Contact';

/**
 * The body that creates a contact.
 * @param email empty for a contact that has none
 * @param permission_to_send left out, the service sets the one that fits to `create_source`
 * Throws InputError over a limit, and for somebody who would get emails against what the item says.
 */
export function toCreate(
	email: string,
	contact: Contact,
	permission_to_send?: string,
	create_source: ChangeSource = 'Account',
): CreateBody {
	const preset = create_source === 'Contact' ? 'explicit' : 'implicit';
	const permitted = permission_to_send ?? preset;
	if (email !== '') {
		refuseWithheld(contact.withheld, permitted);
		if (permitted === 'explicit') refuseWithheld(contact.unticked);
	}
	const permission = permission_to_send && { permission_to_send };
	return {
		...(email !== '' && { email_address: { address: email, ...permission } }),
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
	update_source: ChangeSource = 'Account',
): UpdateBody {
	const { address, permission_to_send, opt_out_reason } = stored.email_address ?? {};
	// A deleted contact comes back by this.
	if (stored.deleted_at) refuseWithheld(contact.withheld, permission_to_send);
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

/** The same PUT without the permission, which then stays as it is. */
export function withoutPermission(body: UpdateBody): UpdateBody {
	if (!body.email_address) return body;
	const { address, opt_out_reason } = body.email_address;
	return { ...body, email_address: { address, ...(opt_out_reason && { opt_out_reason }) } };
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
	const base = withoutCleared(stored, cleared);
	const merged = {
		phone_numbers: mergePhones(base.phone_numbers, contact),
		street_addresses: mergeAddresses(base.street_addresses, contact),
		custom_fields: mergeCustomFields(base.custom_fields, contact.customFields),
		list_memberships: [...new Set([...(base.list_memberships ?? []), ...contact.lists])],
		taggings: [...new Set([...(base.taggings ?? []), ...contact.tags])],
		notes: mergeNotes(base.notes, contact),
	};
	refuseMore(LIMITS.phones, base.phone_numbers, merged.phone_numbers, 'phone numbers');
	refuseMore(LIMITS.addresses, base.street_addresses, merged.street_addresses, 'street addresses');
	// Sources disagree whether the limit counts what is stored as well: the service judges the sum.
	refuseMoreThan(LIMITS.customFields, contact.customFields.length, inContact('custom fields'));
	refuseMore(LIMITS.lists, base.list_memberships, merged.list_memberships, 'lists');
	refuseMore(LIMITS.tags, base.taggings, merged.taggings, 'tags');
	refuseMore(LIMITS.notes, base.notes, merged.notes, 'notes');

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

/** Refuses to add to a collection beyond its limit. What is stored beyond it is not the user's doing. */
function refuseMore(
	limit: number,
	before: readonly unknown[] | null | undefined,
	after: readonly unknown[],
	things: string,
): void {
	if (after.length > (before?.length ?? 0)) refuseMoreThan(limit, after.length, inContact(things));
}

/** Whether nothing is mapped beyond what `emptyContact()` has. */
export function isEmptyContact(contact: Contact): boolean {
	const mapped = { ...contact, withheld: undefined, unticked: undefined };
	return JSON.stringify(mapped) === JSON.stringify(emptyContact());
}
