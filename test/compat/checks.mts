import assert from 'node:assert/strict';
import { differences } from '../demo/compare.mts';
import { expectedContacts, importExample, openAccount } from '../demo/crm-sync.mts';
import type { N8nServer } from '../n8n-server/server.mts';
import { until } from '../n8n-server/until.mts';
import {
	addWorkflow,
	connectAccount,
	pollEvery,
	type WorkflowNode,
} from '../n8n-server/workflows.mts';
import { createAccount } from '../simulator/control.mts';
import { addContact } from '../simulator/resources/contact-store.mts';
import type { Simulator } from '../simulator/simulator.mts';

type Check = (n8n: N8nServer, simulator: Simulator) => Promise<void>;

/** What has to work in every n8n, by its heading in the table. Each throws when it does not. */
export const CHECKS: Record<string, Check> = {
	'CRM sync': syncCrm,
	'Add Tag in bulk': addTagInBulk,
	Trigger: startWorkflow,
};

/** examples/crm-sync.json with a token that has run out leaves the contacts that the demo expects. */
async function syncCrm(n8n: N8nServer, simulator: Simulator): Promise<void> {
	const account = await openAccount(simulator);
	const { status } = await n8n.runWorkflow(await importExample(n8n, account), 'Start Sync');
	assert.equal(status, 'success');
	assert.deepEqual(differences(account, await expectedContacts()), []);
}

/** All contacts of a list get a tag, by their names, and the node waits for the activity. */
async function addTagInBulk(n8n: N8nServer, simulator: Simulator): Promise<void> {
	const list_id = '11111111-0000-4000-8000-000000000001';
	const account = createAccount(simulator.world, {
		lists: [{ list_id, name: 'Customers' }],
		tags: [{ name: 'VIP' }],
		contacts: ['ann', 'bob', 'cem'].map((name) => ({
			email_address: { address: `${name}@example.com` },
			list_memberships: name === 'cem' ? [] : [list_id],
		})),
	});
	const node = {
		name: 'Add Tag',
		type: 'n8n-nodes-constant-contact.constantContact',
		credentials: await connectAccount(n8n, account),
		parameters: {
			resource: 'contact',
			operation: 'addTag',
			source: 'lists',
			sourceLists: '={{ ["Customers"] }}',
			tags: '={{ ["VIP"] }}',
		},
	};
	const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} };
	const id = await addWorkflow(n8n, workflowOf(start, node));
	const { status, data } = await n8n.runWorkflow(id, 'Start');
	assert.equal(status, 'success', data.resultData.error?.message);
	assert.deepEqual(
		[...account.contacts.values()].map(({ taggings }) => taggings.length),
		[1, 1, 0],
	);
}

/** A contact that is created after the workflow was activated starts it, and comes alone. */
async function startWorkflow(n8n: N8nServer, simulator: Simulator): Promise<void> {
	const account = createAccount(simulator.world, {});
	addContact(account, { email_address: { address: 'old@example.com' } });
	const trigger = {
		name: 'Trigger',
		type: 'n8n-nodes-constant-contact.constantContactTrigger',
		credentials: await connectAccount(n8n, account),
		parameters: { pollTimes: pollEvery(5), triggerOn: ['contactCreated'] },
	};
	const end = { name: 'End', type: 'n8n-nodes-base.noOp', parameters: {} };
	const workflowId = await addWorkflow(n8n, workflowOf(trigger, end));
	await n8n.activate(workflowId);
	const { contact_id } = addContact(account, { email_address: { address: 'new@example.com' } });
	const { id } = await until('an execution that has succeeded', async () =>
		(await n8n.executions(workflowId)).find(({ status }) => status === 'success'),
	);
	const { runData } = (await n8n.execution(id)).data.resultData;
	const items = runData.Trigger[0].data?.main[0] ?? [];
	assert.deepEqual(
		items.map(({ json }) => json.contact_id),
		[contact_id],
	);
}

/** A workflow of two nodes, where the first starts the second. */
function workflowOf(first: WorkflowNode, second: WorkflowNode) {
	return {
		name: second.name,
		nodes: [first, second].map((node, index) => ({
			id: node.name,
			typeVersion: 1,
			position: [index * 220, 0],
			...node,
		})),
		connections: { [first.name]: { main: [[{ node: second.name, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
