import type { IDataObject } from 'n8n-workflow';
import { toChoice } from '../../contact-model/choice';
import type { AddressKind, Contact, PhoneKind } from '../../contact-model/contact';
import { emptyContact } from '../../contact-model/contact';
import { sameNumber } from '../../contact-model/contact-shapes';
import type { Clearing } from '../../contact-model/fields';
import { InputError } from '../../contact-model/input-error';
import type { StoredContact } from '../../contact-model/stored-contact';

const MODES = ['add', 'replace', 'remove'] as const;

/** What can be added, replaced or removed as a whole, and where the contact keeps it. */
export const CHANGES = [
	{ option: 'addressChange', things: 'Address', section: 'street_addresses', keys: ['addresses'] },
	{
		option: 'customFieldChange',
		things: 'Custom Field',
		section: 'custom_fields',
		keys: ['customFields'],
	},
	{ option: 'listChange', things: 'List', section: 'list_memberships', keys: ['lists'] },
	{ option: 'phoneChange', things: 'Phone', section: 'phone_numbers', keys: ['phone', 'phones'] },
	{ option: 'tagChange', things: 'Tag', section: 'taggings', keys: ['tags'] },
] as const;

type Section = (typeof CHANGES)[number]['section'];

/**
 * Splits what is mapped into what is written, and what goes of the stored contact before that.
 * Throws InputError when all of something would be replaced by nothing.
 */
export function applyModes(
	options: IDataObject,
	mapped: Contact,
): { contact: Contact; cleared: Clearing[] } {
	let contact = mapped;
	const cleared: Clearing[] = [];
	for (const { option, things, section, keys } of CHANGES) {
		const label = `${things} Change`;
		const mode = toChoice(label, options[option] ?? 'add', MODES);
		if (mode === 'add') continue;
		const isGiven = keys.some((key) => Object.keys(mapped[key] ?? {}).length > 0);
		if (!isGiven) {
			throw new InputError(
				`'${label}' is ${mode}, but nothing is given to ${mode}`,
				`Give at least one value, or take the option '${label}' away`,
			);
		}
		if (mode === 'replace') {
			cleared.push({ section, clear: (stored) => void (stored[section] = []) });
			continue;
		}
		cleared.push({ section, clear: (stored) => removeFrom(stored, section, mapped) });
		const empty = emptyContact();
		contact = {
			...contact,
			...Object.fromEntries(keys.map((key) => [key, key === 'phone' ? undefined : empty[key]])),
		};
	}
	return { contact, cleared };
}

function removeFrom(stored: StoredContact, section: Section, mapped: Contact): void {
	switch (section) {
		case 'street_addresses':
			stored[section] = stored[section]?.filter(
				({ kind }) => mapped.addresses[kind as AddressKind] === undefined,
			);
			break;
		case 'custom_fields':
			stored[section] = stored[section]?.filter(
				({ custom_field_id }) =>
					!mapped.customFields.some((each) => each.custom_field_id === custom_field_id),
			);
			break;
		case 'list_memberships':
			stored[section] = stored[section]?.filter((id) => !mapped.lists.includes(id));
			break;
		case 'phone_numbers':
			stored[section] = stored[section]?.filter(
				({ kind, phone_number }) =>
					mapped.phones[kind as PhoneKind] === undefined &&
					(mapped.phone === undefined || !sameNumber(phone_number, mapped.phone)),
			);
			break;
		case 'taggings':
			stored[section] = stored[section]?.filter((id) => !mapped.tags.includes(id));
	}
}
