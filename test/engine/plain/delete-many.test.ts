import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { linked, numbers, posted } from '../bulk/support';

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
		const { paired, error } = await runOf(resource)(
			account,
			'deleteMany',
			{ [field]: '={{ $json.name }}' },
			{ items: names.map((name) => ({ name })) },
		);
		expect(error).toBeUndefined();
		expect(paired.map(({ pairedItem }) => pairedItem)).toEqual(linked(numbers(limit + 1)));
		expect(paired.map(({ json }) => json.state)).toEqual(Array(limit + 1).fill('completed'));
		expect(new Set(paired.map(({ json }) => json.activity_id)).size).toBe(2);
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

test.each([
	['list', 'lists', "'List Names or IDs' is empty"],
	['tag', 'tags', "'Tag Names or IDs' is empty"],
	['customField', 'customFields', "'Custom Field Names or IDs' is empty"],
])('%s: what names nothing is refused before anything is sent', async (resource, field, words) => {
	for (const names of ['', ',', ' ; , ', '[]', '""']) {
		const account = await TestAccount.create();
		const { message } = await runOf(resource)(
			account,
			'deleteMany',
			{ [field]: '={{ $json.names }}' },
			{ items: [{ names }] },
		);
		expect(message).toContain(words);
		expect(await account.requests()).toEqual([]);
	}
});

describe('Delete Many of lists, several to an item', () => {
	const listId = (number: number) => `0000000a-0000-4000-8000-${String(number).padStart(12, '0')}`;
	const some = (from: number, to: number) =>
		numbers(to - from).map((number) => listId(from + number));
	async function deleting(...items: string[][]) {
		const lists = numbers(200).map((number) => ({
			name: `List ${number}`,
			list_id: listId(number),
		}));
		const account = await TestAccount.create({ lists });
		const { paired, error } = await runOf('list')(
			account,
			'deleteMany',
			{ lists: '={{ $json.names }}' },
			{ items: items.map((names) => ({ names })) },
		);
		expect(error).toBeUndefined();
		const sent = (await posted(account)).map((body) => body.list_ids);
		return { paired, sent };
	}

	test('what an item names goes in one request, and comes out in one item', async () => {
		const { paired, sent } = await deleting(some(0, 60), some(60, 120), some(120, 160));
		expect(sent).toEqual([some(0, 60), some(60, 160)]);
		const [first, second, third] = paired;
		expect(paired).toHaveLength(3);
		expect(first).toMatchObject({ json: { list_ids: some(0, 60) }, pairedItem: { item: 0 } });
		expect(second).toMatchObject({ json: { list_ids: some(60, 120) }, pairedItem: { item: 1 } });
		expect(third).toMatchObject({ json: { list_ids: some(120, 160) }, pairedItem: { item: 2 } });
		expect(third.json.activity_id).toBe(second.json.activity_id);
		expect(second.json.activity_id).not.toBe(first.json.activity_id);
	});

	test('what two items name is deleted once, and comes out for both', async () => {
		const { paired, sent } = await deleting(some(0, 2), some(1, 3), some(0, 3));
		expect(sent).toEqual([some(0, 3)]);
		expect(paired.map(({ json }) => json.list_ids)).toEqual([some(0, 2), some(1, 3), some(0, 3)]);
	});

	test('what one request does not take comes out once for each of its requests', async () => {
		const { paired, sent } = await deleting(some(0, 10), some(10, 120), some(5, 6));
		expect(sent).toEqual([some(0, 100), some(100, 120)]);
		expect(paired.map(({ json, pairedItem }) => [json.list_ids, pairedItem])).toEqual([
			[some(0, 10), { item: 0 }],
			[some(10, 100), { item: 1 }],
			[some(100, 120), { item: 1 }],
			[some(5, 6), { item: 2 }],
		]);
	});
});
