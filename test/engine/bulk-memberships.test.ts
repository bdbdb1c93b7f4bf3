import type { INodeParameters } from 'n8n-workflow';
import { runNode, UNPACED } from '../support/engine';
import { TestAccount } from '../support/simulator';
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
	runContacts,
	seed,
	VIP,
} from './bulk-support';

test('contacts go 500 in a request, each once, linked to their items', async () => {
	const account = await TestAccount.create(seed(1001));
	const items = [...ids(1001), { id: contactId(0) }];
	const { output } = await runContacts(account, 'addTag', { ...byId, tags: ['Gold'] }, { items });
	const sizes = (await posted(account)).map(
		({ source }) => (source as { contact_ids: string[] }).contact_ids.length,
	);
	expect(sizes).toEqual([500, 500, 1]);
	expect(output.map(({ json }) => json.status)).toEqual(
		sizes.map((count) => ({ items_total_count: count, items_completed_count: count })),
	);
	expect(output[0].pairedItem).toEqual(linked([0, 1001, ...numbers(500).slice(1)]));
	expect(output[2].pairedItem).toEqual(linked([1000]));
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
	const { message } = await runContacts(account, operation, { ...byId, ...target }, { items });
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
	const { output } = await runContacts(
		account,
		'addToList',
		{ ...byId, lists: '={{ $json.list }}' },
		{ items },
	);
	expect(await posted(account)).toEqual([
		{ source: { contact_ids: [contactId(0), contactId(2)] }, list_ids: [NEWS] },
		{ source: { contact_ids: [contactId(1)] }, list_ids: [VIP] },
	]);
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual([linked([0, 2]), linked([1])]);
});

test('emails are looked up one by one, or in the pages of the account where that is less', async () => {
	const lookups = async (contacts: number, items: number) => {
		const account = await TestAccount.create(seed(contacts));
		const { message, output } = await runContacts(
			account,
			'addToList',
			{ ...byEmail, lists: ['News'] },
			{ items: emails(items) },
		);
		expect(message).toBeUndefined();
		expect(output).toMatchObject([{ json: { status: { items_completed_count: items } } }]);
		return (await account.journal('GET /v3/contacts')).length;
	};
	expect(await lookups(600, 2)).toBe(2);
	expect(await lookups(600, 3)).toBe(1 + 2);
	expect(await lookups(1600, 4)).toBe(1 + 4);
	expect(await lookups(600, 300)).toBe(1 + 2);
});

test('an email that no contact has stops the run before anything is sent', async () => {
	const account = await TestAccount.create(seed(3));
	const items = [...emails(3), { email: 'who@example.com' }];
	const parameters = { ...byEmail, lists: ['News'] };
	const stopped = await runContacts(account, 'addToList', parameters, { items });
	expect(stopped.message).toBe(
		"'Contact' names who@example.com, which no contact of the account has [item 3]",
	);
	expect(await posted(account)).toEqual([]);

	const settings = { onError: 'continueErrorOutput' } as const;
	const went = await runContacts(account, 'addToList', parameters, { items, settings });
	expect(went.output).toMatchObject([{ pairedItem: linked([0, 1, 2]) }]);
	expect(went.errorOutput).toMatchObject([{ json: { email: 'who@example.com' } }]);
});

test('a deleted contact is named as such', async () => {
	const account = await TestAccount.create({
		contacts: [{ email_address: { address: 'p0@example.com' }, deleted_at: '2026-01-01' }],
	});
	const { message } = await runContacts(account, 'deleteMany', byEmail, { items: emails(1) });
	expect(message).toContain('p0@example.com, which is deleted');
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
		const { output, message } = await runContacts(
			account,
			operation,
			{ source, ...fields, ...target },
			{ items: [{}, {}] },
		);
		expect(message).toBeUndefined();
		expect(await posted(account)).toMatchObject([{ source: sent }]);
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual([linked([0, 1])]);
	},
);

test('contacts are left out of a whole source, by email or ID', async () => {
	const account = await TestAccount.create(seed(4));
	const exclude = ` p0@example.com, ${contactId(1)} `;
	const parameters = { source: 'allActive', lists: ['News'], options: { exclude } };
	await runContacts(account, 'addToList', parameters);
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
	const { message } = await runContacts(account, operation, parameters, { items: ids(1) });
	expect(message).toContain(words);
	expect(await posted(account)).toEqual([]);
});

test('Delete Many deletes the members of a list, and nobody else', async () => {
	const account = await TestAccount.create(seed(4));
	const parameters = { source: 'lists', sourceLists: ['VIP'] };
	const { output } = await runContacts(account, 'deleteMany', parameters);
	expect(output).toMatchObject([{ json: { status: { items_completed_count: 2, list_count: 1 } } }]);
	const deleted = (await account.contacts()).map(({ deleted_at }) => deleted_at !== undefined);
	expect(deleted).toEqual([true, false, true, false]);
});

test.each([
	['list', 100, (names: string[]) => ({ lists: names.map((name) => ({ name })) }), 'lists'],
	['tag', 500, (names: string[]) => ({ tags: names.map((name) => ({ name })) }), 'tags'],
	[
		'customField',
		100,
		(names: string[]) => ({ customFields: names.map((label) => ({ label, type: 'string' })) }),
		'customFields',
	],
] as const)(
	'%s: several are deleted at once, %i in a request',
	async (resource, limit, toSeed, field) => {
		const names = numbers(limit + 1).map((number) => `Name ${number}`);
		const account = await TestAccount.create(toSeed([...names, 'Kept']));
		const { output, error } = await runNode({
			account,
			items: names.map((name) => ({ name })),
			parameters: { resource, operation: 'deleteMany', [field]: '={{ $json.name }}', ...UNPACED },
		});
		expect(error).toBeUndefined();
		expect(output.map(({ pairedItem }) => (pairedItem as object[]).length)).toEqual([limit, 1]);
		expect(output.map(({ json }) => json.state)).toEqual(['completed', 'completed']);
		const path = {
			list: 'contact_lists',
			tag: 'contact_tags',
			customField: 'contact_custom_fields',
		};
		const left = (await (await account.send('GET', path[resource])).json()) as Record<
			string,
			unknown[]
		>;
		expect(Object.values(left)[0]).toHaveLength(1);
	},
);
