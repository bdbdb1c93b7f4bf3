import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installCommunityNode } from '../n8n-server/community-node.mts';
import { installN8n } from '../n8n-server/install.mts';
import { PROJECT } from '../n8n-server/paths.mts';
import { startQueueMode } from '../n8n-server/queue-mode.mts';
import type { N8nServer } from '../n8n-server/server.mts';
import { until } from '../n8n-server/until.mts';
import { addWorkflow, connectAccount, type Workflow } from '../n8n-server/workflows.mts';
import { createAccount } from '../simulator/control.mts';
import { startSimulator, type Simulator } from '../simulator/simulator.mts';
import { constantContact, mappedFields } from './nodes.mts';
import { allTarget, print, rounded, type Target } from './report.mts';
import { requestsOf } from './stage.mts';

/** How long the simulator takes for every answer. */
const ANSWER_MS = 150;
const WORKERS = 2;
const LIST = '0000000a-0000-4000-8000-000000000001';
const UNFINISHED = ['new', 'running', 'waiting'];
const NODE = 'Create or Update';
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1000 };
const ON_ERROR = { onError: 'continueRegularOutput' };

/** Executions of one workflow, spread over the workers by n8n. */
interface Case {
	name: string;
	/** Milliseconds after the first at which each begins. */
	begins: number[];
	/** Contacts of each execution. */
	contacts: number;
	batchSize: number;
	permission: 'keep' | 'explicit';
	settings: object;
	/** Whether nobody may be lost. */
	isPromised: boolean;
}

/** Random moments within a minute, and the same in each run. */
const inAMinute = Array.from({ length: 60 }, (_, index) => (index * 7919 * 7919) % 60_000);
const atOnce = (count: number) => Array.from({ length: count }, () => 0);
const signUps = { contacts: 1, permission: 'explicit' as const };
const syncs = { contacts: 25, permission: 'keep' as const, settings: ON_ERROR };

const CASES: Case[] = [
	{ ...signUps, name: '60 sign-ups in a minute', begins: inAMinute, batchSize: 4, settings: {} },
	{
		...signUps,
		name: '60 sign-ups in a minute, Retry On Fail 3 × 1 s',
		begins: inAMinute,
		batchSize: 4,
		settings: RETRY,
	},
	{
		...signUps,
		name: '60 sign-ups in a minute, Batching divided',
		begins: inAMinute,
		batchSize: 2,
		settings: {},
		isPromised: true,
	},
	{ ...syncs, name: '4 syncs of 25', begins: atOnce(4), batchSize: 4 },
	{
		...syncs,
		name: '4 syncs of 25, Batching divided',
		begins: atOnce(4),
		batchSize: 2,
		isPromised: true,
	},
].map((each) => ({ isPromised: false, ...each }));

/** Plays all cases one after the other, each with an API key of its own, in n8n's queue mode. */
export async function queue(report: (line: string) => void): Promise<Target[]> {
	await installN8n(report);
	const folder = join(PROJECT, '.bench');
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	report('The package is built, packed and installed as a community node');
	await installCommunityNode(folder);
	const simulator = await startSimulator();
	try {
		report(`n8n starts: a main and ${String(WORKERS)} workers`);
		const { main, stop } = await startQueueMode(folder, simulator, folder, WORKERS);
		try {
			const played: Awaited<ReturnType<typeof play>>[] = [];
			for (const each of CASES) {
				report(each.name);
				played.push(await play(main, simulator, each));
			}
			print(
				`Queue mode with ${String(WORKERS)} workers, answers after ${String(ANSWER_MS)} ms`,
				Object.fromEntries(played.map(({ name, shown }) => [name, shown])),
			);
			return played.flatMap(({ targets }) => targets);
		} finally {
			await stop();
		}
	} finally {
		await simulator.close();
	}
}

async function play(n8n: N8nServer, simulator: Simulator, each: Case) {
	const account = createAccount(simulator.world, {
		lists: [{ name: 'News', list_id: LIST }],
		settings: { answerMs: ANSWER_MS },
	});
	const credentials = await connectAccount(n8n, account);
	const path = `case-${account.id}`;
	const id = await addWorkflow(n8n, workflowOf(each, path, credentials));
	await n8n.activate(id);
	const started = Date.now();
	await Promise.all(
		each.begins.map(async (begin, index) => {
			await sleep(begin);
			const url = `${n8n.url}/webhook/${path}?from=${String(index * each.contacts)}`;
			const response = await fetch(url);
			if (!response.ok) throw new Error(`n8n: ${url}: ${String(response.status)}`);
		}),
	);
	await until(
		'the end of all executions',
		async () => {
			const executions = await n8n.executions(id);
			return (
				executions.length === each.begins.length &&
				executions.every(({ status }) => !UNFINISHED.includes(status))
			);
		},
		300_000,
	);
	const expected = each.begins.length * each.contacts;
	const written = account.contacts.size;
	const { requests, throttled } = requestsOf(account);
	return {
		name: each.name,
		shown: {
			Written: `${String(written)} of ${String(expected)}`,
			'429s': throttled,
			Requests: requests,
			'All done after (s)': rounded((Date.now() - started) / 1000),
		},
		targets: each.isPromised ? [allTarget(each.name, written, expected)] : [],
	};
}

function workflowOf(each: Case, path: string, credentials: Workflow['nodes'][0]['credentials']) {
	const code = `const from = Number($json.query.from);
return Array.from({ length: ${String(each.contacts)} }, (_, index) => ({ json: { email: \`person\${from + index}@example.com\` } }));`;
	const batch = { batchSize: each.batchSize, batchInterval: 1000 };
	const nodes = [
		{ name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2, parameters: { path } },
		{ name: 'Rows', type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode: code } },
		{
			name: NODE,
			...constantContact('upsert', {
				email: '={{ $json.email }}',
				permission: each.permission,
				...(each.permission === 'explicit' && { lists: [LIST] }),
				fields: mappedFields(),
				options: {},
				requestOptions: { batching: { batch } },
			}),
			...each.settings,
			credentials,
		},
	];
	const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return {
		name: each.name,
		nodes: nodes.map((node, index) => ({
			...node,
			id: node.name,
			webhookId: path,
			position: [index * 200, 0],
		})),
		connections: { Webhook: to('Rows'), Rows: to(NODE) },
		settings: {},
	};
}
