import { parse } from 'flatted';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '../simulator/simulator.mts';
import type { Child } from './child.mts';
import { freePort } from './free-port.mts';
import { n8nEnvironment, n8nProcess } from './n8n-process.mts';

const UNFINISHED = ['new', 'running', 'waiting'];

/** The owner account that every test server gets. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Demo',
	lastName: 'Owner',
	password: 'Constant-Contact-1',
};

export interface NodeRun {
	/** Milliseconds since the epoch. */
	startTime: number;
	/** In milliseconds. */
	executionTime: number;
	error?: { message: string; description?: string };
	data?: { main: (NodeItem[] | null)[] };
}

export interface NodeItem {
	json: Record<string, unknown>;
	/** Files by the name of their field. */
	binary?: Record<string, { id?: string; fileName?: string }>;
}

export interface Execution {
	status: string;
	data: { resultData: { error?: { message: string }; runData: Record<string, NodeRun[]> } };
}

export interface ExecutionSummary {
	id: string;
	status: string;
	mode: string;
}

interface Publication {
	status: string;
	triggers: { errorMessage: string | null }[];
}

/** Older versions of n8n have no status: they have turned the triggers on when they answer. */
function isActive(error: Error): Publication {
	if (!error.message.includes(': 404 ')) throw error;
	return { status: 'published', triggers: [] };
}

/** A real n8n server whose way to Constant Contact ends at the simulator. */
export class N8nServer {
	readonly url: string;
	private readonly process: Child;
	private cookie = '';

	private constructor(port: number, env: NodeJS.ProcessEnv, logFile: string) {
		// The host of n8n's redirect URL: its session cookie must be there at the OAuth callback.
		this.url = `http://localhost:${String(port)}`;
		const own = {
			N8N_PORT: String(port),
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_EDITOR_BASE_URL: this.url,
		};
		this.process = n8nProcess('start', { ...env, ...own }, logFile, () => this.isReady());
	}

	/**
	 * Starts n8n on an empty database in `userFolder`, or on the one that `environment` names, and
	 * makes the owner account.
	 */
	static async start(
		userFolder: string,
		simulator: Simulator,
		filesFolder: string,
		environment: NodeJS.ProcessEnv = {},
	) {
		const env = await n8nEnvironment(userFolder, simulator, filesFolder);
		const logFile = join(userFolder, 'n8n.log');
		const server = new N8nServer(await freePort(), { ...env, ...environment }, logFile);
		await server.process.start();
		try {
			await server.post('/rest/owner/setup', OWNER);
		} catch (error) {
			await server.stop();
			throw error;
		}
		return server;
	}

	/** The ID of the server's process. */
	get pid(): number {
		return this.process.pid ?? 0;
	}

	async get<T>(path: string): Promise<T> {
		return await this.call<T>('GET', path);
	}

	async post<T>(path: string, body: object): Promise<T> {
		return await this.call<T>('POST', path, body);
	}

	async delete(path: string): Promise<void> {
		await this.call('DELETE', path);
	}

	/**
	 * Runs a workflow from a trigger, as the editor does, and waits for the end.
	 * @param options `item` is what the trigger gives; left out, the trigger itself decides
	 */
	async runWorkflow(
		workflowId: string,
		trigger: string,
		{ item, pollMs = 250 }: { item?: object; pollMs?: number } = {},
	): Promise<Execution> {
		const run = { executionStatus: 'success', executionTime: 0, startTime: 0, source: [] };
		const data = item && { ...run, data: { main: [[{ json: item }]] } };
		const path = `/rest/workflows/${workflowId}`;
		const { executionId } = await this.post<{ executionId: string }>(`${path}/run`, {
			// Older versions of n8n run the workflow that they are sent.
			workflowData: await this.get<object>(path),
			triggerToStartFrom: { name: trigger, ...(data && { data }) },
		});
		for (;;) {
			const execution = await this.execution(executionId);
			if (!UNFINISHED.includes(execution.status)) return execution;
			await sleep(pollMs);
		}
	}

	/** Publishes a workflow and waits until its triggers are on. Throws with what n8n says if not. */
	async activate(workflowId: string): Promise<void> {
		const path = `/rest/workflows/${workflowId}`;
		const { versionId } = await this.get<{ versionId: string }>(path);
		await this.post(`${path}/activate`, { versionId });
		let publication: Publication;
		do {
			await sleep(100);
			publication = await this.get<Publication>(`${path}/publication-status`).catch(isActive);
		} while (['in_progress', 'not_published'].includes(publication.status));
		if (publication.status === 'published') return;
		const reasons = publication.triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
		throw new Error(`n8n does not activate the workflow: ${reasons.join('; ')}`);
	}

	/** All executions of a workflow, finished or not, the newest first. */
	async executions(workflowId: string): Promise<ExecutionSummary[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const found: ExecutionSummary[] = [];
		let cursor = '';
		do {
			const page = await this.get<{ results: ExecutionSummary[]; nextCursor?: string | null }>(
				`/rest/executions?limit=100&filter=${filter}${cursor}`,
			);
			found.push(...page.results);
			cursor = page.nextCursor ? `&cursor=${encodeURIComponent(page.nextCursor)}` : '';
		} while (cursor);
		return found;
	}

	/** An execution with the data of its nodes. */
	async execution(id: string): Promise<Execution> {
		const execution = await this.get<{ status: string; data: string }>(`/rest/executions/${id}`);
		return { status: execution.status, data: parse(execution.data) as Execution['data'] };
	}

	/** The text of a file that a workflow has made. */
	async file(id: string): Promise<string> {
		return await this.send('GET', `/rest/binary-data?action=download&id=${encodeURIComponent(id)}`);
	}

	async stop(): Promise<void> {
		await this.process.stop();
	}

	/** Ends n8n at once, as `kill -9` or a power cut does. */
	async kill(): Promise<void> {
		await this.process.kill();
	}

	/** Starts n8n again, on the same port and data. */
	async restart(): Promise<void> {
		await this.process.start();
	}

	private async isReady(): Promise<boolean> {
		const readiness = await fetch(`${this.url}/healthz/readiness`);
		// The editor's REST API comes up a moment after the health check.
		return readiness.ok && (await fetch(`${this.url}/rest/settings`)).ok;
	}

	private async call<T>(method: string, path: string, body?: object): Promise<T> {
		return (JSON.parse(await this.send(method, path, body)) as { data: T }).data;
	}

	private async send(method: string, path: string, body?: object): Promise<string> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie, 'browser-id': 'demo' },
			...(body && { body: JSON.stringify(body) }),
		});
		const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0]);
		if (cookie.length > 0) this.cookie = cookie.join('; ');
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n: ${method} ${path}: ${String(response.status)} ${text}`);
		return text;
	}
}
