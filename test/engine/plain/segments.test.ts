import type { INodeParameters } from 'n8n-workflow';
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

const run = runOf('segment');

const pick = (value: string, mode = 'name'): INodeParameters => ({
	segment: { __rl: true, mode, value },
});

describe('create', () => {
	test('sends the example as it stands in a new node', async () => {
		const account = await TestAccount.create();
		const { output, error } = await run(account, 'create', { name: 'Quiet' });
		expect(error).toBeUndefined();
		expect(output[0]).toMatchObject({ segment_id: 1, name: 'Quiet' });
		expect(JSON.parse(String(output[0].segment_criteria))).toMatchObject({
			criteria: { group: [{ source: 'tracking', param: '5' }] },
		});
	});

	test.each([
		['a text', JSON.stringify(CRITERIA, null, 4)],
		['an object', CRITERIA],
	])('takes criteria that an expression returns as %s', async (_kind, criteria) => {
		const account = await TestAccount.create();
		const parameters = { name: 'Tagged', criteria: '={{ $json.criteria }}' };
		const { output } = await run(account, 'create', parameters, { items: [{ criteria }] });
		expect(output[0].segment_criteria).toBe(JSON.stringify(CRITERIA));
	});

	test.each([
		['{', `'Criteria' is not JSON: "{"`, 'quotes, commas'],
		['', "'Criteria' is not JSON", 'quotes, commas'],
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
			const parameters = { name: 'A', criteria: '={{ $json.criteria }}' };
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
		const updateFields = { ...name, criteria: JSON.stringify(CRITERIA) };
		const { output } = await run(account, 'update', { ...pick('quiet'), updateFields });
		const segment_criteria = JSON.stringify(CRITERIA);
		expect(output[0]).toMatchObject({ segment_id: 14, name: expected, segment_criteria });
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
