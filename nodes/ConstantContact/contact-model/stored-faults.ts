import { ADDRESS_PARTS, CORE_PROPERTIES, LIMITS, type Contact } from './contact';
import { withoutCleared } from './combine';
import { STANDARD_FIELDS, type Clearing } from './field-table';
import type { StoredContact } from './stored-contact';

/**
 * Which stored value of a contact, that is sent back as it is, the service may have meant when it
 * refused a PUT: in words, or undefined when it was none.
 * @param detail what the service said
 */
export function storedFault(
	given: StoredContact,
	contact: Contact,
	cleared: readonly Clearing[],
	detail: string,
): string | undefined {
	const stored = withoutCleared(given, cleared);
	const long = storedTexts(stored, contact).find(({ text, limit }) => text.length > limit);
	if (long) {
		return `the stored ${fieldName(long.id)} has ${long.text.length} characters, ${long.limit} are allowed`;
	}
	const named = CORE_PROPERTIES.find(
		(property) =>
			detail.includes(property) &&
			stored[property] !== undefined &&
			contact.core[property] === undefined,
	);
	return named && `${fieldName(named)} was sent as it is stored`;
}

/** The stored texts that a PUT with this contact sends back, each with its limit. */
function storedTexts(stored: StoredContact, { core, phones, addresses, customFields }: Contact) {
	const texts: Array<{ id: string; text: string; limit: number }> = [];
	const add = (id: string, text: unknown, limit: number) => {
		if (typeof text === 'string') texts.push({ id, text, limit });
	};
	for (const property of ['first_name', 'last_name', 'job_title', 'company_name'] as const) {
		if (core[property] === undefined) add(property, stored[property], LIMITS.text);
	}
	for (const { kind, phone_number } of stored.phone_numbers ?? []) {
		if (phones[kind as 'home'] === undefined) {
			add(`${kind}_phone`, phone_number, LIMITS.phoneNumber);
		}
	}
	for (const address of stored.street_addresses ?? []) {
		for (const part of ADDRESS_PARTS) {
			if (addresses[address.kind]?.[part] !== undefined) continue;
			add(
				`${address.kind}_${part}`,
				address[part],
				part === 'street' ? LIMITS.street : LIMITS.text,
			);
		}
	}
	for (const { custom_field_id, value } of stored.custom_fields ?? []) {
		if (customFields.some((each) => each.custom_field_id === custom_field_id)) continue;
		add(custom_field_id, value, LIMITS.customValue);
	}
	return texts;
}

function fieldName(id: string): string {
	const field = STANDARD_FIELDS.find((each) => each.id === id);
	return field ? `'${field.label}'` : `custom field ${id}`;
}
