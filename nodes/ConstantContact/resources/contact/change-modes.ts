import type { IDataObject } from 'n8n-workflow';
import { emptyContact, type Contact } from '../../contact-model/contact';
import type { CustomFieldDefinition } from '../../contact-model/custom-fields';
import type { Clearing } from '../../contact-model/field-table';
import { choice, type Parameter } from '../../parameters/parameter';
import { InputError } from '../../input/input-error';
import { removeGiven, type Removable } from '../../contact-model/remove-given';
import type { StoredContact } from '../../contact-model/stored-contact';

/** How the mapped values of one kind and the stored ones come together. */
function changeMode(name: string, thing: string): Parameter<string> {
	return choice({
		displayName: `${thing} Change`,
		name,
		type: 'options',
		default: 'add',
		description: `What to do with each ${thing.toLowerCase()} that is given, and with those that the contact has`,
		options: [
			{ name: 'Add', value: 'add', description: 'Add the given ones, keep all others' },
			{
				name: 'Remove',
				value: 'remove',
				description: 'Remove the given ones that the contact has, keep all others',
			},
			{ name: 'Replace', value: 'replace', description: 'Keep only the given ones' },
		],
	});
}

/** What can be added, replaced or removed as a whole, and where the contact keeps it. */
export const CHANGES = [
	{
		mode: changeMode('addressChange', 'Address'),
		section: 'street_addresses',
		keys: ['addresses'],
	},
	{
		mode: changeMode('customFieldChange', 'Custom Field'),
		section: 'custom_fields',
		keys: ['customFields'],
	},
	{ mode: changeMode('listChange', 'List'), section: 'list_memberships', keys: ['lists'] },
	{
		mode: changeMode('phoneChange', 'Phone'),
		section: 'phone_numbers',
		keys: ['phone', 'phones'],
	},
	{ mode: changeMode('tagChange', 'Tag'), section: 'taggings', keys: ['tags'] },
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
 * @param definitions of the custom fields that are mapped
 * Throws InputError when all of something would be replaced by nothing.
 */
export function applyModes(
	options: IDataObject,
	mapped: Contact,
	definitions: readonly CustomFieldDefinition[],
): Modes {
	let contact = mapped;
	const cleared: Clearing[] = [];
	const removed: Array<(typeof CHANGES)[number]['section']> = [];
	const without = (stored: StoredContact, section: Removable) =>
		removeGiven(stored, section, mapped, definitions);
	for (const { mode: parameter, section, keys } of CHANGES) {
		const { displayName: label, name, default: preset } = parameter.field;
		const mode = parameter.read(options[name] ?? preset);
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
			clear: (stored) => Object.assign(stored, without(stored, section).stored),
		});
		const empty = emptyContact();
		contact = {
			...contact,
			...Object.fromEntries(keys.map((key) => [key, key === 'phone' ? undefined : empty[key]])),
		};
	}
	const differing = (stored: StoredContact) =>
		removed.flatMap((section) => without(stored, section).differing);
	return { contact, cleared, differing };
}
