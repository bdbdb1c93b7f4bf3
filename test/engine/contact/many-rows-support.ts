import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { mapped as mapping, runOf, type RunSettings } from '../../support/run';
import type { TestAccount } from '../../support/simulator';

export const range = (from: number, to: number) =>
	Array.from({ length: to - from }, (_, index) => from + index);
export const idOf = (number: number) =>
	`0000000c-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const emailOf = (number: number) => `p${number}@example.com`;

/** A contact as an account has it, and a row that says the same. */
export const contact = (number: number) => ({
	contact_id: idOf(number),
	email_address: { address: emailOf(number), permission_to_send: 'implicit' },
	first_name: `P${number}`,
	phone_numbers: [{ kind: 'home', phone_number: `555-${number}` }],
	street_addresses: [
		{ kind: 'home', city: 'Fresno', state: 'California', country: 'United States' },
	],
});
export const row = (number: number): IDataObject => ({
	email: emailOf(number),
	first: `P${number}`,
	home: `555${number}`,
	city: 'Fresno',
	state: 'CA',
	country: 'US',
});
export const rows = (from: number, to: number) => range(from, to).map(row);
export const contacts = (from: number, to: number) => range(from, to).map(contact);

export const byEmail: INodeParameters = {
	contact: { __rl: true, mode: 'email', value: '={{ $json.email }}' },
};
export const mapped = mapping({
	first_name: '={{ $json.first }}',
	last_name: '={{ $json.last }}',
	home_phone: '={{ $json.home }}',
	home_city: '={{ $json.city }}',
	home_state: '={{ $json.state }}',
	home_country: '={{ $json.country }}',
});

/** On Error, set to continue. */
export const goOn = { settings: { onError: 'continueErrorOutput' } } as const;

/** Runs an operation of Contact, and counts its requests by method and path. */
export async function runRows(
	account: TestAccount,
	operation: string,
	parameters: INodeParameters,
	items: IDataObject[],
	settings: RunSettings = {},
) {
	const before = (await account.requests()).length;
	const result = await runOf('contact')(
		account,
		operation,
		{ ...(operation === 'upsert' ? { email: '={{ $json.email }}' } : byEmail), ...parameters },
		{ items, ...settings },
	);
	const sent = (await account.requests()).slice(before);
	const requests: Record<string, number> = {};
	for (const request of sent) {
		const name = request.replace('/v3', '').replace(/[0-9a-f-]{36}/, '{id}');
		requests[name] = (requests[name] ?? 0) + 1;
	}
	return { ...result, requests, total: sent.length };
}
