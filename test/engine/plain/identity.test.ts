import type { INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const ID = '11111111-0000-4000-8000-000000000001';
const CRITERIA = JSON.stringify({
	version: '1.0.0',
	criteria: {
		type: 'and',
		group: [{ type: 'or', group: [{ source: 'tags', field: 'tag_id', op: 'eq' }] }],
	},
});

const SEED = {
	lists: [{ list_id: ID, name: 'News', favorite: true }],
	tags: [{ tag_id: ID, name: 'Gold' }],
	customFields: [{ custom_field_id: ID, label: 'Tier', name: 'tier', type: 'string' }],
	segments: [{ segment_id: 7, name: 'Quiet', segment_criteria: CRITERIA }],
};

const picked = (parameter: string, value = ID) => ({
	[parameter]: { __rl: true, mode: 'id', value },
});

/** The operations that return a thing as the service answers it, which has other properties first. */
const CASES: Array<[resource: string, operation: string, parameters: INodeParameters]> = [
	['list', 'get', picked('list')],
	['list', 'getAll', {}],
	['list', 'create', { name: 'New' }],
	['list', 'update', { ...picked('list'), updateFields: { name: 'Other' } }],
	['list', 'update', { ...picked('list'), updateFields: { name: 'News' } }],
	['list', 'upsert', { name: 'News' }],
	['list', 'upsert', { name: 'New' }],
	['tag', 'get', picked('tag')],
	['tag', 'getAll', {}],
	['tag', 'create', { name: 'New' }],
	['tag', 'update', { ...picked('tag'), name: 'Other' }],
	['customField', 'get', picked('customField')],
	['customField', 'getAll', {}],
	['customField', 'create', { label: 'New', type: 'string' }],
	['customField', 'update', { ...picked('customField'), updateFields: { label: 'Other' } }],
	['segment', 'get', picked('segment', '7')],
	['segment', 'getAll', {}],
	['segment', 'create', { name: 'New' }],
	['segment', 'update', { ...picked('segment', '7'), updateFields: { name: 'Other' } }],
];

const IDENTITY: Record<string, string[]> = {
	list: ['list_id', 'name'],
	tag: ['tag_id', 'name'],
	customField: ['custom_field_id', 'label'],
	segment: ['segment_id', 'name'],
};

test.each(CASES)('%s, %s: ID and name come first, %j', async (resource, operation, parameters) => {
	const account = await TestAccount.create(SEED);
	const { output, error } = await runOf(resource)(account, operation, parameters);
	expect(error).toBeUndefined();
	expect(output.length).toBeGreaterThan(0);
	for (const json of output) {
		expect(Object.keys(json).slice(0, 2)).toEqual(IDENTITY[resource]);
		expect(Object.keys(json).length).toBeGreaterThan(2);
	}
});
