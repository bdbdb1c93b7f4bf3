import { NodeHelpers, type INodeParameters } from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { inEditor } from '../../support/engine';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const CRITERIA = {
	version: '1.0.0',
	criteria: {
		type: 'and',
		group: [{ type: 'or', group: [{ source: 'tags', field: 'tag_id', op: 'eq' }] }],
	},
};
const SEGMENTS = [
	{ segment_id: 14, name: 'Quiet', segment_criteria: '{"old":true}' },
	{ segment_id: 15, name: 'Busy' },
];

const id = (number: number) => `11111111-0000-4000-8000-00000000000${number}`;
const NAMED = {
	tags: [
		{ tag_id: id(1), name: 'Gold' },
		{ tag_id: id(2), name: 'Silver' },
	],
};
const asJson: INodeParameters = { contactsWho: 'json', criteria: '={{ $json.criteria }}' };

const run = runOf('segment');

const pick = (value: string, mode = 'name'): INodeParameters => ({
	segment: { __rl: true, mode, value },
});

describe('create', () => {
	test.each([
		[
			'who has not opened the last campaigns',
			{ contactsWho: 'notOpened', lastCampaigns: 3 },
			{
				source: 'tracking',
				field: 'not_opened',
				op: 'contains-any',
				const_value: 'last-n-campaigns',
				param: '3',
			},
		],
		[
			'who has one of the tags',
			{ contactsWho: 'tagged', tags: ['gold', id(2)] },
			{
				type: 'or',
				group: [1, 2].map((number) => ({
					source: 'tags',
					field: 'tag_id',
					op: 'eq',
					value: id(number),
				})),
			},
		],
	])('of contacts %s', async (_who, parameters, condition) => {
		const account = await TestAccount.create(NAMED);
		const { output, error } = await run(account, 'create', { name: 'Quiet', ...parameters });
		expect(error).toBeUndefined();
		expect(output[0]).toMatchObject({ segment_id: 1, name: 'Quiet' });
		expect(JSON.parse(String(output[0].segment_criteria))).toEqual({
			version: '1.0.0',
			criteria: { type: 'and', group: [condition] },
		});
	});

	test.each([
		['a text', JSON.stringify(CRITERIA, null, 4)],
		['an object', CRITERIA],
	])('takes criteria that an expression returns as %s', async (_kind, criteria) => {
		const account = await TestAccount.create();
		const parameters = { name: 'Tagged', ...asJson };
		const { output } = await run(account, 'create', parameters, { items: [{ criteria }] });
		expect(output[0].segment_criteria).toBe(JSON.stringify(CRITERIA));
	});

	test('an expression may choose for each item', async () => {
		const account = await TestAccount.create(NAMED);
		const parameters = {
			name: '={{ $json.who }}',
			contactsWho: '={{ $json.who }}',
			tags: '={{ $json.tags }}',
		};
		const items = [{ who: 'tagged', tags: 'Gold' }, { who: 'notOpened' }];
		const { output, error } = await run(account, 'create', parameters, { items });
		expect(error).toBeUndefined();
		expect(output.map(({ segment_criteria }) => segment_criteria)).toEqual([
			expect.stringContaining(`"tag_id","op":"eq","value":"${id(1)}"`),
			expect.stringContaining('"param":"5"'),
		]);
	});

	test.each([
		[{ contactsWho: '={{ "opened" }}' }, `'Contacts Who' is "opened"`, 'notOpened'],
		[{ contactsWho: '={{ "keep" }}' }, `'Contacts Who' is "keep"`, 'notOpened'],
		[{ contactsWho: '={{ "" }}' }, `'Contacts Who' is ""`, 'notOpened'],
		[{ contactsWho: '={{ "onLists" }}' }, `'Contacts Who' is "onLists"`, 'notOpened'],
		[{ contactsWho: 'tagged', tags: '={{ [] }}' }, "'Tag Names or IDs' is empty", 'at least one'],
		[{ contactsWho: 'tagged', tags: '={{ "" }}' }, "'Tag Names or IDs' is empty", 'at least one'],
		[
			{ contactsWho: 'notOpened', lastCampaigns: '={{ 501 }}' },
			"'Last Campaigns'",
			'from 1 to 500',
		],
		[
			{ contactsWho: 'notOpened', lastCampaigns: '={{ "" }}' },
			"'Last Campaigns' is empty",
			'Fill in',
		],
		[{ contactsWho: 'json' }, "'Criteria' is empty", 'Fill in'],
	])('%j is refused before anything is sent', async (parameters, message, words) => {
		const account = await TestAccount.create(NAMED);
		const { error, remedy } = await run(account, 'create', { name: 'A', ...parameters });
		expect(error?.message).toContain(message);
		expect(remedy).toContain(words);
		expect(await account.requests()).toEqual([]);
	});

	test('a tag that the account does not have is named', async () => {
		const account = await TestAccount.create(NAMED);
		const parameters = { name: 'A', contactsWho: 'tagged', tags: ['Guld'] };
		const { message } = await run(account, 'create', parameters);
		expect(message).toContain(`'Tag Names or IDs' names "Guld"`);
		expect((await account.requests()).join()).not.toContain('POST');
	});

	test('more tags than the criteria hold are refused', async () => {
		const many = Array.from({ length: 300 }, (_, index) => ({ name: `Tag ${index}` }));
		const account = await TestAccount.create({ tags: many });
		const tags = many.map(({ name }) => name);
		const { message } = await run(account, 'create', { name: 'A', contactsWho: 'tagged', tags });
		expect(message).toMatch(/'Tag Names or IDs' has \d+ characters, 20000 are allowed/);
	});

	test.each([
		['{', `'Criteria' is not JSON: "{"`, 'quotes, commas'],
		['', "'Criteria' is empty", 'Fill in'],
		['[]', `'Criteria' has no "criteria" of the "type" and`, '"version"'],
		[{ criteria: { type: 'or', group: [] } }, `"type" and`, 'type or go inside'],
		[{ criteria: { type: 'and', group: [] } }, `no "group" of conditions`, '"source"'],
		[{ criteria: { type: 'and', group: [{ type: 'or' }] } }, `no "group" of`, '"source"'],
		[
			{ criteria: { type: 'and', group: [{ source: 'tags', field: 'tag_id' }] } },
			`'Criteria' has a condition on tags outside of a group of the "type" or`,
			'"type": "or"',
		],
		[
			{
				criteria: {
					type: 'and',
					group: [{ source: 'contact' }, { source: 'list_membership', field: 'list_id' }],
				},
			},
			'a condition on list_membership outside of',
			'"type": "or"',
		],
		[
			{
				criteria: {
					type: 'and',
					group: [
						{
							type: 'or',
							group: [{ source: 'tags' }, { type: 'and', group: [{ source: 'tags' }] }],
						},
					],
				},
			},
			'a condition on tags outside of',
			'"type": "or"',
		],
		[
			{ criteria: { type: 'and', group: [{ source: 'x'.repeat(20_000) }] } },
			"'Criteria' has 20051 characters, 20000 are allowed",
			'fewer conditions',
		],
	])(
		'criteria that are none (%#) are refused before anything is sent',
		async (criteria, message, words) => {
			const account = await TestAccount.create();
			const parameters = { name: 'A', ...asJson };
			const { error, remedy } = await run(account, 'create', parameters, { items: [{ criteria }] });
			expect(error?.message).toContain(message);
			expect(remedy).toContain(words);
			expect(await account.requests()).toEqual([]);
		},
	);
});

describe('update', () => {
	test('of the name alone leaves the criteria, in one request', async () => {
		const account = await TestAccount.create({ segments: SEGMENTS });
		const parameters = { ...pick('14', 'id'), updateFields: { name: 'Silent' } };
		const { output } = await run(account, 'update', parameters);
		expect(output[0]).toMatchObject({ name: 'Silent', segment_criteria: '{"old":true}' });
		expect(await account.requests()).toEqual(['PATCH /v3/segments/14/name']);
	});

	test.each([
		[{}, 'Quiet'],
		[{ name: 'Silent' }, 'Silent'],
	])('of the criteria and %j gives the segment the name %s', async (name, expected) => {
		const account = await TestAccount.create({ segments: SEGMENTS });
		const parameters = {
			...pick('quiet'),
			newContactsWho: 'json',
			criteria: JSON.stringify(CRITERIA),
			updateFields: name,
		};
		const { output } = await run(account, 'update', parameters);
		const segment_criteria = JSON.stringify(CRITERIA);
		expect(output[0]).toMatchObject({ segment_id: 14, name: expected, segment_criteria });
	});

	test('a new choice replaces the criteria', async () => {
		const account = await TestAccount.create({ ...NAMED, segments: SEGMENTS });
		const parameters = { ...pick('14', 'id'), newContactsWho: 'tagged', tags: ['Gold'] };
		const { output } = await run(account, 'update', parameters);
		expect(output[0].name).toBe('Quiet');
		expect(output[0].segment_criteria).toContain(id(1));
	});

	test('of nothing is refused before anything is sent', async () => {
		const account = await TestAccount.create({ segments: SEGMENTS });
		const { message, remedy } = await run(account, 'update', pick('14', 'id'));
		expect(message).toContain("keeps its criteria, and 'Update Fields' has no value");
		expect(remedy).toContain("'Contacts Who'");
		expect(await account.requests()).toEqual([]);
	});

	test('a segment is found by its new name later in the run', async () => {
		const account = await TestAccount.create({ segments: SEGMENTS });
		const items = [
			{ from: 'Quiet', to: 'Silent' },
			{ from: 'Silent', to: 'Still' },
		];
		const updateFields = { name: '={{ $json.to }}' };
		const parameters = { ...pick('={{ $json.from }}'), updateFields };
		const { output } = await run(account, 'update', parameters, { items });
		expect(output.map(({ name }) => name)).toEqual(['Silent', 'Still']);
	});
});

test('a deleted segment is gone from names, for later items too, and there by ID', async () => {
	const account = await TestAccount.create({ segments: SEGMENTS });
	const { error } = await run(account, 'delete', pick('Quiet'), { items: [{}, {}] });
	expect(error?.message).toBe(`'Segment' names "Quiet", which the account does not have [item 1]`);
	const byId = await run(account, 'get', pick('14', 'id'));
	expect(byId.output[0]).toMatchObject({ name: 'Quiet', segment_criteria: '{"old":true}' });
	const one = await run(account, 'delete', pick('15', 'id'));
	expect(one.output).toEqual([{ segment_id: 15, deleted: true }]);
});

test('the segments are read in the order that is asked for', async () => {
	const segments = [
		{ name: 'Bees', edited_at: '2026-01-02T00:00:00Z' },
		{ name: 'Ants', edited_at: '2026-01-01T00:00:00Z' },
		{ name: 'Cats', edited_at: '2026-01-03T00:00:00Z' },
	];
	const account = await TestAccount.create({ segments });
	const names = async (parameters: INodeParameters) =>
		(await run(account, 'getAll', parameters)).output.map(({ name }) => name);
	expect(await names({ returnAll: true })).toEqual(['Cats', 'Bees', 'Ants']);
	expect(await names({ limit: 2, options: { sortBy: 'name' } })).toEqual(['Ants', 'Bees']);
	const { searchSegments } = new ConstantContact().methods.listSearch;
	expect(await inEditor(account, searchSegments, 'ant')).toMatchObject({
		results: [{ name: 'Ants', value: '2' }],
	});
});

describe('in the editor', () => {
	const properties = new ConstantContact().description.properties;

	/** The fields that n8n shows besides, with a star behind those that it demands. */
	const shown = (operation: string, given: INodeParameters) =>
		properties
			.filter(
				({ displayOptions }) =>
					displayOptions?.show?.resource?.includes('segment') &&
					displayOptions.show.operation?.includes(operation),
			)
			.filter(
				({ displayOptions }) => displayOptions?.hide ?? displayOptions?.show?.[WHO[operation]],
			)
			.filter((property) =>
				NodeHelpers.displayParameter(
					{ resource: 'segment', operation, ...given },
					property,
					null,
					null,
				),
			)
			.map(({ name, required }) => `${name}${required ? '*' : ''}`);
	const WHO: Record<string, string> = { create: 'contactsWho', update: 'newContactsWho' };

	test.each([
		['notOpened', ['lastCampaigns*']],
		['tagged', ['tags*']],
		['json', ['criteria*']],
		['keep', []],
		['={{ $json.who }}', ['lastCampaigns', 'tags', 'criteria']],
	])('%s shows %j, and demands what has a star', (who, fields) => {
		for (const [operation, name] of Object.entries(WHO)) {
			expect(shown(operation, { [name]: who })).toEqual(fields);
		}
	});
});
