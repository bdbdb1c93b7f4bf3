import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { TestAccount } from '../../support/simulator';

export const NEWS = '0000000a-0000-4000-8000-000000000001';
export const VIP = '0000000a-0000-4000-8000-000000000002';
export const GOLD = '0000000b-0000-4000-8000-000000000001';
export const OLD = '0000000b-0000-4000-8000-000000000002';

export const contactId = (number: number) =>
	`0000000c-0000-4000-8000-${String(number).padStart(12, '0')}`;
const person = (number: number) => ({
	contact_id: contactId(number),
	email_address: { address: `p${number}@example.com`, permission_to_send: 'implicit' },
	first_name: `P${number}`,
	list_memberships: number % 2 === 0 ? [VIP] : [],
	taggings: number % 2 === 0 ? [OLD] : [],
});

/** Two lists, two tags and so many contacts, of which every other is a VIP and tagged as old. */
export const seed = (count: number) => ({
	lists: [
		{ name: 'News', list_id: NEWS },
		{ name: 'VIP', list_id: VIP },
	],
	tags: [
		{ name: 'Gold', tag_id: GOLD },
		{ name: 'Old', tag_id: OLD },
	],
	contacts: Array.from({ length: count }, (_, number) => person(number)),
});

export const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
export const linked = (items: number[]) => items.map((item) => ({ item }));
export const byId: INodeParameters = {
	contact: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
};
export const byEmail: INodeParameters = {
	contact: { __rl: true, mode: 'email', value: '={{ $json.email }}' },
};
export const ids = (count: number) => numbers(count).map((number) => ({ id: contactId(number) }));
export const emails = (count: number) =>
	numbers(count).map((number) => ({ email: `p${number}@example.com` }));

/** What was sent to start activities, in order. */
export async function posted(account: TestAccount): Promise<IDataObject[]> {
	const journal = await account.journal();
	return journal.filter(({ method }) => method === 'POST').map(({ body }) => body);
}

/** The input item from which an item has come. */
export const itemOf = ({ pairedItem }: { pairedItem?: unknown }) =>
	(pairedItem as { item: number }).item;

/** The permission of each contact, by email. */
export const permissionsOf = async (account: TestAccount) =>
	Object.fromEntries(
		((await account.contacts()) as Array<{ email_address: IDataObject }>).map(
			({ email_address }) => [email_address.address, email_address.permission_to_send],
		),
	);
