import { byId } from './by-id';
import { LIMITS, type AddressKind, type Contact } from './contact';
import type { CustomFieldDefinition } from './custom-fields';
import { toEmail } from '../input/email';
import { InputError, quoted } from '../input/input-error';
import { inContact } from './limits';
import { refuseMoreThan } from '../input/refuse-more-than';
import { sameNumber } from './same-value';
import { textOf } from '../input/text-of';

/** One row of POST /activities/contacts_json_import (`JsonImportContact`). */
export type ImportRow = Record<string, string | number>;

/** The keys that POST /activities/contacts_file_import documents as headings. */
const FILE_COLUMNS =
	/^(email|(first|last)_name|phone|job_title|anniversary|birthday_(day|month)|company_name|street|city|state|zip|country|sms_(number|consent_date)|cf:.*)$/s;

/** Whether a file can have what the key of a row names. */
export function isFileColumn(key: string): boolean {
	return FILE_COLUMNS.test(key);
}

/** The email of a row. Throws InputError. */
export function toImportEmail(value: unknown): string {
	return toEmail(value, LIMITS.importEmail, {
		whenLonger: `Use a shorter address, or Create or Update with 'Keep Current Permission', which takes up to ${LIMITS.email} characters`,
	});
}

/** A phone number for texts, as an import takes it. */
export interface ImportSms {
	sms_number: string;
	/** When the person agreed to get texts, if they did. */
	sms_consent_date?: string;
}

const PART_NAMES = {
	street: 'street',
	city: 'city',
	state: 'state',
	postal_code: 'zip',
	country: 'country',
} as const;

/** A home address has no prefix: the service files an address without one as home. */
const PREFIXES: Record<AddressKind, string> = { home: '', work: 'work_', other: 'other_' };

/**
 * The row that imports a contact. It is flat, and names custom fields by `cf:` and their API name.
 * @param email empty for a person who is known by a phone number for texts alone
 * Throws InputError over a limit, for a custom field without an API name, and for choices that an
 * import could not tell apart.
 */
export function toImportRow(
	email: string,
	contact: Contact,
	definitions: readonly CustomFieldDefinition[],
	sms?: ImportSms,
): ImportRow {
	const defined = byId(definitions, ({ custom_field_id }) => custom_field_id);
	const phones = Object.entries(contact.phones);
	const addresses = Object.entries(contact.addresses);
	// A number that is mapped with its kind, too, would be filed twice.
	const isKnown = phones.some(([, number]) => sameNumber(number, contact.phone));
	const phone = isKnown ? undefined : contact.phone;
	refuseMoreThan(LIMITS.phones, phones.length + (phone ? 1 : 0), inContact('phone numbers'));
	refuseMoreThan(LIMITS.addresses, addresses.length, inContact('street addresses'));
	refuseMoreThan(LIMITS.customFields, contact.customFields.length, inContact('custom fields'));
	return {
		...(email !== '' && { email }),
		...sms,
		...contact.core,
		...(phone && { phone }),
		...Object.fromEntries(phones.map(([kind, number]) => [`${kind}_phone`, number])),
		...Object.fromEntries(
			addresses.flatMap(([kind, parts]) =>
				Object.entries(parts).map(([part, text]) => [
					addressKey(kind as AddressKind, part as keyof typeof PART_NAMES),
					text,
				]),
			),
		),
		...Object.fromEntries(
			contact.customFields.map(({ custom_field_id, value, choice_ids }) => {
				const definition = defined.get(custom_field_id);
				return [customFieldKey(definition), value ?? joinedLabels(definition, choice_ids)];
			}),
		),
	};
}

/** What an import calls a part of an address. */
export function addressKey(kind: AddressKind, part: keyof typeof PART_NAMES): string {
	return `${PREFIXES[kind]}${PART_NAMES[part]}`;
}

/** What an import calls a custom field. Throws InputError when Constant Contact does not tell its name. */
export function customFieldKey(definition: CustomFieldDefinition | undefined): string {
	if (definition?.name) return `cf:${definition.name}`;
	throw new InputError(
		`The custom field '${definition?.label ?? ''}' has no name that an import could use`,
		'Leave it out, or use Create or Update, which finds it by its ID',
	);
}

/**
 * The labels of the choices. Throws InputError when their commas would make other choices of them:
 * an import separates choices by commas.
 */
function joinedLabels(
	definition: CustomFieldDefinition | undefined,
	ids: readonly string[] = [],
): string {
	const all = definition?.choices ?? [];
	const labels = all
		.filter(({ choice_id }) => ids.includes(textOf(choice_id)))
		.map(({ choice_label }) => choice_label);
	const withComma = labels.find((label) => label.includes(','));
	const isChoice = (name: string) => all.some(({ choice_label }) => choice_label === name.trim());
	if (withComma && (labels.length > 1 || withComma.split(',').every(isChoice))) {
		throw new InputError(
			`'${definition?.label}' has the choice ${quoted(withComma)}, whose comma an import would read as the end of a choice`,
			'Use Create or Update, which names choices by their IDs, or rename the choice in Constant Contact',
		);
	}
	return labels.join(',');
}
