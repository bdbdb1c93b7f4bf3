import { plainDecimal } from '../input/numbers';
import { mergeCustomFields } from './combine';
import { ADDRESS_PARTS, CORE_PROPERTIES, type Address, type CustomFieldValue } from './contact';
import type { UpdateBody } from './contact-shapes';
import type { CustomFieldDefinition } from './custom-fields';
import { asStored } from './places';
import { dayOf, sameCustomValue, sameMeaning, type Meaning } from './same-meaning';
import { sameChoice, sameNumber } from './same-value';
import type { StoredContact } from './stored-contact';

const CORE_MEANINGS: Partial<Record<string, Meaning>> = {
	birthday_month: plainDecimal,
	birthday_day: plainDecimal,
	anniversary: dayOf,
};

/**
 * Whether a PUT would leave a contact as it is. Where nobody knows that two values mean the same, it
 * would not: only what is there for certain need not be written.
 * @param stored with the collections of the body, read from the service
 * @param definitions of the custom fields that are mapped
 */
export function isUnchanged(
	stored: StoredContact,
	body: UpdateBody,
	definitions: readonly CustomFieldDefinition[],
): boolean {
	// A deleted contact comes back by a PUT, and what was agreed to about texts is not shown whole.
	if (stored.deleted_at || body.sms_channel) return false;
	return (
		sameEmail(stored, body) &&
		CORE_PROPERTIES.every((name) => sameMeaning(stored[name], body[name], CORE_MEANINGS[name])) &&
		sameMembers(stored.phone_numbers, body.phone_numbers, samePhone) &&
		sameMembers(stored.street_addresses, body.street_addresses, sameAddress) &&
		sameCustomFields(stored, body, definitions) &&
		sameMembers(stored.list_memberships, body.list_memberships) &&
		sameMembers(stored.taggings, body.taggings) &&
		sameMembers(stored.notes, body.notes, (one, other) => one.content === other.content)
	);
}

function sameEmail({ email_address: stored }: StoredContact, { email_address: sent }: UpdateBody) {
	return (['address', 'permission_to_send', 'opt_out_reason'] as const).every(
		(name) => stored?.[name] === sent?.[name],
	);
}

/** Whether a collection that is sent has the same members as the stored one, in any order. */
function sameMembers<T>(
	stored: readonly T[] | undefined,
	sent: readonly T[] | undefined,
	isSame: (stored: T, sent: T) => boolean = Object.is,
): boolean {
	if (sent === undefined) return true;
	// A collection that the answer leaves out may hold anything.
	if (stored?.length !== sent.length) return false;
	const left = [...stored];
	return sent.every((member) => {
		const at = left.findIndex((each) => isSame(each, member));
		if (at >= 0) left.splice(at, 1);
		return at >= 0;
	});
}

type Phone = NonNullable<UpdateBody['phone_numbers']>[number];

function samePhone(one: Phone, other: Phone): boolean {
	return (
		one.kind === other.kind &&
		(one.phone_number === other.phone_number || sameNumber(one.phone_number, other.phone_number))
	);
}

function sameAddress(stored: Address & { kind: string }, sent: Address & { kind: string }) {
	const kept = asStored(stored, sent);
	return (
		stored.kind === sent.kind &&
		ADDRESS_PARTS.every((part) => sameMeaning(stored[part], kept[part]))
	);
}

function sameCustomFields(
	stored: StoredContact,
	{ custom_fields: sent }: UpdateBody,
	definitions: readonly CustomFieldDefinition[],
): boolean {
	const typeOf = new Map(definitions.map(({ custom_field_id, type }) => [custom_field_id, type]));
	const isSame = (one: CustomFieldValue, other: CustomFieldValue) => {
		const { custom_field_id: id, value, choice_ids } = one;
		return (
			id === other.custom_field_id &&
			sameMembers(choice_ids ?? [], other.choice_ids ?? [], sameChoice) &&
			sameCustomValue(value, other.value, typeOf.get(id))
		);
	};
	// Fields without a value may be shown or not.
	const filled = stored.custom_fields && mergeCustomFields(stored.custom_fields, []);
	return sameMembers(filled, sent, isSame);
}
