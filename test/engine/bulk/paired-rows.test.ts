import { WorkflowExecute } from 'n8n-core';
import {
	NodeConnectionTypes,
	Workflow,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import {
	additionalData,
	nodeTypesOf,
	placed,
	StoredCredentials,
	UNPACED,
} from '../../support/engine';
import { TestAccount } from '../../support/simulator';
import { byEmail, byId, contactId, seed } from './support';

const ROWS = [2, 0, 1, 0].map((number, row) => ({
	row,
	id: contactId(number),
	email: `p${number}@example.com`,
}));

/** A node of the test: what it returns for each of its items. */
function nodeType(name: string, toJson: (node: IExecuteFunctions) => IDataObject[]): INodeType {
	return {
		description: {
			displayName: name,
			name,
			inputs: name === 'rows' ? [] : [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [{ displayName: 'Row', name: 'row', type: 'string', default: '' }],
		} as unknown as INodeTypeDescription,
		async execute() {
			return [toJson(this).map((json, item) => ({ json, pairedItem: { item } }))];
		},
	};
}

/** What a node behind ours reads of the rows, item by item. */
async function rowsBehind(account: TestAccount, parameters: INodeParameters) {
	const types = {
		rows: nodeType('rows', () => ROWS),
		subject: new ConstantContact(),
		reader: nodeType('reader', (node) =>
			node.getInputData().map((_, item) => ({ row: node.getNodeParameter('row', item) as number })),
		),
	};
	const credentials = { constantContactOAuth2Api: { id: 'paired rows', name: 'Test account' } };
	const ours = {
		...placed('Tag', 'subject'),
		parameters: { ...UNPACED, ...parameters },
		credentials,
	};
	const reader = {
		...placed('Reader', 'reader'),
		parameters: { row: "={{ $('Rows').item.json.row }}" },
	};
	const to = (node: string) => ({
		main: [[{ node, type: NodeConnectionTypes.Main, index: 0 }]],
	});
	const workflow = new Workflow({
		id: 'test',
		nodes: [placed('Rows', 'rows'), ours, reader],
		connections: { Rows: to('Tag'), Tag: to('Reader') },
		active: false,
		nodeTypes: nodeTypesOf(types),
		settings: { executionOrder: 'v1' },
	});
	const stored = new StoredCredentials(account.credential as never);
	const { data } = await new WorkflowExecute(additionalData(stored), 'manual').run({
		workflow,
		startNode: workflow.getNode('Rows') as INode,
	});
	const { error, runData } = data.resultData;
	const items = runData.Reader?.[0]?.data?.main[0] ?? [];
	return { error: error?.message, rows: items.map(({ json }) => json.row) };
}

test.each<[string, INodeParameters]>([
	['addTag', { ...byId, tags: ['Gold'] }],
	['removeTag', { ...byEmail, tags: ['Old'] }],
	['addToList', { ...byEmail, lists: ['News'] }],
	['removeFromList', { ...byId, lists: ['VIP'] }],
	['deleteMany', byId],
])('what follows %s finds the row of each item', async (operation, parameters) => {
	const account = await TestAccount.create(seed(3));
	const given = { resource: 'contact', operation, ...parameters };
	expect(await rowsBehind(account, given)).toEqual({ error: undefined, rows: [0, 1, 2, 3] });
});

test('what follows a whole list is told that there are several rows', async () => {
	const account = await TestAccount.create(seed(3));
	const given = {
		resource: 'contact',
		operation: 'addTag',
		source: 'lists',
		sourceLists: ['VIP'],
		tags: ['Gold'],
	};
	expect((await rowsBehind(account, given)).error).toBe('Multiple matches found');
});
