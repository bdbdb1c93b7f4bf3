import type { NameIndex } from '../input/name-index';
import { textOf } from '../input/text-of';
import { ADDRESS_PARTS } from './contact';
import type { CustomFieldDefinition } from './custom-fields';
import { pick } from './pick';
import { readableCustomFields } from './readable-custom-fields';
import type { StoredContact } from './stored-contact';

/** What comes out of every contact, besides its ID, its email and its number for texts. */
const ALWAYS = [
	'first_name',
	'last_name',
	'company_name',
	'job_title',
	'created_at',
	'updated_at',
	'deleted_at',
] as const;

/** The part of a contact that holds its days. */
export const DAYS = 'days';
const IN_DAYS = ['birthday_month', 'birthday_day', 'anniversary'] as const;

/** What the IDs in a contact stand for; left out, they stay IDs. */
export interface Vocabulary {
	lists?: NameIndex;
	tags?: NameIndex;
	customFields?: readonly CustomFieldDefinition[];
}

type Row = Record<string, unknown>;

/**
 * A contact in the words of the mapper: its fields by their IDs, custom fields by their labels, lists
 * and tags by their names.
 * @param parts what besides the most important fields comes out, as in the API's `include`, and DAYS
 */
export function simplifiedContact(
	stored: StoredContact,
	parts: readonly string[],
	{ lists, tags, customFields = [] }: Vocabulary,
): Row {
	const { contact_id, email_address, sms_channel } = stored;
	const { phone_numbers, street_addresses, list_memberships, taggings, custom_fields, notes } =
		pick(stored, parts as ReadonlyArray<keyof StoredContact>);
	return filled({
		contact_id,
		email_address: email_address?.address,
		permission_to_send: email_address?.permission_to_send,
		sms_channel: sms_channel && numberOf(sms_channel),
		...pick(stored, ALWAYS),
		...(parts.includes(DAYS) && pick(stored, IN_DAYS)),
		...(phone_numbers && byKind(phone_numbers, ({ phone_number: phone }) => ({ phone }))),
		...(street_addresses && byKind(street_addresses, (each) => pick(each, ADDRESS_PARTS))),
		lists: list_memberships && namesOrIds(list_memberships, lists),
		tags: taggings && namesOrIds(taggings, tags),
		custom_fields: custom_fields && readableCustomFields(custom_fields, customFields),
		notes,
	});
}

/** The number for texts, and what the person has agreed to. */
function numberOf({
	dial_code,
	sms_address,
	sms_channel_consents,
}: NonNullable<StoredContact['sms_channel']>): Row {
	const { sms_consent_permission } = { ...sms_channel_consents?.[0] };
	return filled({ dial_code, sms_address, sms_consent_permission });
}

/** Phones or addresses as fields of their kind. A second one of a kind is numbered: nothing gives way. */
function byKind<T extends { kind?: string }>(
	members: readonly T[],
	fieldsOf: (one: T) => object,
): Row {
	const counts = new Map<string, number>();
	return Object.fromEntries(
		members.flatMap((member) => {
			const kind = textOf(member.kind ?? '');
			const count = (counts.get(kind) ?? 0) + 1;
			counts.set(kind, count);
			const owner = [kind, count === 1 ? '' : count].filter((word) => word !== '').join('_');
			return Object.entries(fieldsOf(member)).map(([name, value]) => [
				owner === '' ? name : `${owner}_${name}`,
				value,
			]);
		}),
	);
}

function namesOrIds(ids: readonly string[], names: NameIndex | undefined): string[] {
	return ids.map((id) => names?.nameOf(textOf(id)) ?? textOf(id));
}

/** What has a value. */
function filled(row: Row): Row {
	return Object.fromEntries(
		Object.entries(row).filter(([, value]) => value !== undefined && value !== ''),
	);
}
