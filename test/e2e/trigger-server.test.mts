import assert from 'node:assert/strict';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { installCommunityNode } from '../n8n-server/community-node.mts';
import { installN8n } from '../n8n-server/install.mts';
import { PROJECT } from '../n8n-server/paths.mts';
import { shareNodes, startQueueMode } from '../n8n-server/queue-mode.mts';
import { N8nServer } from '../n8n-server/server.mts';
import { until } from '../n8n-server/until.mts';
import {
	addWorkflow,
	connectAccount,
	pollEvery,
	type Credentials,
} from '../n8n-server/workflows.mts';
import type { Account } from '../simulator/account.mts';
import { createAccount } from '../simulator/control.mts';
import { addContact } from '../simulator/resources/contact-store.mts';
import { startSimulator, type Simulator } from '../simulator/simulator.mts';

const FOLDER = join(PROJECT, '.e2e', 'trigger-server');
const TRIGGER = 'Constant Contact Trigger';
const POLL_SECONDS = 5;
const DRIP_MS = 300;

/** An n8n with a database that outlives it. */
interface Host {
	n8n: N8nServer;
	/** Ends n8n as `kill -9` does. */
	kill: () => Promise<void>;
	/** Starts on the same data what was killed. */
	restart: () => Promise<void>;
	stop: () => Promise<void>;
}

suite('the trigger starts the workflow once for each contact, also when n8n is killed', () => {
	let simulator: Simulator;
	const nodes = join(FOLDER, 'nodes');

	before(async () => {
		await installN8n(console.log);
		await rm(FOLDER, { recursive: true, force: true });
		await mkdir(nodes, { recursive: true });
		await installCommunityNode(nodes);
		simulator = await startSimulator();
	});

	after(async () => {
		await simulator?.close();
	});

	const folderOf = async (name: string) => {
		const folder = join(FOLDER, name);
		await shareNodes(nodes, folder);
		return folder;
	};

	test('one n8n on SQLite', async () => {
		const folder = await folderOf('sqlite');
		const n8n = await N8nServer.start(folder, simulator, folder);
		await survivesKills(simulator, {
			n8n,
			kill: () => n8n.kill(),
			restart: () => n8n.restart(),
			stop: () => n8n.stop(),
		});
	});

	test('queue mode with Redis, PostgreSQL and two workers', async () => {
		const folder = await folderOf('queue');
		const { main, workers, stop } = await startQueueMode(folder, simulator, folder, 2);
		const [first] = workers;
		await survivesKills(simulator, {
			n8n: main,
			kill: async () => {
				await Promise.all([main.kill(), first.kill()]);
			},
			restart: async () => {
				await Promise.all([main.restart(), first.start()]);
			},
			stop,
		});
	});
});

/**
 * Contacts are created all the time, while n8n is killed twice and started again. Each has to start
 * the workflow once, but for those that were there before the workflow was activated.
 */
async function survivesKills(simulator: Simulator, { n8n, kill, restart, stop }: Host) {
	const account = createAccount(simulator.world, {});
	addContact(account, { email_address: { address: 'old@example.com' } });
	const created: string[] = [];
	const create = () => {
		const address = `contact-${String(created.length)}@example.com`;
		created.push(addContact(account, { email_address: { address } }).contact_id);
	};
	let drip: NodeJS.Timeout | undefined;
	try {
		const id = await addWorkflow(n8n, workflowOf(await connectAccount(n8n, account)));
		await n8n.activate(id);
		drip = setInterval(create, DRIP_MS);
		await until('an execution', async () => (await started(n8n, id)).length > 0);

		// In the middle of a poll: it has asked, and nothing was answered yet.
		account.faults.push({ path: '/v3/contacts', silence: true });
		await until('a poll that waits', () => isPolling(account));
		await until('quiet', () => isQuiet(n8n, id));
		await kill();
		const whileDead = created.length;
		await until('contacts while n8n is dead', () => created.length > whileDead + 5);
		account.faults.length = 0;
		await restart();
		await until('the contacts of the dead time', async () =>
			(await started(n8n, id)).includes(created[whileDead + 5]),
		);

		// Between two polls, right after a run.
		const before = (await n8n.executions(id)).length;
		await until('another run', async () => (await n8n.executions(id)).length > before);
		await until('quiet', () => isQuiet(n8n, id));
		await kill();
		await restart();
		const afterwards = created.length;
		await until('a contact from after the restart', async () =>
			(await started(n8n, id)).includes(created[afterwards]),
		);

		clearInterval(drip);
		create();
		await until('the last contact', async () =>
			(await started(n8n, id)).includes(created.at(-1) ?? ''),
		);
		assert.deepEqual((await started(n8n, id)).sort(), created.sort());
		const statuses = new Set((await n8n.executions(id)).map(({ status }) => status));
		assert.deepEqual([...statuses], ['success']);
	} finally {
		clearInterval(drip);
		await stop();
	}
}

function workflowOf(credentials: Credentials) {
	return {
		name: 'New contacts',
		nodes: [
			{
				id: 'trigger',
				name: TRIGGER,
				type: 'n8n-nodes-constant-contact.constantContactTrigger',
				typeVersion: 1,
				position: [0, 0],
				credentials,
				parameters: {
					pollTimes: pollEvery(POLL_SECONDS),
					triggerOn: ['contactCreated'],
				},
			},
			{
				id: 'end',
				name: 'End',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [220, 0],
				parameters: {},
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** The IDs of the contacts that have started the workflow, as often as they have. */
async function started(n8n: N8nServer, workflowId: string): Promise<string[]> {
	const ids: string[] = [];
	for (const { id, status } of await n8n.executions(workflowId)) {
		if (!isOver(status)) continue;
		const { data } = await n8n.execution(id);
		for (const { json } of data.resultData.runData[TRIGGER][0].data?.main[0] ?? []) {
			ids.push(String(json.contact_id));
		}
	}
	return ids;
}

async function isQuiet(n8n: N8nServer, workflowId: string): Promise<boolean> {
	return (await n8n.executions(workflowId)).every(({ status }) => isOver(status));
}

function isOver(status: string): boolean {
	return !['new', 'running', 'waiting'].includes(status);
}

/** Whether the service has got a search for contacts that it has not answered. */
function isPolling({ journal }: Account): boolean {
	return journal.some(({ path, status }) => path === '/v3/contacts' && status === 0);
}
