import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installCommunityNode } from '../n8n-server/community-node.mts';
import { installN8n } from '../n8n-server/install.mts';
import { PROJECT } from '../n8n-server/paths.mts';
import { N8nServer } from '../n8n-server/server.mts';
import type { Account } from '../simulator/account.mts';
import { createAccount, type Seed } from '../simulator/control.mts';
import { startSimulator, type Simulator } from '../simulator/simulator.mts';
import { ACCOUNT } from './contacts.mts';
import { megabytesOf, Meter } from './meter.mts';
import type { BenchNode } from './nodes.mts';

/** How long the simulator takes for every answer, unless limits and answer time are lifted. */
export const ANSWER_MS = 250;

/** For what the node costs by itself. */
export const LIFTED = { answerMs: 0, limits: { perSecond: 1e9, perDay: 1e9 } };

/** Enough for n8n itself and for its HTTP Request node with 10,000 items at once. */
const HEAP_MEGABYTES = 700;

/** Asking n8n whether a run has ended takes time from the run. */
const POLL_MS = 1000;

const MEASURED = 'Measured';

/** What one run of a node took. */
export interface Run {
	seconds: number;
	requests: number;
	/** Answers with 429. */
	throttled: number;
	/** Items that came out. */
	items: number;
	cpuSeconds: number;
	/** The most memory that n8n had while the node ran. */
	peakMegabytes: number;
	error?: string;
}

interface Credential {
	id: string;
	name: string;
}

/** The simulator and a real n8n server with the packed node, on which nodes are run and measured. */
export class Stage {
	readonly simulator: Simulator;
	/** Where n8n may read files. */
	readonly folder: string;
	private n8n: N8nServer;

	private constructor(simulator: Simulator, folder: string, n8n: N8nServer) {
		this.simulator = simulator;
		this.folder = folder;
		this.n8n = n8n;
	}

	static async open(report: (line: string) => void): Promise<Stage> {
		await installN8n(report);
		const folder = join(PROJECT, '.bench');
		await rm(folder, { recursive: true, force: true });
		await mkdir(folder, { recursive: true });
		report('The package is built, packed and installed as a community node');
		await installCommunityNode(folder);
		const simulator = await startSimulator();
		report('n8n starts');
		const n8n = await N8nServer.start(folder, simulator, folder).catch(async (error: unknown) => {
			await simulator.close();
			throw error;
		});
		return new Stage(simulator, folder, n8n);
	}

	/**
	 * Starts n8n afresh, so that what earlier runs left in its memory does not count, and with a small
	 * heap, so that what it could have collected does not count either.
	 */
	async restart(): Promise<void> {
		await this.n8n.stop();
		this.simulator.world.accounts.clear();
		await rm(join(this.folder, '.n8n', 'database.sqlite'), { force: true });
		this.n8n = await N8nServer.start(this.folder, this.simulator, this.folder, {
			NODE_OPTIONS: `--max-old-space-size=${String(HEAP_MEGABYTES)}`,
		});
	}

	async close(): Promise<void> {
		await this.n8n.stop();
		await this.simulator.close();
	}

	/** How much memory n8n has now. */
	async megabytes(): Promise<number> {
		return await megabytesOf(this.n8n.pid);
	}

	/** A new account: real limits and the fixed answer time, unless `seed` says otherwise. */
	account(seed: Seed = {}): Account {
		const settings = { answerMs: ANSWER_MS, ...seed.settings };
		return createAccount(this.simulator.world, { ...ACCOUNT, ...seed, settings });
	}

	/** The columns of the resource mapper as the editor gets and saves them. */
	async mapperColumns(): Promise<object[]> {
		const account = this.account();
		const credential = await this.connect(account);
		const { fields } = await this.n8n.post<{ fields: object[] }>(
			'/rest/dynamic-node-parameters/resource-mapper-fields',
			{
				path: 'parameters.fields',
				methodName: 'getContactFields',
				nodeTypeAndVersion: { name: 'n8n-nodes-constant-contact.constantContact', version: 1 },
				currentNodeParameters: { resource: 'contact', operation: 'upsert' },
				credentials: { constantContactOAuth2Api: credential },
			},
		);
		return fields;
	}

	/**
	 * Runs the node once with what `source` gives it. The time is the one that n8n notes for the node,
	 * so the source and saving the execution do not count.
	 */
	async run(account: Account, node: BenchNode, source: BenchNode): Promise<Run> {
		const credential = await this.connect(account);
		const { id } = await this.n8n.post<{ id: string }>(
			'/rest/workflows',
			workflow(node, credential, source),
		);
		account.journal.length = 0;
		const meter = new Meter(this.n8n.pid);
		const execution = await this.n8n
			.runWorkflow(id, 'Start', { pollMs: POLL_MS })
			.finally(async () => await meter.stop());

		const { runData, error } = execution.data.resultData;
		const run = runData[MEASURED]?.[0];
		if (!run) throw new Error(`The workflow failed before the node: ${error?.message ?? ''}`);
		return {
			seconds: run.executionTime / 1000,
			...requestsOf(account),
			items: run.data?.main[0]?.length ?? 0,
			...meter.between(run.startTime, run.startTime + run.executionTime),
			error: run.error?.message,
		};
	}

	private async connect(account: Account): Promise<Credential> {
		const { id, name } = await this.n8n.post<Credential>('/rest/credentials', {
			name: `Account ${account.id}`,
			type: 'constantContactOAuth2Api',
			data: {
				grantType: 'authorizationCode',
				clientId: account.clientId,
				clientSecret: account.clientSecret,
				oauthTokenData: account.issueTokens(account.settings.scopes),
			},
		});
		return { id, name };
	}
}

/** The requests that the account got and how many of them were refused for coming too fast. */
export function requestsOf({ journal }: Account): { requests: number; throttled: number } {
	return {
		requests: journal.length,
		throttled: journal.filter(({ status }) => status === 429).length,
	};
}

function workflow(node: BenchNode, credential: Credential, source: BenchNode): object {
	const nodes = [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{ name: 'Source', ...source },
		{ name: MEASURED, ...node, credentials: { constantContactOAuth2Api: credential } },
	];
	return {
		name: MEASURED,
		nodes: nodes.map((each, index) => ({ ...each, id: each.name, position: [index * 200, 0] })),
		connections: { Start: connectionTo('Source'), Source: connectionTo(MEASURED) },
		settings: {},
	};
}

function connectionTo(node: string): object {
	return { main: [[{ node, type: 'main', index: 0 }]] };
}
