import type { IDataObject } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

export const NEWS = '11111111-0000-4000-8000-000000000001';
export const OLD = '11111111-0000-4000-8000-000000000002';
export const VIP = '22222222-0000-4000-8000-000000000001';
export const ID = '33333333-0000-4000-8000-000000000001';
export const EMAIL = 'ann@example.com';
export const field = (number: number) => `44444444-0000-4000-8000-0000000000${number + 10}`;

/** An account with one contact. */
export const seed = (permission_to_send: string, more: object = {}, switches: object = {}) => ({
	settings: { switches },
	lists: [
		{ list_id: NEWS, name: 'News' },
		{ list_id: OLD, name: 'Old' },
	],
	tags: [{ tag_id: VIP, name: 'VIP' }],
	customFields: Array.from({ length: 31 }, (_, index) => ({
		custom_field_id: field(index),
		label: `Field ${index}`,
		type: 'string',
	})),
	contacts: [
		{
			contact_id: ID,
			email_address: { address: EMAIL, permission_to_send },
			first_name: 'Ann',
			list_memberships: [OLD],
			...more,
		},
	],
});

export const run = runOf('contact');

export const stored = async (account: TestAccount) =>
	(await account.contacts()).find(({ contact_id }) => contact_id === ID) as IDataObject & {
		email_address: IDataObject;
	};
export const puts = async (account: TestAccount) =>
	(await account.journal()).filter(({ method }) => method === 'PUT');
export const permissionsSent = async (account: TestAccount) =>
	(await puts(account)).map(({ body }) => (body.email_address as IDataObject).permission_to_send);
