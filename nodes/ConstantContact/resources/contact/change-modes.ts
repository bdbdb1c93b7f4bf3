import type { IDataObject } from 'n8n-workflow';
import { toChoice } from '../../input/choice';
import { emptyContact, type Contact } from '../../contact-model/contact';
import type { Clearing } from '../../contact-model/field-table';
import { InputError } from '../../input/input-error';
import { removeGiven } from '../../contact-model/remove-given';
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

/** What is written, and what goes of the stored contact before that. */
interface Modes {
	contact: Contact;
	cleared: Clearing[];
	/** IDs of the fields that are to be removed, but of which the stored contact has another value. */
	differing: (stored: StoredContact) => string[];
}

/**
 * Splits what is mapped into what is written, and what goes of the stored contact before that.
 * Throws InputError when all of something would be replaced by nothing.
 */
export function applyModes(options: IDataObject, mapped: Contact): Modes {
	let contact = mapped;
	const cleared: Clearing[] = [];
	const removed: Array<(typeof CHANGES)[number]['section']> = [];
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
		removed.push(section);
		cleared.push({
			section,
			clear: (stored) => Object.assign(stored, removeGiven(stored, section, mapped).stored),
		});
		const empty = emptyContact();
		contact = {
			...contact,
			...Object.fromEntries(keys.map((key) => [key, key === 'phone' ? undefined : empty[key]])),
		};
	}
	const differing = (stored: StoredContact) =>
		removed.flatMap((section) => removeGiven(stored, section, mapped).differing);
	return { contact, cleared, differing };
}
