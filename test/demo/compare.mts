import type { Account, Contact } from '../simulator/account.mts';

/** A contact in the words of expected-contacts.json. */
export interface ExpectedContact {
	email: string;
	permission: string;
	lists: string[];
	phones: Record<string, string>;
	addresses: Record<string, Record<string, string>>;
	custom_fields: Record<string, string | string[]>;
	[core: string]: unknown;
}

const CORE = [
	'first_name',
	'last_name',
	'job_title',
	'company_name',
	'birthday_month',
	'birthday_day',
	'anniversary',
	'deleted_at',
] as const;
const ADDRESS_PARTS = ['street', 'city', 'state', 'postal_code', 'country'] as const;

/**
 * Every difference between the account and the expectation, one line each: contacts too many or
 * too few, and every field whose value is not the expected one.
 */
export function differences(account: Account, expected: ExpectedContact[]): string[] {
	const found = new Map(
		[...account.contacts.values()].map((c) => [emailOf(c), describe(account, c)]),
	);
	const missing = expected
		.filter(({ email }) => !found.has(email))
		.map(({ email }) => `${email} is missing`);
	const wanted = new Map(expected.map((contact) => [contact.email, contact]));
	const others = [...found].flatMap(([email, contact]) => {
		const expectation = wanted.get(email);
		if (!expectation) return [`${email} should not be there`];
		const names = new Set([...Object.keys(contact), ...Object.keys(expectation)]);
		return [...names]
			.filter((name) => sorted(contact[name]) !== sorted(expectation[name]))
			.map(
				(name) => `${email} ${name}: ${sorted(contact[name])}, not ${sorted(expectation[name])}`,
			);
	});
	const { size } = account.contacts;
	const doubled = size === found.size ? [] : [`${String(size - found.size)} contacts are doubled`];
	return [...missing, ...others, ...doubled];
}

function describe(account: Account, contact: Contact): ExpectedContact {
	const core = CORE.filter((name) => contact[name] !== undefined);
	const { email_address: email, custom_fields, phone_numbers, street_addresses } = contact;
	return {
		email: emailOf(contact),
		permission: email?.permission_to_send ?? '',
		...(email?.opt_out_reason && { opt_out_reason: email.opt_out_reason }),
		lists: contact.list_memberships.map((id) => account.lists.get(id)?.name ?? id),
		...Object.fromEntries(core.map((name) => [name, contact[name]])),
		phones: Object.fromEntries(phone_numbers.map((each) => [each.kind, each.phone_number])),
		addresses: Object.fromEntries(
			street_addresses.map((address) => [
				address.kind,
				Object.fromEntries(
					ADDRESS_PARTS.flatMap((part) => {
						const value = address[part];
						return value === undefined ? [] : [[part, value]];
					}),
				),
			]),
		),
		custom_fields: Object.fromEntries(
			custom_fields.map(({ custom_field_id, value, choice_ids }) => {
				const field = account.customFields.get(custom_field_id);
				const label = (id: string) =>
					field?.choices?.find(({ choice_id }) => String(choice_id) === id)?.choice_label ?? id;
				return [field?.label ?? custom_field_id, choice_ids?.map(label) ?? value ?? ''];
			}),
		),
	};
}

function emailOf({ email_address, contact_id }: Contact): string {
	return email_address?.address.toLowerCase() ?? contact_id;
}

/** JSON with the members of objects and the items of arrays in a fixed order. */
function sorted(value: unknown): string {
	return (
		JSON.stringify(value, (_, each: unknown) => {
			if (Array.isArray(each)) return [...(each as unknown[])].sort();
			if (typeof each !== 'object' || each === null) return each;
			return Object.fromEntries(
				Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)),
			);
		}) ?? 'nothing'
	);
}
