import {
	ADDRESS_KINDS,
	CORE_PROPERTIES,
	LIMITS,
	emptyContact,
	type Address,
	type AddressKind,
	type Contact,
	type CoreProperties,
	type CustomFieldValue,
	type SignUpSmsChannel,
} from './contact';
import { mergeAddresses, mergeCustomFields, mergePhones } from './combine';
import { inContact } from './limits';
import { refuseMoreThan } from '../input/refuse-more-than';
import { refuseWithheld } from './mail-permission';
import { pick } from './pick';
import { sameNumber } from './same-value';
import type { StoredContact } from './stored-contact';

/** Body of POST /contacts/sign_up_form (`ContactCreateOrUpdateInput`). */
export interface SignUpBody extends CoreProperties {
	email_address?: string;
	list_memberships: string[];
	phone_number?: string;
	street_address?: Address & { kind: AddressKind };
	custom_fields?: CustomFieldValue[];
	sms_channel?: SignUpSmsChannel;
}

/**
 * Splits a contact into what the sign-up form carries and the rest, which a PUT has to write.
 *
 * The form has one phone without a kind, one address, and no choices. Whether its phone and address
 * replace stored ones or join them is not known, so those of a known contact go to the rest, and an
 * address without a street, which corrects a stored one, always does.
 *
 * @param email empty for a person who signs up with a phone number for texts alone
 * Throws InputError over a limit, and when the item itself says something against emails.
 */
export function toSignUp(
	email: string,
	contact: Contact,
	sms?: SignUpSmsChannel,
	isKnown = false,
): { body: SignUpBody; rest: Contact } {
	refuseWithheld(contact.withheld);
	if (email !== '') refuseWithheld(contact.unticked);
	const plain = contact.customFields.filter((field) => field.choice_ids === undefined);
	refuseMoreThan(LIMITS.lists, contact.lists.length, inContact('lists'));
	refuseMoreThan(LIMITS.signUpCustomFields, plain.length, inContact('custom fields'));

	const phone = isKnown ? undefined : phoneOfForm(contact);
	const kind = isKnown ? undefined : kindOfForm(contact);
	const taken = kind ?? 'home';
	const { [taken]: first, ...others } = contact.addresses;

	return {
		body: {
			...(email !== '' && { email_address: email }),
			list_memberships: contact.lists,
			...contact.core,
			...(phone !== undefined && { phone_number: phone }),
			...(kind && { street_address: { kind, ...first } }),
			...(plain.length > 0 && {
				custom_fields: plain.map(({ custom_field_id, value }) => ({ custom_field_id, value })),
			}),
			...(sms && { sms_channel: sms }),
		},
		rest: {
			...emptyContact(),
			...(phone === undefined && contact.phone !== undefined && { phone: contact.phone }),
			phones: contact.phones,
			addresses: kind ? others : contact.addresses,
			customFields: contact.customFields.filter((field) => field.choice_ids !== undefined),
			tags: contact.tags,
			note: contact.note,
		},
	};
}

/** Whether the form would carry a phone or an address, which matters for a contact that is known. */
export function mayReplace(contact: Contact): boolean {
	return phoneOfForm(contact) !== undefined || kindOfForm(contact) !== undefined;
}

/** A number that is mapped with its kind, too, would be filed twice. */
function phoneOfForm({ phone, phones }: Contact): string | undefined {
	return Object.values(phones).some((each) => sameNumber(each, phone)) ? undefined : phone;
}

function kindOfForm({ addresses }: Contact): AddressKind | undefined {
	return ADDRESS_KINDS.find((kind) => addresses[kind]?.street !== undefined);
}

/**
 * A contact that was read after a sign-up, with all that the form has written: a read may lag behind.
 * Collections that were not read stay out.
 */
export function asSignedUp(stored: StoredContact, body: SignUpBody): StoredContact {
	const { phone_number: phone, street_address, custom_fields = [] } = body;
	const { kind, ...address } = street_address ?? {};
	const { phone_numbers, street_addresses } = stored;
	return {
		...stored,
		...pick(body, CORE_PROPERTIES),
		...(phone_numbers && { phone_numbers: mergePhones(phone_numbers, { phones: {}, phone }) }),
		...(street_addresses && {
			street_addresses: mergeAddresses(street_addresses, {
				addresses: kind ? { [kind]: address } : {},
			}),
		}),
		...(stored.custom_fields && {
			custom_fields: mergeCustomFields(stored.custom_fields, custom_fields),
		}),
		...(stored.list_memberships && {
			list_memberships: [...new Set([...stored.list_memberships, ...body.list_memberships])],
		}),
	};
}
