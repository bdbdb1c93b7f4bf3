import { ADDRESS_PARTS, type Contact, type CustomFieldValue, type PhoneKind } from './contact';
import type { CustomFieldDefinition } from './custom-fields';
import { sameCustomValue } from './same-meaning';
import { sameChoice, sameNumber, sameText } from './same-value';
import type { StoredContact } from './stored-contact';
import { sameAddressPart } from './places';
import { textOf } from '../input/text-of';

/** The collections from which given values can be removed. */
export type Removable =
	| 'street_addresses'
	| 'custom_fields'
	| 'list_memberships'
	| 'phone_numbers'
	| 'taggings';

/** What is left of a stored contact, and which fields have another value than the given one. */
interface Left {
	stored: StoredContact;
	/** IDs of fields. */
	differing: string[];
}

/**
 * Takes the given values out of a collection of a stored contact. A value goes only if it equals the
 * given one: of several choices the given ones, of an address the given parts.
 * @param definitions of the custom fields that are given, as far as they are known
 */
export function removeGiven(
	stored: StoredContact,
	section: Removable,
	given: Contact,
	definitions: readonly CustomFieldDefinition[] = [],
): Left {
	switch (section) {
		case 'list_memberships':
		case 'taggings': {
			const gone = section === 'taggings' ? given.tags : given.lists;
			const left = stored[section]?.filter((id) => !gone.includes(id));
			return { stored: { ...stored, [section]: left }, differing: [] };
		}
		case 'phone_numbers':
			return removePhones(stored, given);
		case 'street_addresses':
			return removeAddressParts(stored, given);
		case 'custom_fields':
			return removeValues(stored, given, definitions);
	}
}

function removePhones(stored: StoredContact, { phones, phone }: Contact): Left {
	const numberOf = (kind?: string) => phones[kind as PhoneKind];
	const left = stored.phone_numbers?.filter(
		({ kind, phone_number }) =>
			!sameNumber(phone_number, numberOf(kind)) && !sameNumber(phone_number, phone),
	);
	const differing = (left ?? [])
		.filter(({ kind }) => numberOf(kind) !== undefined)
		.map(({ kind }) => `${kind}_phone`);
	const isStored = stored.phone_numbers?.some((each) => sameNumber(each.phone_number, phone));
	if (phone !== undefined && left?.length && !isStored) differing.push('phone');
	return { stored: { ...stored, phone_numbers: left }, differing };
}

function removeAddressParts(stored: StoredContact, { addresses }: Contact): Left {
	const differing: string[] = [];
	const left = stored.street_addresses?.flatMap((address) => {
		const given = addresses[address.kind];
		if (given === undefined) return [address];
		const rest = { ...address };
		for (const part of ADDRESS_PARTS) {
			if (given[part] === undefined || !rest[part]) continue;
			if (sameAddressPart(part, address, given)) delete rest[part];
			else differing.push(`${address.kind}_${part}`);
		}
		return ADDRESS_PARTS.some((part) => rest[part]) ? [rest] : [];
	});
	return { stored: { ...stored, street_addresses: left }, differing };
}

function removeValues(
	stored: StoredContact,
	{ customFields }: Contact,
	definitions: readonly CustomFieldDefinition[],
): Left {
	const differing: string[] = [];
	const left = stored.custom_fields?.flatMap((field) => {
		const given = customFields.find((each) => each.custom_field_id === field.custom_field_id);
		if (given === undefined) return [field];
		const definition = definitions.find(({ custom_field_id: id }) => id === field.custom_field_id);
		const rest = valueWithout(field, given, definition?.type);
		if (rest === field) differing.push(field.custom_field_id);
		return rest ? [rest] : [];
	});
	return { stored: { ...stored, custom_fields: left }, differing };
}

/** What is left of a stored value; the same object when nothing of it was given. */
function valueWithout(
	field: CustomFieldValue,
	{ value, choice_ids }: CustomFieldValue,
	type?: string,
): CustomFieldValue | undefined {
	if (choice_ids === undefined || !field.choice_ids?.length) {
		// An answer may hold numbers and booleans, though the contract has texts only.
		const isSame =
			value !== undefined &&
			(sameText(textOf(field.value), value) || sameCustomValue(field.value, value, type));
		return isSame ? undefined : field;
	}
	const left = field.choice_ids.filter((id) => !choice_ids.some((each) => sameChoice(id, each)));
	if (left.length === field.choice_ids.length) return field;
	return left.length > 0 ? { ...field, choice_ids: left } : undefined;
}
