import type { INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const FANS = Array.from(
	{ length: 501 },
	(_, index) => `10000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
);
const contact = (name: string, more: object = {}) => ({
	email_address: { address: `${name}@example.com`, permission_to_send: 'implicit' },
	...more,
});
const SEED = {
	lists: [{ list_id: FANS[1], name: 'News' }],
	segments: [{ segment_id: 7, name: 'Fans', contact_ids: FANS, searches: 0 }],
	contacts: [
		...FANS.map((contact_id, index) => contact(`c${index}`, { contact_id })),
		contact('gone', { deleted_at: '2026-02-01' }),
		contact('bob', { list_memberships: [FANS[1]] }),
		{
			email_address: { address: 'eve@example.com', permission_to_send: 'unsubscribed' },
			list_memberships: [FANS[1]],
		},
	],
};
const segment = (mode: string, value: string) => ({ __rl: true, mode, value });

async function count(account: TestAccount, parameters: INodeParameters) {
	return await runOf('contact')(account, 'count', parameters);
}

test.each([
	[{}, { total: 503, explicit: 0, implicit: 502, pending: 0, unsubscribed: 1 }, 1],
	[{ email: '', status: [] }, { total: 503 }, 1],
	[{ lists: ['news'], status: ['active'] }, { total: 1 }, 2],
	[{ lists: ['News'] }, { total: 2 }, 3],
	[{ status: ['deleted'] }, { total: 1 }, 1],
	[{ createdAfter: '2000-01-01' }, { total: 503 }, 2],
	[{ createdAfter: '2100-01-01' }, { total: 0 }, 1],
	[{ segment: segment('id', '7') }, { total: 501 }, 2],
	[{ segment: segment('name', 'fans') }, { total: 501 }, 3],
])('%j counts %j in %i requests', async (filters, expected, requests) => {
	const account = await TestAccount.create(SEED);
	const { output, message } = await count(account, { filters: filters as INodeParameters });
	expect(message).toBeUndefined();
	expect(output).toEqual([expect.objectContaining(expected)]);
	expect(await account.requests()).toHaveLength(requests);
});

test('no more than one contact comes with a count', async () => {
	const account = await TestAccount.create(SEED);
	await count(account, { filters: { status: ['active'] } });
	const [{ query }] = await account.journal();
	expect(query).toEqual({ status: 'active', include_count: 'true', limit: '1' });
});

test('an email that is not found is looked for as it is typed', async () => {
	const account = await TestAccount.create({
		contacts: [contact('Ann')],
		settings: { switches: { emailLookup: 'exactCase', emailStorage: 'asSent' } },
	});
	const { output } = await count(account, { filters: { email: 'Ann@example.com' } });
	expect(output).toEqual([{ total: 1 }]);
});

test.each([
	[
		{ segment: segment('id', '7'), status: ['all'] },
		{},
		"'Segment' cannot be combined with another filter",
	],
	[
		{ lists: ['News'] },
		{ newSubscribers: true },
		"'New Subscribers' cannot be combined with 'Filters'",
	],
	[{ createdAfter: 'yesterday' }, {}, "'Created After' is not a date and time"],
])('%j with %j is refused before anything is asked', async (filters, options, words) => {
	const account = await TestAccount.create(SEED);
	const { message } = await count(account, { filters: filters as INodeParameters, options });
	expect(message).toContain(words);
	expect(await account.requests()).toEqual([]);
});

test.each([[{}], [{ contacts_count: null }], [{ contacts_count: 'many' }]])(
	'an answer with %j for a count is told',
	async (told) => {
		const account = await TestAccount.create(SEED);
		await account.fault({
			path: '/v3/contacts',
			answer: { status: 200, body: { contacts: [], ...told } },
		});
		const { message } = await count(account, { filters: { status: ['active'] } });
		expect(message).toContain('did not come from the Constant Contact API');
	},
);
