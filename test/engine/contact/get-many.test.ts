import type { INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const uuid = (number: number) => `10000000-0000-4000-8000-00000000000${number}`;
const contact = (name: string, more: object = {}) => ({
	email_address: { address: `${name}@example.com`, permission_to_send: 'implicit' },
	first_name: name,
	...more,
});
const CONTACTS = [
	contact('ann', { contact_id: uuid(1), created_at: '2026-01-01T00:00:00Z', taggings: [uuid(5)] }),
	contact('bob', { created_at: '2026-01-01T05:00:00Z', list_memberships: [uuid(4)] }),
	contact('gone', { deleted_at: '2026-02-01' }),
];
const SEED = {
	lists: [{ list_id: uuid(4), name: 'News' }],
	tags: [{ tag_id: uuid(5), name: 'Gold' }],
	segments: [{ segment_id: 7, name: 'Fans', contact_ids: [uuid(1)], searches: 1 }],
	contacts: CONTACTS,
};

const segment = (mode: string, value: string) => ({ __rl: true, mode, value });

async function getMany(account: TestAccount, parameters: INodeParameters) {
	const done = await runOf('contact')(account, 'getAll', { returnAll: true, ...parameters });
	return { ...done, names: done.output.map(({ first_name }) => first_name) };
}

test.each([
	[{}, ['bob', 'ann']],
	[{ status: ['all'] }, ['gone', 'bob', 'ann']],
	[{ status: 'Deleted' }, ['gone']],
	[{ lists: ['news'] }, ['bob']],
	[{ tags: 'Gold' }, ['ann']],
	[{ email: 'BOB@example.com' }, ['bob']],
	// The time zone of the workflow is five and a half hours ahead.
	[{ createdBefore: '2026-01-01T10:00:00' }, ['ann']],
	[{ createdAfter: '2026-01-01T10:00:00', createdBefore: '2026-01-02' }, ['bob']],
	[{ segment: segment('id', '7') }, ['ann']],
])('%j', async (filters, expected) => {
	const account = await TestAccount.create(SEED);
	const { names, message } = await getMany(account, { filters: filters as INodeParameters });
	expect(message).toBeUndefined();
	expect(names).toEqual(expected);
});

test.each([
	[{ lists: ['Nowhere'] }, {}, '\'List Names or IDs\' names "Nowhere"'],
	[{ status: ['asleep'] }, {}, '\'Status\' names "asleep"'],
	[{ createdAfter: 'yesterday' }, {}, "'Created After' is not a date and time"],
	[{ email: 'nobody' }, {}, 'is not an email address'],
	[
		{ segment: segment('name', 'Fans'), status: ['all'] },
		{},
		"'Segment' cannot be combined with another filter",
	],
	[
		{ segment: segment('id', '7') },
		{ include: ['notes'] },
		"'Segment' cannot be combined with 'Include'",
	],
	[
		{
			lists: Array(26)
				.fill('x')
				.map((_, index) => `L${index}`),
		},
		{},
		'names 26, Constant Contact allows 25',
	],
])('%j with %j is refused', async (filters, options, words) => {
	const lists = Array.from({ length: 26 }, (_, index) => ({ name: `L${index}` }));
	const account = await TestAccount.create({ ...SEED, lists });
	const { message } = await getMany(account, { filters: filters as INodeParameters, options });
	expect(message).toContain(words);
	expect(await account.requests()).not.toContain('GET /v3/contacts');
});

test('a segment is found by name, and waited for while it is searched', async () => {
	const account = await TestAccount.create(SEED);
	const start = Date.now();
	const { names } = await getMany(account, { filters: { segment: segment('name', 'fans') } });
	expect(names).toEqual(['ann']);
	expect(Date.now() - start).toBeGreaterThan(900);
	expect(await account.requests()).toEqual([
		'GET /v3/segments',
		'GET /v3/contacts',
		'GET /v3/contacts',
	]);
});

test('pages are read until the limit, and not further', async () => {
	const contacts = Array.from({ length: 1100 }, (_, index) => contact(`c${index}`));
	const account = await TestAccount.create({ contacts });
	const limited = await getMany(account, { returnAll: false, limit: 600 });
	expect(limited.names).toHaveLength(600);
	expect(await account.requests()).toHaveLength(2);
	const { names, paired } = await getMany(account, {});
	expect(new Set(names).size).toBe(1100);
	expect(paired[1099].pairedItem).toEqual({ item: 0 });
});
