import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const NEWS = '0000000a-0000-4000-8000-000000000001';
const VIP = '0000000a-0000-4000-8000-000000000002';
const IMPORT = 'POST /v3/activities/contacts_json_import';

const lists = [
	{ name: 'News', list_id: NEWS },
	{ name: 'VIP', list_id: VIP },
];

async function importItems(
	account: TestAccount,
	items: IDataObject[],
	parameters: INodeParameters = {},
	settings: Partial<INode> = {},
) {
	const given = { email: '={{ $json.email }}', lists: ['News'], ...AUTOMATIC, ...parameters };
	return await runOf('contact')(account, 'import', given, { items, settings });
}

const people = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		email: `p${index}@example.com`,
		first_name: 'P',
	}));
const linked = (items: number[]) => items.map((item) => ({ item }));
const bodies = async (account: TestAccount) =>
	(await account.journal(IMPORT)).map(
		({ body }) => body as IDataObject & { import_data: IDataObject[] },
	);

test('all items go into one request, and its activity comes out linked to them', async () => {
	const account = await TestAccount.create({ lists });
	const { paired, message } = await importItems(account, people(3));
	expect(message).toBeUndefined();
	expect(paired).toEqual([
		{
			json: expect.objectContaining({
				activity_id: expect.any(String),
				state: 'completed',
				person_count: 3,
				error_count: 0,
			}),
			pairedItem: linked([0, 2]),
		},
	]);
	const names = Object.keys(paired[0].json);
	expect(names.slice(0, names.indexOf('activity_id')).every((name) => /_count$/.test(name))).toBe(
		true,
	);
	expect(names.slice(names.indexOf('activity_id'))).toEqual([
		'activity_id',
		'state',
		'percent_done',
		'activity_errors',
		'created_at',
	]);
	expect(names.length).toBeLessThanOrEqual(10);
	expect(await bodies(account)).toMatchObject([{ list_ids: [NEWS] }]);
	expect(await account.contacts()).toHaveLength(3);
});

test('a row carries every field under the name that an import has for it', async () => {
	const choices = ['Red', 'Green', 'Blue'].map((choice_label, index) => ({
		choice_id: index + 1,
		choice_label,
		display_order: index,
	}));
	const account = await TestAccount.create({
		lists,
		customFields: [
			{ label: 'Customer No', type: 'string' },
			{ label: 'Points', type: 'number' },
			{ label: 'Colours', type: 'multi_select', choices },
			{ label: 'Since', type: 'date' },
		],
	});
	const { message } = await importItems(account, [
		{
			email: ' Ann@Example.com ',
			'First Name': 'Ann',
			last_name: 'Lee',
			company_name: 'Lee Ltd',
			job_title: 'Head',
			birthday: '03-31',
			anniversary: '2020-05-01',
			phone: '1',
			'Mobile Phone': '2',
			home_street: 'High Street 1',
			home_postal_code: '02451',
			work_city: 'Boston',
			'customer no': 'C1',
			points: 12,
			colours: 'blue, Red',
			since: '2021-02-03',
			job_title_unknown: 'x',
		},
	]);
	expect(message).toBeUndefined();
	const [{ import_data }] = await bodies(account);
	expect(import_data).toEqual([
		{
			email: 'ann@example.com',
			first_name: 'Ann',
			last_name: 'Lee',
			company_name: 'Lee Ltd',
			job_title: 'Head',
			birthday_month: 3,
			birthday_day: 31,
			anniversary: '2020-05-01',
			phone: '1',
			mobile_phone: '2',
			street: 'High Street 1',
			zip: '02451',
			work_city: 'Boston',
			'cf:customer_no': 'C1',
			'cf:points': '12',
			'cf:colours': 'Red,Blue',
			'cf:since': '2021-02-03',
		},
	]);
	expect(await account.contact('ann@example.com')).toMatchObject({
		email_address: { permission_to_send: 'implicit' },
		phone_numbers: [{ kind: 'other' }, { kind: 'mobile' }],
		street_addresses: [
			{ kind: 'home', street: 'High Street 1' },
			{ kind: 'work', city: 'Boston' },
		],
	});
});

test('several rows of one person become one, the later value wins, lists add up', async () => {
	const account = await TestAccount.create({ lists });
	const { paired } = await importItems(
		account,
		[
			{
				email: 'ann@example.com',
				list: 'News',
				first_name: 'Ann',
				last_name: 'Lee',
				mobile_phone: '1',
			},
			{ email: 'bob@example.com', list: 'News' },
			{ email: 'ANN@example.com', list: 'VIP', first_name: 'Anne', work_phone: '2', last_name: '' },
		],
		{ lists: '={{ $json.list }}' },
	);
	expect(await bodies(account)).toEqual([
		{
			import_data: [
				{
					email: 'ann@example.com',
					first_name: 'Anne',
					last_name: 'Lee',
					mobile_phone: '1',
					work_phone: '2',
				},
			],
			list_ids: [NEWS, VIP],
		},
		{ import_data: [{ email: 'bob@example.com' }], list_ids: [NEWS] },
	]);
	expect(paired.map(({ pairedItem }) => pairedItem)).toEqual([linked([0, 2]), linked([1])]);
});

test('no request is larger than Constant Contact takes, and no row is lost', async () => {
	const customFields = Array.from({ length: 20 }, (_, index) => ({
		label: `Text ${index}`,
		type: 'string',
	}));
	const account = await TestAccount.create({ lists, customFields });
	const long = '\u00e9'.repeat(255);
	const texts = Object.fromEntries(customFields.map(({ label }) => [label, long]));
	const { paired, message } = await importItems(
		account,
		people(500).map((person) => ({ ...person, ...texts })),
	);
	expect(message).toBeUndefined();
	const sizes = (await bodies(account)).map((body) => Buffer.byteLength(JSON.stringify(body)));
	expect(sizes).toHaveLength(2);
	expect(Math.max(...sizes)).toBeLessThan(4_000_000);
	expect(Math.max(...sizes)).toBeGreaterThan(3_980_000);
	const pairs = paired.flatMap(({ pairedItem }) => pairedItem as Array<{ item: number }>);
	expect(pairs).toHaveLength(4);
	expect([pairs[0].item, pairs[2].item - pairs[1].item, pairs[3].item]).toEqual([0, 1, 499]);
	expect(await account.contacts()).toHaveLength(500);
});

test('a wrong row stops everything before anything is sent', async () => {
	const account = await TestAccount.create({ lists });
	const items = [...people(2), { email: 'ann@' }, ...people(1), { email: 'bob@' }];
	const { message, remedy } = await importItems(account, items);
	expect(message).toBe(
		`0 of 5 rows were imported. Item 2: 'Email' is not an email address: "ann@" and 1 more [item 2]`,
	);
	expect(remedy).toMatch(/^Nothing was sent\. Use one plain address/);
	expect(await account.journal(IMPORT)).toEqual([]);
});

test('with On Error set to continue, the others are imported', async () => {
	const account = await TestAccount.create({ lists });
	const items = [{ email: 'ann@' }, ...people(2), { email: 'a'.repeat(50) + '@example.com' }];
	const { paired, errorOutput } = await importItems(
		account,
		items,
		{},
		{ onError: 'continueErrorOutput' },
	);
	expect(paired).toMatchObject([{ json: { state: 'completed' }, pairedItem: linked([1, 2]) }]);
	expect(errorOutput.map(({ json }) => [json.email, json.error])).toEqual([
		['ann@', `'Email' is not an email address: "ann@" [item 0]`],
		[items[3].email, expect.stringContaining("'Email' has 62 characters, 50 are allowed here")],
	]);
});

describe('people who have unsubscribed stay so, and', () => {
	const unsubscribed = { address: 'p1@example.com', permission_to_send: 'unsubscribed' };
	const seed = { lists, contacts: [{ email_address: unsubscribed }] };

	test('that is a warning, not a failure', async () => {
		const account = await TestAccount.create(seed);
		const { message, paired } = await importItems(account, people(3));
		expect(message).toBeUndefined();
		expect(paired).toMatchObject([
			{
				json: {
					state: 'completed',
					cannot_add_to_list_count: 1,
					warnings: ['1 contact has unsubscribed and was not added to the lists'],
				},
			},
		]);
		expect(await account.contact('p1@example.com')).toMatchObject({
			email_address: { permission_to_send: 'unsubscribed' },
			list_memberships: [],
		});
	});

	test('with other rows refused, the one error counts both', async () => {
		const account = await TestAccount.create(seed);
		const status = { items_total_count: 3, cannot_add_to_list_count: 1, error_count: 1 };
		await account.fault({
			path: '/v3/activities/*',
			method: 'GET',
			answer: { status: 200, body: { state: 'completed', status } },
		});
		const { paired, errorOutput } = await importItems(
			account,
			people(3),
			{},
			{ onError: 'continueErrorOutput' },
		);
		expect(paired[0].json).not.toHaveProperty('warnings');
		expect(errorOutput).toMatchObject([
			{
				json: { error: expect.stringMatching(/: 1 contact has unsubscribed .*; 1 row could not/) },
			},
		]);
	});
});

test('without waiting, the accepted activity comes out at once', async () => {
	const account = await TestAccount.create({ lists });
	const { paired } = await importItems(account, people(2), { waitForCompletion: false });
	expect(paired).toMatchObject([{ json: { state: 'initialized' }, pairedItem: linked([0, 1]) }]);
	expect(
		(await account.requests()).filter((each) => each.startsWith('GET /v3/activities')),
	).toEqual([]);
});

test.each([
	[{ smsNumber: '+1 (781) 555-1212', smsConsentDate: '2026-01-31' }, 'explicit', '2026-01-31'],
	[{ smsNumber: '781-555-1212' }, 'not_set', undefined],
])('numbers for texts: %j', async (options, permission, date) => {
	const account = await TestAccount.create({ lists });
	const { message } = await importItems(account, [{ first_name: 'Ann' }], {
		email: '={{ "" }}',
		options,
	});
	expect(message).toBeUndefined();
	expect(await bodies(account)).toEqual([
		{
			import_data: [
				{ first_name: 'Ann', sms_number: '7815551212', ...(date && { sms_consent_date: date }) },
			],
			list_ids: [NEWS],
			sms_permission_to_send: permission,
		},
	]);
});

test.each<[string, INodeParameters, string]>([
	['no list', { lists: '={{ [] }}' }, "'List Names or IDs' is empty"],
	[
		'a foreign number',
		{ options: { smsNumber: '+44 20 7946 0958' } },
		"'SMS Number' is not a US phone",
	],
	[
		'a date alone',
		{ options: { smsConsentDate: '2026-01-31' } },
		"'SMS Consent Date' comes without",
	],
	['no end of waiting', { options: { longestWait: 0 } }, "'Longest Wait (Minutes)' is"],
])('%s is refused', async (_, parameters, words) => {
	const account = await TestAccount.create({ lists });
	const { message } = await importItems(account, people(1), parameters);
	expect(message).toContain(words);
	expect(await account.journal(IMPORT)).toEqual([]);
});

test('more than 25 custom fields for one person are refused, though each row has fewer', async () => {
	const customFields = Array.from({ length: 30 }, (_, index) => ({
		label: `T${index}`,
		type: 'string',
	}));
	const account = await TestAccount.create({ lists, customFields });
	const half = (start: number) =>
		Object.fromEntries(customFields.slice(start, start + 15).map(({ label }) => [label, 'x']));
	const email = 'ann@example.com';
	const { message } = await importItems(account, [
		{ email, ...half(0) },
		{ email, ...half(15) },
	]);
	expect(message).toContain('The contact would have 30 custom fields, Constant Contact allows 25');
	expect(await account.journal(IMPORT)).toEqual([]);
});

test('a choice that an import does not take under its label is counted, not lost in silence', async () => {
	const choices = [{ choice_id: 7, choice_label: 'Red', display_order: 1 }];
	const account = await TestAccount.create({
		lists,
		customFields: [{ label: 'Colour', type: 'single_select', choices }],
		settings: { switches: { importChoices: 'ids' } },
	});
	const { message } = await importItems(account, [{ email: 'ann@example.com', colour: 'red' }]);
	expect(message).toContain(
		'1 row could not be read; item 0: Custom field colour has no choice Red',
	);
});
