import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installCommunityNode } from '../n8n-server/community-node.mts';
import { installN8n } from '../n8n-server/install.mts';
import { PROJECT } from '../n8n-server/paths.mts';
import { N8nServer, type Execution } from '../n8n-server/server.mts';
import { until } from '../n8n-server/until.mts';
import {
	addWorkflow,
	connectAccount,
	isOurs,
	pickCredentials,
	readExample,
	type Workflow,
} from '../n8n-server/workflows.mts';
import type { Account } from '../simulator/account.mts';
import { createAccount, type Seed } from '../simulator/control.mts';
import { startSimulator, type Simulator } from '../simulator/simulator.mts';

/** The examples that have a suite of their own, by its name. */
export const APART = {
	events: ['event-registrations'],
	newsletters: ['newsletter-agent', 'newsletter-with-approval', 'send-and-resend'],
	reports: ['bounces-off-a-list', 'clicks-to-crm', 'weekly-results'],
};

export type Imported = (
	name: string,
	seed: Seed,
	edit?: (workflow: Workflow) => void,
) => Promise<{ account: Account; id: string }>;

/** An n8n in which examples run. */
export class ExampleStage {
	/** The examples that were imported. */
	readonly ran = new Set<string>();

	readonly n8n: N8nServer;

	/** A folder that n8n may read. */
	readonly files: string;

	private readonly simulator: Simulator;

	private constructor(n8n: N8nServer, simulator: Simulator, files: string) {
		this.n8n = n8n;
		this.simulator = simulator;
		this.files = files;
	}

	/** @param name of the folder below `.e2e` in which n8n keeps its data */
	static async open(name: string): Promise<ExampleStage> {
		const userFolder = join(PROJECT, '.e2e', name);
		const files = join(userFolder, 'files');
		await installN8n(console.log);
		await rm(userFolder, { recursive: true, force: true });
		await mkdir(files, { recursive: true });
		await installCommunityNode(userFolder);
		const simulator = await startSimulator();
		return new ExampleStage(await N8nServer.start(userFolder, simulator, files), simulator, files);
	}

	async close(): Promise<void> {
		await this.n8n.stop();
		await this.simulator.close();
	}

	/** Imports an example into n8n for a new account, and does what its note tells users to do. */
	async imported(
		name: string,
		seed: Seed,
		edit: (workflow: Workflow) => void = () => undefined,
	): Promise<{ account: Account; id: string }> {
		this.ran.add(name);
		const account = createAccount(this.simulator.world, seed);
		const workflow = await readExample(name);
		pickCredentials(workflow, asksApi, await connectAccount(this.n8n, account));
		edit(workflow);
		return { account, id: await addWorkflow(this.n8n, workflow) };
	}

	/** The only execution of a workflow, when it has one of these statuses, or has ended. */
	async ended(workflowId: string, statuses?: string[]): Promise<Execution> {
		return await until('an execution that has ended', async () => {
			const [newest] = await this.n8n.executions(workflowId);
			const isThere =
				newest && (statuses?.includes(newest.status) ?? !UNFINISHED.includes(newest.status));
			return isThere ? await this.n8n.execution(newest.id) : undefined;
		});
	}
}

/** Whether it is a node of this package, or n8n's for any request. */
export function asksApi(type: string): boolean {
	return isOurs(type) || type === 'n8n-nodes-base.httpRequest';
}

const UNFINISHED = ['new', 'running', 'waiting'];

/** What came out of a node. */
export function outputOf({ resultData }: Execution['data'], node: string) {
	return resultData.runData[node][0].data?.main[0]?.map(({ json }) => json);
}
