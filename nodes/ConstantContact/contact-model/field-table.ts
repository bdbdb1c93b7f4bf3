import {
	ADDRESS_KINDS,
	ADDRESS_PARTS,
	LIMITS,
	PHONE_KINDS,
	type AddressKind,
	type Combines,
	type Contact,
	type PhoneKind,
} from './contact';
import type { StoredContact } from './stored-contact';
import { formatDate, toBirthday, toCalendarDate } from '../input/calendar';
import { isNoDate, isNoDatePart } from '../input/no-date';
import { toWholeNumber } from '../input/numbers';
import { toPhone } from './phones';
import { isEmpty, single, toName } from '../input/values';

/** The part of a contact that a field belongs to: its core, or a collection of its own. */
export type Section =
	| 'core'
	| 'phone_numbers'
	| 'street_addresses'
	| 'custom_fields'
	| 'list_memberships'
	| 'taggings'
	| 'notes';

/** Something that goes from a stored contact before the new values are added. */
export interface Clearing {
	section: Section;
	clear?: (stored: StoredContact) => void;
}

export interface ContactField extends Clearing {
	/** Key in the resource mapper. Custom fields use their `custom_field_id`. */
	id: string;
	label: string;
	/** What the API and imports call a custom field. */
	apiName?: string;
	/** How the editor shows it. */
	input: 'string' | 'number' | 'dateTime' | 'boolean' | 'options';
	choices?: ReadonlyArray<{ id: string; label: string }>;
	/** Whether a value that is not empty in general says nothing here, as a date of zeros does. */
	isEmpty?: (value: unknown) => boolean;
	/** How a mapped value and the stored one come together. Left out, it is a scalar. */
	combines?: Combines;
	/** Converts, checks and keeps a value that is not empty. Throws InputError. */
	write: (contact: Contact, value: unknown) => void;
	/**
	 * Takes the field out of a stored contact; collections are replaced, not changed in place.
	 * 'Phone' has none: nobody knows which of the stored phones it is.
	 */
	clear?: (stored: StoredContact) => void;
}

/** Whether a value says nothing about a field. */
export function saysNothing(value: unknown, field?: ContactField): boolean {
	if (isEmpty(value) || field?.isEmpty?.(value) === true) return true;
	return isFalse(value) && field !== undefined && field.section !== 'custom_fields';
}

/** Odoo gives false for what is empty. It may be meant otherwise, so nothing stored goes by it. */
export function isFalse(value: unknown): boolean {
	return single(value) === false;
}

const { text: TEXT_LIMIT, phoneNumber: PHONE_LIMIT, street: STREET_LIMIT } = LIMITS;

const title = (words: string) =>
	words
		.split('_')
		.map((word) => word[0].toUpperCase() + word.slice(1))
		.join(' ');

function textField(id: 'first_name' | 'last_name' | 'company_name' | 'job_title'): ContactField {
	const label = title(id);
	return {
		id,
		label,
		input: 'string',
		section: 'core',
		write: (contact, value) => {
			contact.core[id] = toName(label, value, TEXT_LIMIT);
		},
		clear: (stored) => delete stored[id],
	};
}

function birthdayPart(id: 'birthday_month' | 'birthday_day', max: number): ContactField {
	const label = title(id);
	return {
		id,
		label,
		input: 'number',
		section: 'core',
		write: (contact, value) => {
			contact.core[id] = toWholeNumber(label, value, 1, max);
		},
		isEmpty: isNoDatePart,
		clear: clearBirthday,
	};
}

function phoneField(kind: PhoneKind): ContactField {
	const label = `${title(kind)} Phone`;
	return {
		id: `${kind}_phone`,
		label,
		input: 'string',
		section: 'phone_numbers',
		write: (contact, value) => {
			contact.phones[kind] = toPhone(label, value, PHONE_LIMIT);
		},
		clear: (stored) => clearPhone(stored, kind),
	};
}

function addressField(kind: AddressKind, part: (typeof ADDRESS_PARTS)[number]): ContactField {
	const id = `${kind}_${part}`;
	const label = title(id);
	return {
		id,
		label,
		input: 'string',
		section: 'street_addresses',
		write: (contact, value) => {
			const limit = part === 'street' ? STREET_LIMIT : TEXT_LIMIT;
			contact.addresses[kind] = {
				...contact.addresses[kind],
				[part]: toName(label, value, limit),
			};
		},
		clear: (stored) => clearAddressPart(stored, kind, part),
	};
}

// Month and day only exist together, so they go together.
function clearBirthday(stored: StoredContact) {
	delete stored.birthday_month;
	delete stored.birthday_day;
}

function clearPhone(stored: StoredContact, kind: PhoneKind) {
	stored.phone_numbers = stored.phone_numbers?.filter((phone) => phone.kind !== kind);
}

function clearAddressPart(
	stored: StoredContact,
	kind: AddressKind,
	part: (typeof ADDRESS_PARTS)[number],
) {
	stored.street_addresses = stored.street_addresses
		?.map((address) => (address.kind === kind ? { ...address, [part]: undefined } : address))
		.filter((address) => address.kind !== kind || ADDRESS_PARTS.some((each) => address[each]));
}

/**
 * Every standard field of a contact, in the order in which the editor shows them.
 * @param timeZone of the workflow, for the date that is meant by a moment
 */
export function standardFields(timeZone: string): readonly ContactField[] {
	const fields = made.get(timeZone) ?? fieldsIn(timeZone);
	made.set(timeZone, fields);
	return fields;
}

/** Made once for each zone: by hand, each of thousands of items is read with them. */
const made = new Map<string, readonly ContactField[]>();

const fieldsIn = (timeZone: string): readonly ContactField[] => [
	textField('first_name'),
	textField('last_name'),
	textField('company_name'),
	textField('job_title'),
	{
		id: 'phone',
		label: 'Phone',
		input: 'string',
		section: 'phone_numbers',
		write: (contact, value) => {
			contact.phone = toPhone('Phone', value, PHONE_LIMIT);
		},
	},
	...PHONE_KINDS.map(phoneField),
	{
		id: 'birthday',
		label: 'Birthday',
		input: 'string',
		section: 'core',
		write: (contact, value) => {
			const { month, day } = toBirthday('Birthday', value, timeZone);
			contact.core.birthday_month = month;
			contact.core.birthday_day = day;
		},
		isEmpty: isNoDate,
		clear: clearBirthday,
	},
	birthdayPart('birthday_month', 12),
	birthdayPart('birthday_day', 31),
	{
		id: 'anniversary',
		label: 'Anniversary',
		input: 'dateTime',
		section: 'core',
		write: (contact, value) => {
			contact.core.anniversary = formatDate(toCalendarDate('Anniversary', value, timeZone));
		},
		isEmpty: isNoDate,
		clear: (stored) => delete stored.anniversary,
	},
	...ADDRESS_KINDS.flatMap((kind) => ADDRESS_PARTS.map((part) => addressField(kind, part))),
];

/** The same, for their names and labels. Values are read with the fields of the workflow's zone. */
export const STANDARD_FIELDS = standardFields('UTC');
