import {
	ADDRESS_KINDS,
	LIMITS,
	emptyContact,
	type Address,
	type AddressKind,
	type Contact,
	type CoreProperties,
	type CustomFieldValue,
	type SignUpSmsChannel,
} from './contact';
import { refuseOver } from './limits';

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
 * The form has one phone without a kind, one address, and no choices. An address without a street
 * corrects a stored one, and the form does not say whether it merges: that goes to the rest too.
 *
 * @param email empty for a person who signs up with a phone number for texts alone
 */
export function toSignUp(
	email: string,
	contact: Contact,
	sms?: SignUpSmsChannel,
): { body: SignUpBody; rest: Contact } {
	const plain = contact.customFields.filter((field) => field.choice_ids === undefined);
	refuseOver(LIMITS.lists, contact.lists.length, 'lists');
	refuseOver(LIMITS.signUpCustomFields, plain.length, 'custom fields');

	const kind = ADDRESS_KINDS.find((each) => contact.addresses[each]?.street !== undefined);
	const { [kind ?? 'home']: first, ...others } = contact.addresses;

	return {
		body: {
			...(email !== '' && { email_address: email }),
			list_memberships: contact.lists,
			...contact.core,
			...(contact.phone !== undefined && { phone_number: contact.phone }),
			...(kind && { street_address: { kind, ...first } }),
			...(plain.length > 0 && { custom_fields: plain }),
			...(sms && { sms_channel: sms }),
		},
		rest: {
			...emptyContact(),
			phones: contact.phones,
			addresses: kind ? others : contact.addresses,
			customFields: contact.customFields.filter((field) => field.choice_ids !== undefined),
			tags: contact.tags,
			note: contact.note,
		},
	};
}
