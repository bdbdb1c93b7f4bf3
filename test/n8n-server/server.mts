import { parse } from 'flatted';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '../simulator/simulator.mts';
import { Child } from './child.mts';
import { freePort } from './free-port.mts';
import { N8N_FOLDER } from './install.mts';

const N8N = join(N8N_FOLDER, 'node_modules', '.bin', 'n8n');
const UNFINISHED = ['new', 'running', 'waiting'];

/** The owner account that every test server gets. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Demo',
	lastName: 'Owner',
	password: 'Constant-Contact-1',
};

export interface NodeRun {
	error?: { message: string; description?: string };
	data?: { main: ({ json: Record<string, unknown> }[] | null)[] };
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

/**
 * The environment of an n8n, main or worker, that keeps its data in `userFolder` and whose way to
 * Constant Contact ends at the simulator.
 */
export async function n8nEnvironment(
	userFolder: string,
	simulator: Simulator,
	filesFolder: string,
): Promise<NodeJS.ProcessEnv> {
	await mkdir(userFolder, { recursive: true });
	const certificate = join(userFolder, 'simulator-ca.pem');
	await writeFile(certificate, simulator.certificate);
	return {
		PATH: process.env.PATH,
		HOME: process.env.HOME,
		N8N_USER_FOLDER: userFolder,
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_RESTRICT_FILE_ACCESS_TO: filesFolder,
		HTTPS_PROXY: simulator.proxyUrl,
		NO_PROXY: 'localhost,127.0.0.1',
		NODE_EXTRA_CA_CERTS: certificate,
	};
}

/** An n8n process: `start` is the server with the editor, `worker` one that only runs workflows. */
export function n8nProcess(
	kind: 'start' | 'worker',
	env: NodeJS.ProcessEnv,
	logFile: string,
	isReady: () => Promise<boolean>,
): Child {
	return new Child({ name: `n8n ${kind}`, file: N8N, args: [kind], env, logFile, isReady });
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

	async get<T>(path: string): Promise<T> {
		return await this.call<T>('GET', path);
	}

	async post<T>(path: string, body: object): Promise<T> {
		return await this.call<T>('POST', path, body);
	}

	/** Runs a workflow from its manual trigger and waits for the end. */
	async runWorkflow(workflowId: string, trigger: string): Promise<Execution> {
		const { executionId } = await this.post<{ executionId: string }>(
			`/rest/workflows/${workflowId}/run`,
			{ triggerToStartFrom: { name: trigger } },
		);
		for (;;) {
			const execution = await this.execution(executionId);
			if (!UNFINISHED.includes(execution.status)) return execution;
			await sleep(250);
		}
	}

	/** Publishes a workflow, so that its triggers are on. Throws with what n8n says against it. */
	async activate(workflowId: string): Promise<void> {
		const { versionId } = await this.get<{ versionId: string }>(`/rest/workflows/${workflowId}`);
		await this.post(`/rest/workflows/${workflowId}/activate`, { versionId });
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
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie, 'browser-id': 'demo' },
			...(body && { body: JSON.stringify(body) }),
		});
		const cookie = response.headers.getSetCookie().map((each) => each.split(';')[0]);
		if (cookie.length > 0) this.cookie = cookie.join('; ');
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n: ${method} ${path}: ${String(response.status)} ${text}`);
		return (JSON.parse(text) as { data: T }).data;
	}
}
