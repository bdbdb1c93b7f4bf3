import type { INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import {
	byEmail,
	byId,
	contactId,
	emails,
	GOLD,
	ids,
	linked,
	NEWS,
	numbers,
	OLD,
	posted,
	seed,
	VIP,
} from './support';

const run = runOf('contact');

test('contacts go 500 in a request, each once, and come out item by item', async () => {
	const account = await TestAccount.create(seed(1001));
	const items = [...ids(1001), { id: contactId(0) }];
	const { paired } = await run(account, 'addTag', { ...byId, tags: ['Gold'] }, { items });
	const sizes = (await posted(account)).map(
		({ source }) => (source as { contact_ids: string[] }).contact_ids.length,
	);
	expect(sizes).toEqual([500, 500, 1]);
	expect(paired.map(({ pairedItem }) => pairedItem)).toEqual(linked(numbers(1002)));
	expect(paired.map(({ json }) => json.contact_id)).toEqual(items.map(({ id }) => id));
	const activityOf = (item: number) => paired[item].json.activity_id;
	const started = [0, 500, 1000].map(activityOf);
	expect(new Set(started).size).toBe(3);
	expect(paired.map(({ json }) => json)).toEqual(
		items.map(({ id }, item) => ({
			contact_id: id,
			// The last item names the first contact again.
			activity_id: started[item === 1001 ? 0 : Math.floor(item / 500)],
			state: 'completed',
		})),
	);
	const tagged = (await account.contacts()).filter(({ taggings }) =>
		(taggings as string[]).includes(GOLD),
	);
	expect(tagged).toHaveLength(1001);
});

test.each<
	[
		string,
		INodeParameters,
		(contact: { list_memberships: string[]; taggings: string[] }) => boolean,
	]
>([
	['addToList', { lists: ['News'] }, ({ list_memberships }) => list_memberships.includes(NEWS)],
	['removeFromList', { lists: ['VIP'] }, ({ list_memberships }) => !list_memberships.includes(VIP)],
	['addTag', { tags: ['Gold'] }, ({ taggings }) => taggings.includes(GOLD)],
	['removeTag', { tags: ['Old'] }, ({ taggings }) => !taggings.includes(OLD)],
])('%s does it to the picked contacts, and to no other', async (operation, target, isDone) => {
	const account = await TestAccount.create(seed(4));
	const items = [ids(4)[0], ids(4)[1]];
	const { message } = await run(account, operation, { ...byId, ...target }, { items });
	expect(message).toBeUndefined();
	const contacts = (await account.contacts()) as never as Array<Parameters<typeof isDone>[0]>;
	expect(contacts.slice(0, 2).every(isDone)).toBe(true);
	expect(isDone(contacts[2])).toBe(false);
});

test('items with other targets go in requests of their own', async () => {
	const account = await TestAccount.create(seed(3));
	const items = [
		{ id: contactId(0), list: 'News' },
		{ id: contactId(1), list: 'VIP' },
		{ id: contactId(2), list: 'News' },
	];
	const { paired } = await run(
		account,
		'addToList',
		{ ...byId, lists: '={{ $json.list }}' },
		{ items },
	);
	expect(await posted(account)).toEqual([
		{ source: { contact_ids: [contactId(0), contactId(2)] }, list_ids: [NEWS] },
		{ source: { contact_ids: [contactId(1)] }, list_ids: [VIP] },
	]);
	expect(paired.map(({ pairedItem }) => pairedItem)).toEqual(linked([0, 1, 2]));
	const [first, second, third] = paired.map(({ json }) => json.activity_id);
	expect(third).toBe(first);
	expect(second).not.toBe(first);
});

test('a contact comes out with its ID, and with the email by which it is named', async () => {
	const account = await TestAccount.create(seed(1));
	const items = [{ email: ' P0@Example.com ' }];
	const parameters = { ...byEmail, lists: ['News'] };
	const { paired } = await run(account, 'addToList', parameters, { items });
	expect(paired).toEqual([
		{
			json: {
				contact_id: contactId(0),
				email_address: 'p0@example.com',
				activity_id: expect.any(String),
				state: 'completed',
			},
			pairedItem: { item: 0 },
		},
	]);
	expect(Object.keys(paired[0].json)[0]).toBe('contact_id');
});

test('without waiting, each item has the state in which its work was accepted', async () => {
	const account = await TestAccount.create(seed(2));
	const parameters = { ...byId, tags: ['Gold'], waitForCompletion: false };
	const { paired } = await run(account, 'addTag', parameters, { items: ids(2) });
	expect(paired).toEqual(
		[0, 1].map((item) => ({
			json: { contact_id: contactId(item), activity_id: expect.any(String), state: 'initialized' },
			pairedItem: { item },
		})),
	);
	expect(await account.journal('GET /v3/activities/*')).toEqual([]);
});

test('emails are looked up one by one, or in the pages of the account where that is less', async () => {
	const lookups = async (contacts: number, items: number) => {
		const account = await TestAccount.create(seed(contacts));
		const { message, paired } = await run(
			account,
			'addToList',
			{ ...byEmail, lists: ['News'] },
			{ items: emails(items) },
		);
		expect(message).toBeUndefined();
		expect(paired.map(({ json }) => json.state)).toEqual(Array(items).fill('completed'));
		return (await account.journal('GET /v3/contacts')).length;
	};
	expect(await lookups(600, 3)).toBe(3);
	expect(await lookups(600, 4)).toBe(2);
	expect(await lookups(2600, 4)).toBe(1 + 4);
	expect(await lookups(600, 300)).toBe(2);
});

test('an email that no contact has stops the run before anything is sent', async () => {
	const account = await TestAccount.create(seed(3));
	const items = [...emails(3), { email: 'who@example.com' }];
	const parameters = { ...byEmail, lists: ['News'] };
	const stopped = await run(account, 'addToList', parameters, { items });
	expect(stopped.message).toBe(
		"No contact has the email who@example.com, given in 'Contact' [item 3]",
	);
	expect(await posted(account)).toEqual([]);

	const settings = { onError: 'continueErrorOutput' } as const;
	const went = await run(account, 'addToList', parameters, { items, settings });
	expect(went.paired.map(({ pairedItem }) => pairedItem)).toEqual(linked([0, 1, 2]));
	expect(went.errorOutput).toMatchObject([{ json: { email: 'who@example.com' } }]);
});

test('a deleted contact is named as such', async () => {
	const account = await TestAccount.create({
		contacts: [{ email_address: { address: 'p0@example.com' }, deleted_at: '2026-01-01' }],
	});
	const { message } = await run(account, 'deleteMany', byEmail, { items: emails(1) });
	expect(message).toContain("email p0@example.com, given in 'Contact', is deleted");
});

const whole: Array<[string, string, INodeParameters, object]> = [
	['addToList', 'allActive', {}, { all_active_contacts: true }],
	['addToList', 'engagement', { engagementLevel: 'low' }, { engagement_level: 'low' }],
	['addToList', 'lists', { sourceLists: ['VIP'] }, { list_ids: [VIP] }],
	['addToList', 'tags', { sourceTags: ['Old'] }, { tag_ids: [OLD] }],
	[
		'addToList',
		'segment',
		{ segment: { __rl: true, mode: 'id', value: '14' } },
		{ segment_id: 14 },
	],
	['removeFromList', 'allActive', {}, { all_active_contacts: true }],
	['addTag', 'newSubscribers', {}, { new_subscriber: true }],
	['removeTag', 'lists', { sourceLists: ['VIP'] }, { list_ids: [VIP] }],
];
test.each(whole)(
	'%s takes %s as a whole, once for all items',
	async (operation, source, fields, sent) => {
		const account = await TestAccount.create({
			...seed(4),
			segments: [{ segment_id: 14, name: 'Fans', contact_ids: [contactId(1)] }],
		});
		const target = operation.endsWith('List') ? { lists: ['News'] } : { tags: ['Gold'] };
		const { paired, message } = await run(
			account,
			operation,
			{ source, ...fields, ...target },
			{ items: [{}, {}, {}] },
		);
		expect(message).toBeUndefined();
		expect(await posted(account)).toMatchObject([{ source: sent }]);
		expect(paired.map(({ pairedItem }) => pairedItem)).toEqual([linked([0, 2])]);
	},
);

test.each([
	` p0@example.com, ${contactId(1)} `,
	JSON.stringify(['p0@example.com', contactId(1)]),
	['p0@example.com', contactId(1)],
])('contacts are left out of a whole source, by email or ID: %j', async (given) => {
	const account = await TestAccount.create(seed(4));
	const exclude = `={{ ${JSON.stringify(given)} }}`;
	const parameters = { source: 'allActive', lists: ['News'], options: { exclude } };
	await run(account, 'addToList', parameters);
	expect(await posted(account)).toMatchObject([
		{ exclude: { contact_ids: [contactId(0), contactId(1)] } },
	]);
	const onNews = (await account.contacts()).map(({ list_memberships }) =>
		(list_memberships as string[]).includes(NEWS),
	);
	expect(onNews).toEqual([false, false, true, true]);
});

test.each<[string, string, INodeParameters, string]>([
	['no list', 'addToList', { lists: '={{ [] }}', ...byId }, "'List Names or IDs' is empty"],
	['no tag', 'addTag', { tags: '={{ [] }}', ...byId }, "'Tag Names or IDs' is empty"],
	[
		'another level',
		'addToList',
		{ lists: ['News'], source: 'engagement', engagementLevel: '={{ "top" }}' },
		`'Engagement Level' is "top"`,
	],
])('%s is refused before anything is sent', async (_, operation, parameters, words) => {
	const account = await TestAccount.create(seed(1));
	const { message } = await run(account, operation, parameters, { items: ids(1) });
	expect(message).toContain(words);
	expect(await posted(account)).toEqual([]);
});

test('Delete Many deletes the members of a list, and nobody else', async () => {
	const account = await TestAccount.create(seed(4));
	const parameters = { source: 'lists', sourceLists: ['VIP'] };
	const { paired } = await run(account, 'deleteMany', parameters);
	expect(paired).toMatchObject([{ json: { items_completed_count: 2, list_count: 1 } }]);
	const deleted = (await account.contacts()).map(({ deleted_at }) => deleted_at !== undefined);
	expect(deleted).toEqual([true, false, true, false]);
});

test('an agent that picks one contact', async () => {
	const account = await TestAccount.create(seed(2));
	const { paired } = await run(
		account,
		'addTag',
		{ contact: { __rl: true, mode: 'email', value: 'p1@example.com' }, tags: ['Gold'] },
		{ items: [{}] },
	);
	expect(paired).toMatchObject([{ json: { state: 'completed' }, pairedItem: { item: 0 } }]);
});
