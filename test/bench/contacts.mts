import type { Contact, DeepPartial, EmailAddress } from '../simulator/account.mts';
import type { Seed } from '../simulator/control.mts';

export const LIST_ID = '0be7c400-0001-4c1e-9d52-6f2f6f5d0001';
const CUSTOMER_NUMBER = '0be7c400-0011-4c1e-9d52-6f2f6f5d0011';
const CUSTOMER_SINCE = '0be7c400-0012-4c1e-9d52-6f2f6f5d0012';

/** What every account of the benchmark has. */
export const ACCOUNT: Seed = {
	lists: [{ list_id: LIST_ID, name: 'Customers' }],
	customFields: [
		{ custom_field_id: CUSTOMER_NUMBER, label: 'Customer Number', type: 'string' },
		{ custom_field_id: CUSTOMER_SINCE, label: 'Customer Since', type: 'string' },
	],
};

/** Which field of a contact each column of a row fills, by the ID that the mapper uses. */
export const COLUMN_OF: Record<string, keyof Row> = {
	first_name: 'first_name',
	last_name: 'last_name',
	company_name: 'company_name',
	job_title: 'job_title',
	phone: 'phone',
	work_street: 'work_street',
	work_city: 'work_city',
	work_state: 'work_state',
	work_postal_code: 'work_postal_code',
	work_country: 'work_country',
	[CUSTOMER_NUMBER]: 'customer_number',
	[CUSTOMER_SINCE]: 'customer_since',
};

export type Row = ReturnType<typeof row>;

/**
 * The row of a CRM export about the contact with this number. Its source text also runs in n8n's
 * Code node, so it uses nothing from outside.
 */
export function row(number: number) {
	const id = String(number).padStart(5, '0');
	return {
		email: `contact.${id}@customers.example.com`,
		first_name: `Alexandra ${id}`,
		last_name: `Featherstone ${id}`,
		company_name: 'Benchmark Trading Company Ltd.',
		job_title: 'Head of Purchasing',
		phone: `+1 781 555 ${id}`,
		work_street: `${id} Massachusetts Avenue`,
		work_city: 'Cambridge',
		work_state: 'MA',
		work_postal_code: '02139',
		work_country: 'United States',
		customer_number: `C-${id}`,
		customer_since: '2019-04-01',
	};
}

/** The row as `POST /contacts/sign_up_form` takes it. */
export function signUpBody(given: Row) {
	return {
		email_address: given.email,
		list_memberships: [LIST_ID],
		first_name: given.first_name,
		last_name: given.last_name,
		company_name: given.company_name,
		job_title: given.job_title,
		phone_number: given.phone,
		street_address: {
			kind: 'work',
			street: given.work_street,
			city: given.work_city,
			state: given.work_state,
			postal_code: given.work_postal_code,
			country: given.work_country,
		},
		custom_fields: [
			{ custom_field_id: CUSTOMER_NUMBER, value: given.customer_number },
			{ custom_field_id: CUSTOMER_SINCE, value: given.customer_since },
		],
	};
}

/**
 * The row of a CRM that writes states and countries as codes, as it comes again and again. Its source
 * text also runs in n8n's Code node, beside that of `row`.
 */
export function syncRow(number: number, isChanged: boolean): Row {
	return {
		...row(number),
		work_city: 'Fresno',
		work_state: 'CA',
		work_country: 'US',
		...(isChanged && { job_title: 'Managing Director' }),
	};
}

/** What an earlier sync has left of a row, which the service writes out. Every tenth has unsubscribed since. */
export function syncedContact(number: number): DeepPartial<Contact> {
	const given = syncRow(number, false);
	const hasUnsubscribed = number % 10 === 0;
	return {
		...storedContact(given),
		email_address: {
			address: given.email,
			permission_to_send: hasUnsubscribed ? 'unsubscribed' : 'implicit',
		},
		list_memberships: hasUnsubscribed ? [] : [LIST_ID],
		phone_numbers: [{ kind: 'other', phone_number: given.phone }],
		street_addresses: [
			{
				kind: 'work',
				street: given.work_street,
				city: given.work_city,
				state: 'California',
				postal_code: given.work_postal_code,
				country: 'United States',
			},
		],
		custom_fields: [
			{ custom_field_id: CUSTOMER_NUMBER, value: given.customer_number },
			{ custom_field_id: CUSTOMER_SINCE, value: given.customer_since },
		],
	};
}

/** The row as a contact that the account has already. */
export function storedContact(given: Row): DeepPartial<Contact> {
	const { email, first_name, last_name, company_name, job_title } = given;
	return {
		email_address: { address: email, permission_to_send: 'explicit' } as EmailAddress,
		first_name,
		last_name,
		company_name,
		job_title,
		list_memberships: [LIST_ID],
	};
}

/** Numbered rows, from 0. */
export function rows(count: number): Row[] {
	return Array.from({ length: count }, (_, number) => row(number));
}
