import type { INodeParameters } from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { inEditor } from '../../support/engine';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const NEWS = '11111111-0000-4000-8000-000000000001';
const OLD = '11111111-0000-4000-8000-000000000002';
const LISTS = [
	{ list_id: NEWS, name: 'News', description: 'All of it', favorite: true },
	{ list_id: OLD, name: 'Old, but good' },
];

/** By ID, as the service lists them. */
const MANY = Array.from({ length: 501 }, (_, index) => ({
	list_id: `22222222-0000-4000-8000-${String(index).padStart(12, '0')}`,
	name: `List ${index}`,
}));

const run = runOf('list');

const pick = (mode: string, value: string): INodeParameters => ({
	list: { __rl: true, mode, value },
});

describe('one list is picked', () => {
	test.each([
		['from the list', pick('list', NEWS)],
		['by ID', pick('id', ` ${NEWS.toUpperCase()} `)],
		['by name, whatever its case', pick('name', ' NEWS ')],
		['by a name where an ID is expected', pick('id', ' NEWS ')],
		['by a name where one of the list is expected', pick('list', 'News')],
		['by URL', pick('url', `https://app.constantcontact.com/ui#lists/${NEWS}?tab=1`)],
	])('%s', async (_how, parameters) => {
		const account = await TestAccount.create({ lists: LISTS });
		const { output, error } = await run(account, 'get', parameters);
		expect(error).toBeUndefined();
		expect(output).toEqual([expect.objectContaining({ list_id: NEWS, name: 'News' })]);
	});

	// Literals of these kinds are stopped by n8n itself before the run.
	test.each([
		['nothing', 'list', '', `'List' is empty [item 0]`, 'Pick one'],
		['no ID', 'id', '../contacts', `'List' names "../contacts", which`, 'names are "News"'],
		['no URL of one', 'url', 'https://x.co/', 'not the address of its page', 'By Name'],
		['an unknown name', 'name', 'New', `'List' names "New", which`, 'names are "News"'],
	])('%s is refused before anything is written', async (_what, mode, value, message, remedy) => {
		const account = await TestAccount.create({ lists: LISTS });
		const { error, remedy: told } = await run(account, 'delete', pick(mode, '={{ $json.value }}'), {
			items: [{ value }],
		});
		expect(error?.message).toContain(message);
		expect(told).toContain(remedy);
		expect((await account.requests()).filter((each) => !each.startsWith('GET'))).toEqual([]);
	});

	test('names are read once for all items, in as many pages as there are', async () => {
		const lists = Array.from({ length: 1001 }, (_, index) => ({ name: `List ${index}` }));
		const account = await TestAccount.create({ lists });
		const items = [{ name: 'list 1000' }, { name: 'list 3' }, { name: 'list 700' }];
		const { output } = await run(account, 'get', pick('name', '={{ $json.name }}'), { items });
		expect(output.map(({ name }) => name)).toEqual(['List 1000', 'List 3', 'List 700']);
		expect(await account.journal('GET /v3/contact_lists')).toHaveLength(3);
	});
});

describe('create', () => {
	test('writes all fields', async () => {
		const account = await TestAccount.create();
		const parameters = {
			name: ' Fresh ',
			additionalFields: { description: 'New', favorite: true },
		};
		const { output } = await run(account, 'create', parameters);
		expect(output[0]).toMatchObject({ name: 'Fresh', description: 'New', favorite: true });
	});

	test('an empty name and a name that is too long are refused', async () => {
		const account = await TestAccount.create();
		const empty = await run(account, 'create', { name: ' ' });
		expect(empty.error?.message).toBe("'Name' is empty [item 0]");
		const long = await run(account, 'create', { name: 'x'.repeat(256) });
		expect(long.error?.message).toContain("'Name' has 256 characters, 255 are allowed");
		expect(await account.requests()).toEqual([]);
	});
});

describe.each(SIMULATOR_SWITCHES.putListOmitted)(
	'update, when a PUT %s what it leaves out',
	(putListOmitted) => {
		const settings = { switches: { putListOmitted } };

		test('changes only what is given', async () => {
			const account = await TestAccount.create({ lists: LISTS, settings });
			const parameters = { ...pick('id', NEWS), updateFields: { name: 'Newest', description: '' } };
			const { output } = await run(account, 'update', parameters);
			expect(output[0]).toMatchObject({
				name: 'Newest',
				description: 'All of it',
				favorite: true,
			});
		});

		test('create or update, too', async () => {
			const account = await TestAccount.create({ lists: LISTS, settings });
			const parameters = { name: 'news', additionalFields: { favorite: false } };
			const { output } = await run(account, 'upsert', parameters);
			expect(output[0]).toMatchObject({
				list_id: NEWS,
				name: 'News',
				description: 'All of it',
				favorite: false,
				action: 'updated',
			});
		});
	},
);

test('an update without a value is refused', async () => {
	const account = await TestAccount.create({ lists: LISTS });
	const { error } = await run(account, 'update', pick('id', NEWS));
	expect(error?.message).toBe("'Update Fields' has no value [item 0]");
	expect(await account.requests()).toEqual([]);
});

describe('create or update', () => {
	test('creates once, and writes nothing when there is nothing to change', async () => {
		const account = await TestAccount.create({ lists: LISTS });
		const items = [{ name: 'Fresh' }, { name: 'fresh' }, { name: 'News' }];
		const { output } = await run(account, 'upsert', { name: '={{ $json.name }}' }, { items });
		expect(output.map(({ action }) => action)).toEqual(['created', 'unchanged', 'unchanged']);
		expect(output[1].list_id).toBe(output[0].list_id);
		expect(await account.requests()).toEqual(['GET /v3/contact_lists', 'POST /v3/contact_lists']);
	});

	test('updates the list that somebody else has created meanwhile', async () => {
		const account = await TestAccount.create({ lists: LISTS });
		const before = { status: 200, body: { lists: [] } };
		await account.fault({ path: '/v3/contact_lists', method: 'GET', times: 1, answer: before });
		const parameters = { name: 'News', additionalFields: { description: 'Newer' } };
		const { output } = await run(account, 'upsert', parameters);
		expect(output).toEqual([
			expect.objectContaining({ list_id: NEWS, description: 'Newer', action: 'updated' }),
		]);
	});

	test('tells of a conflict that no list explains', async () => {
		const account = await TestAccount.create();
		const answer = { status: 409, body: [{ error_key: 'conflict', error_message: 'Taken' }] };
		await account.fault({ path: '/v3/contact_lists', method: 'POST', answer });
		const { error } = await run(account, 'upsert', { name: 'News' });
		expect(error?.message).toContain('conflict (409): Taken');
	});
});

describe('delete', () => {
	test('waits until the list is gone', async () => {
		const account = await TestAccount.create({ lists: LISTS });
		const { output } = await run(account, 'delete', pick('name', 'News'));
		const activity_id = expect.any(String) as string;
		expect(output).toEqual([{ list_id: NEWS, deleted: true, activity_id, state: 'completed' }]);
		const left = await run(account, 'getAll', { returnAll: true });
		expect(left.output.map(({ name }) => name)).toEqual(['Old, but good']);
	});

	test('does not wait when told so', async () => {
		const account = await TestAccount.create({ lists: LISTS, settings: { activityMs: 60_000 } });
		const parameters = { ...pick('id', NEWS), waitForCompletion: false };
		const { output } = await run(account, 'delete', parameters);
		expect(output[0]).toMatchObject({ deleted: false, state: 'initialized' });
		expect(await account.requests()).toHaveLength(1);
	});

	test('an activity that cannot be read comes out as it was started, with a warning', async () => {
		const settings = { switches: { listDeletion: 'unknown' } };
		const account = await TestAccount.create({ lists: LISTS, settings });
		const { output } = await run(account, 'delete', pick('id', NEWS));
		expect(output).toEqual([
			{
				list_id: NEWS,
				deleted: false,
				activity_id: expect.any(String),
				state: 'initialized',
				warnings: [expect.stringContaining('does not tell what becomes of activity')],
			},
		]);
	});

	test('a deletion that fails is an error that says why', async () => {
		const account = await TestAccount.create({ lists: LISTS });
		const body = { activity_id: 'a', state: 'failed', activity_errors: [{ message: 'In use' }] };
		await account.fault({ path: '/v3/activities/*', answer: { status: 200, body } });
		const { error } = await run(account, 'delete', pick('id', NEWS));
		expect(error?.message).toMatch(/activity \S+ is failed: In use/);
	});
});

describe('get many', () => {
	test('reads all pages, or no more than the limit', async () => {
		const account = await TestAccount.create({ lists: MANY });
		const all = await run(account, 'getAll', { returnAll: true });
		expect(all.output).toHaveLength(501);
		const some = await run(account, 'getAll', { limit: 3 });
		expect(some.output.map(({ name }) => name)).toEqual(['List 0', 'List 1', 'List 2']);
		const queries = (await account.journal()).map(({ query }) => query.limit);
		expect(queries).toEqual(['500', undefined, '3']);
	});

	test.each(['active', 'all'])('deleted lists only on request, by default %s', async (side) => {
		const account = await TestAccount.create({
			lists: [...LISTS, { name: 'Gone', deleted_at: '2026-01-01T00:00:00Z' }],
			settings: { switches: { listStatusDefault: side } },
		});
		const names = async (parameters: INodeParameters) =>
			(await run(account, 'getAll', parameters)).output.map(({ name }) => name);
		expect(await names({})).toEqual(['News', 'Old, but good']);
		expect(await names({ filters: { status: 'deleted' } })).toEqual(['Gone']);
		expect(await names({ filters: { name: 'News' } })).toEqual(['News']);
	});
});

test('the dropdown shows page by page, and finds a part of a name on any page', async () => {
	const account = await TestAccount.create({ lists: MANY });
	const { searchLists } = new ConstantContact().methods.listSearch;
	const first = await inEditor(account, searchLists);
	expect(first.results).toHaveLength(500);
	const second = await inEditor(account, searchLists, undefined, first.paginationToken as string);
	expect(second).toMatchObject({ results: [{ name: 'List 500' }] });
	expect(second.paginationToken).toBeUndefined();
	const found = await inEditor(account, searchLists, 'IST 50');
	expect(found.results.map(({ name }) => name)).toEqual(['List 50', 'List 500']);
	expect(found.paginationToken).toBeUndefined();
});

test.each([[null], [undefined]])(
	'a list whose favorite is %j gets none of it back but a value',
	async (favorite) => {
		const account = await TestAccount.create({ lists: LISTS });
		const path = `/v3/contact_lists/${NEWS}`;
		const body = { list_id: NEWS, name: 'News', description: null, favorite };
		await account.fault({ path, method: 'GET', answer: { status: 200, body } });
		const list = { __rl: true, mode: 'id', value: NEWS };
		await run(account, 'update', { list, updateFields: { name: 'Letters' } });
		const [put] = await account.journal(`PUT ${path}`);
		expect(put.body).toEqual({ name: 'Letters', favorite: false });
	},
);

test.each<[INodeParameters]>([
	[{ options: { smsMemberCount: true } }],
	[{ options: { smsMemberCount: true }, filters: { channel: 'email' } }],
])('SMS members are counted in lists for SMS only: %j', async (parameters) => {
	const account = await TestAccount.create({ lists: LISTS });
	const { error } = await run(account, 'getAll', { returnAll: true, ...parameters });
	expect(error?.message).toContain("'SMS Member Count' is on, but the lists are those for emails");
	expect(await account.requests()).toEqual([]);
});
