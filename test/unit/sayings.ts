import {
	ADDRESS_PARTS,
	CORE_PROPERTIES,
	type Contact,
} from '../../nodes/ConstantContact/contact-model/contact';
import type { SignUpBody } from '../../nodes/ConstantContact/contact-model/sign-up-shape';
import type { StoredContact } from '../../nodes/ConstantContact/contact-model/stored-contact';
import { DEFINITIONS } from './arbitraries';

/**
 * What a contact says, whatever its shape: a flat record from field ID to value, with
 * `list <ID>` for each list. Two shapes that say the same mean the same.
 */
export type Sayings = Record<string, unknown>;

type Collections = Pick<
	Partial<StoredContact>,
	'phone_numbers' | 'street_addresses' | 'custom_fields' | 'list_memberships'
>;

const coreOf = (from: object): Sayings =>
	Object.fromEntries(
		Object.entries(from).filter(([key]) => (CORE_PROPERTIES as readonly string[]).includes(key)),
	);

const addressOf = ({ kind, ...address }: { kind: string }): Sayings =>
	Object.fromEntries(
		Object.entries(address)
			.filter(([part]) => (ADDRESS_PARTS as readonly string[]).includes(part))
			.map(([part, value]) => [`${kind}_${part}`, value]),
	);

const customFieldsOf = (fields: Contact['customFields'] = []): Sayings =>
	Object.fromEntries(
		fields.map(({ custom_field_id, value, choice_ids }) => [
			custom_field_id,
			choice_ids?.length ? choices(choice_ids) : value,
		]),
	);

/** A set of choices, however the service spells their IDs. */
const choices = (ids: string[]) => [...new Set(ids.map((id) => String(Number(id))))].sort();

const listsOf = (lists: string[] = []): Sayings =>
	Object.fromEntries(lists.map((list) => [`list ${list}`, true]));

/** Of a contact as it is stored, or of a body of POST or PUT /contacts. */
export function sayingsOf(contact: Collections): Sayings {
	return Object.assign(
		{},
		coreOf(contact),
		...(contact.phone_numbers ?? []).map(({ kind, phone_number }) => ({
			[`${kind}_phone`]: phone_number,
		})),
		...(contact.street_addresses ?? []).map(addressOf),
		customFieldsOf(contact.custom_fields),
		listsOf(contact.list_memberships),
	) as Sayings;
}

/** Of a body of the sign-up form. */
export function sayingsOfForm(body: SignUpBody): Sayings {
	return {
		...coreOf(body),
		...(body.phone_number !== undefined && { phone: body.phone_number }),
		...(body.street_address && addressOf(body.street_address)),
		...customFieldsOf(body.custom_fields),
		...listsOf(body.list_memberships),
	};
}

/** Of a contact in no shape yet. */
export function sayingsOfModel({
	core,
	phone,
	phones,
	addresses,
	customFields,
	lists,
}: Contact): Sayings {
	return Object.assign(
		{},
		core,
		phone !== undefined && { phone },
		...Object.entries(phones).map(([kind, number]) => ({ [`${kind}_phone`]: number })),
		...Object.entries(addresses).map(([kind, address]) => addressOf({ kind, ...address })),
		customFieldsOf(customFields),
		listsOf(lists),
	) as Sayings;
}

/**
 * What is stored, without what is cleared, with what is mapped: the meaning of an update, written
 * down a second time and in another way than in the product.
 */
export function mergedSayings(stored: Sayings, said: Sayings, cleared: readonly string[] = []) {
	const merged = { ...stored };
	for (const id of cleared) for (const key of fieldsBehind(id)) delete merged[key];

	const { phone, ...rest } = said;
	for (const [key, value] of Object.entries(rest)) {
		const before = isSet(key) ? (merged[key] as string[] | undefined) : undefined;
		merged[key] = before ? choices([...before, ...(value as string[])]) : value;
	}
	const digits = (number: unknown) =>
		String(number)
			.replace(/\D/g, '')
			.replace(/^1(\d{10})$/, '$1');
	const isKnown = Object.entries(merged).some(
		([key, number]) => key.endsWith('_phone') && digits(number) === digits(phone),
	);
	if (phone !== undefined && !isKnown) merged.other_phone = phone;
	return merged;
}

/** Whether the values of a field join those that are stored. */
export function isSet(key: string): boolean {
	return DEFINITIONS.some(
		({ custom_field_id, type }) => custom_field_id === key && type === 'multi_select',
	);
}

/** The keys of what a field stands for. */
export function fieldsBehind(id: string): string[] {
	if (id.startsWith('birthday')) return ['birthday_month', 'birthday_day'];
	return id === 'phone' ? ['other_phone'] : [id];
}
