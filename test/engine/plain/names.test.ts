import type { INodeParameters } from 'n8n-workflow';
import { run, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const UPPER = '11111111-0000-4000-8000-000000000001';
const LOWER = '11111111-0000-4000-8000-000000000002';
const TWINS = [
	{ list_id: UPPER, name: 'VIP' },
	{ list_id: LOWER, name: 'vip' },
];
const TEXTS = '11111111-0000-4000-8000-000000000003';

const writes = async (account: TestAccount) =>
	(await account.requests()).filter((each) => !each.startsWith('GET'));

describe('lists that differ in upper and lower case only', () => {
	const byName = (list: string): Record<string, INodeParameters> => ({
		'List → Delete': {
			resource: 'list',
			operation: 'delete',
			list: { __rl: true, mode: 'name', value: list },
		},
		'List → Delete Many': { resource: 'list', operation: 'deleteMany', lists: [list] },
		'List → Create or Update': {
			resource: 'list',
			operation: 'upsert',
			name: list,
			additionalFields: { description: 'Chosen' },
		},
		'Contact → Create or Update': { email: 'ann@example.com', lists: [list] },
	});

	test.each(Object.keys(byName('')))('%s takes the one that is written so', async (operation) => {
		const account = await TestAccount.create({
			lists: TWINS,
			settings: { switches: { takenNames: 'exactCase' } },
		});
		const { message } = await run(account, byName('vip')[operation]);
		expect(message).toBeUndefined();
		const written = JSON.stringify(await account.journal());
		const requests = (await writes(account)).join() + written;
		expect(requests).toContain(LOWER);
		expect((await writes(account)).join()).not.toContain(UPPER);
	});

	test.each(Object.keys(byName('')))('%s takes neither for a third spelling', async (operation) => {
		const account = await TestAccount.create({ lists: TWINS });
		const { message } = await run(account, byName('Vip')[operation]);
		expect(message).toContain(
			`names "Vip", which stands for 2: "VIP" (${UPPER}), "vip" (${LOWER})`,
		);
		expect(await writes(account)).toEqual([]);
	});
});

const subscribe = (parameters: INodeParameters) => ({
	email: 'ann@example.com',
	...parameters,
	options: { createMissing: true, ...(parameters.options as object) },
});

test.each([
	['["Gold","Silver, dark"]', ['Gold', 'Silver, dark']],
	['Friends &amp; Family; Gold', ['Friends & Family', 'Gold']],
	['"Gold"', ['Gold']],
	['“Smith, John”, Gold', ['Smith, John', 'Gold']],
	["Ann's list", ["Ann's list"]],
	['Gold, GOLD,gold', ['Gold']],
	['[]', []],
])('of the tags %p, those that are missing are created', async (tags, names) => {
	const account = await TestAccount.create({ lists: [{ name: 'News' }] });
	const { message } = await run(
		account,
		subscribe({ lists: ['News'], tags: '={{ $json.tags }}' }),
		{ items: [{ tags }] },
	);
	expect(message).toBeUndefined();
	const created = await account.journal('POST /v3/contact_tags');
	expect(created.map(({ body }) => body.name)).toEqual(names);
});

test.each([
	'News|VIP',
	'[VIP',
	'VIP, [null]',
	'"VIP',
	'{{ $json.list }}',
	'<b>VIP</b>',
	'New\nVIP',
	'News，VIP',
	'Gold; News、VIP',
])('nothing is created for the lists %p', async (lists) => {
	const account = await TestAccount.create();
	const { message } = await run(account, subscribe({ lists: '={{ $json.lists }}' }), {
		items: [{ lists }],
	});
	expect(message).toMatch(
		/^'List Names or IDs' (would create "[^]+", which does not look like a name|is not text: )/,
	);
	expect(await writes(account)).toEqual([]);
});

test.each(['[object Object]', 'VIP, null', 'undefined', 'NaN', 'VIP, None', 'N/A', '-', '0', 0])(
	'nothing is created for the lists %p, which stand for what is missing',
	async (lists) => {
		const account = await TestAccount.create();
		const { message } = await run(account, subscribe({ lists: '={{ $json.lists }}' }), {
			items: [{ lists }],
		});
		expect(message).toMatch(/^'List Names or IDs' /);
		expect(await writes(account)).toEqual([]);
	},
);

test.each([
	['lists', 4, { lists: ['Brand new'] }],
	['tags', 3, { lists: ['News'], tags: ['Brand new'] }],
])('after a conflict, %s that show up late are waited for', async (property, times, given) => {
	const others = property === 'lists' ? [{ name: 'Brand new' }] : [];
	const account = await TestAccount.create({
		lists: [{ name: 'News' }, ...others],
		...(property === 'tags' && { tags: [{ name: 'Brand new' }] }),
	});
	const empty = { status: 200, body: { [property]: [] } };
	const path = `/v3/contact_${property}`;
	await account.fault({ method: 'GET', path, times, answer: empty });
	expect((await run(account, subscribe(given))).message).toBeUndefined();
	expect(await account.journal(`POST ${path}`)).toMatchObject([{ status: 409 }]);
	// Lists are read once more, for those of text messages.
	expect(await account.journal(`GET ${path}`)).toHaveLength(times + 1);
});

test('a list for text messages is known by its ID and by its name', async () => {
	const account = await TestAccount.create({
		lists: [{ name: 'News' }, { list_id: TEXTS, name: 'Texts', channel: 'sms' }],
	});
	for (const list of [TEXTS, 'texts']) {
		const { message } = await run(account, {
			resource: 'contact',
			operation: 'getAll',
			filters: { lists: [list] },
		});
		expect(message).toBeUndefined();
	}
	const asked = await account.journal('GET /v3/contacts');
	expect(asked.map(({ query }) => query.lists)).toEqual([TEXTS, TEXTS]);
	const read = await account.journal('GET /v3/contact_lists');
	expect(read.map(({ query }) => query.channel_type)).toEqual([undefined, 'sms', undefined, 'sms']);
});

const NAMED: Array<[what: string, name: string, parameters: INodeParameters]> = [
	['list', 'Name', { resource: 'list', operation: 'create', name: '={{ $json.name }}' }],
	['list', 'Name', { resource: 'list', operation: 'upsert', name: '={{ $json.name }}' }],
	['tag', 'Name', { resource: 'tag', operation: 'create', name: '={{ $json.name }}' }],
	['field', 'Label', { resource: 'customField', operation: 'create', label: '={{ $json.name }}' }],
	[
		'segment',
		'Name',
		{
			resource: 'segment',
			operation: 'create',
			name: '={{ $json.name }}',
			contactsWho: 'haveNotOpened',
		},
	],
	[
		'campaign',
		'Name',
		{
			resource: 'campaign',
			operation: 'create',
			name: '={{ $json.name }}',
			subject: 'News',
			fromName: 'Ann',
			fromEmail: 'ann@example.com',
			html: '<p>News</p>',
		},
	],
	['event', 'Name', { resource: 'event', operation: 'create', name: '={{ $json.name }}' }],
];

test.each(NAMED)('a %s gets no name that nobody types', async (_what, label, parameters) => {
	for (const name of ['{{ $json.name }}', false, '["News"]', 'Null', '[object Object]']) {
		const account = await TestAccount.create();
		const { message } = await run(account, parameters, { items: [{ name }] });
		expect(message).toContain(`'${label}' `);
		expect(message).toMatch(/' (does not look like a name|is not text): ".*" \[item 0\]$/);
		expect(await writes(account)).toEqual([]);
	}
});

test('choices of a new custom field are separated as names are', async () => {
	const account = await TestAccount.create();
	const { message } = await run(account, {
		resource: 'customField',
		operation: 'create',
		label: 'Level',
		type: 'multi_select',
		choices: 'Gold; "Silver, dark", Red &amp; blue',
	});
	expect(message).toBeUndefined();
	const [{ body }] = await account.journal('POST /v3/contact_custom_fields');
	expect(body.choices).toMatchObject(
		['Gold', 'Silver, dark', 'Red & blue'].map((choice_label) => ({ choice_label })),
	);
});

const THING = '55555555-0000-4000-8000-000000000001';
const GIVEN_BY_ID: Array<[resource: string, name: string, id: string]> = [
	['list', 'News', THING],
	['tag', 'News', THING],
	['customField', 'News', THING],
	['segment', 'News', '15'],
];

describe.each(GIVEN_BY_ID)('a %s by ID', (resource, name, id) => {
	const get = async (value: string) => {
		const account = await TestAccount.create({
			lists: [{ list_id: THING, name }],
			tags: [{ tag_id: THING, name }],
			customFields: [{ custom_field_id: THING, label: name, type: 'string' }],
			segments: [{ segment_id: 15, name }],
		});
		const picked = { [resource]: { __rl: true, mode: 'id', value: '={{ $json.value }}' } };
		const done = await runOf(resource)(account, 'get', picked, { items: [{ value }] });
		return { ...done, requests: (await account.requests()).length };
	};

	test('costs one request when it is one', async () => {
		const { output, requests } = await get(id);
		expect(output).toHaveLength(1);
		expect(requests).toBe(1);
	});

	test('is looked up when it is a name', async () => {
		const { output, requests } = await get(' news ');
		expect(output).toHaveLength(1);
		expect(requests).toBe(2);
	});

	test('is refused when it is neither, with what is like it', async () => {
		const { message } = await get('Newz');
		expect(message).toMatch(
			/^'(List|Tag|Custom Field|Segment)' names "Newz", which the account does/,
		);
	});
});
