import { parse } from 'flatted';
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Simulator } from '../simulator/simulator.mts';
import { N8N_FOLDER } from './install.mts';

const START_MS = 120_000;
const STOP_MS = 10_000;

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

/** A real n8n server whose way to Constant Contact ends at the simulator. */
export class N8nServer {
	readonly url: string;
	private readonly process: ChildProcess;
	private readonly logFile: string;
	private cookie = '';

	private constructor(url: string, process: ChildProcess, logFile: string) {
		this.url = url;
		this.process = process;
		this.logFile = logFile;
	}

	/** Starts n8n on an empty database in `userFolder` and makes the owner account. */
	static async start(userFolder: string, simulator: Simulator, filesFolder: string) {
		await mkdir(userFolder, { recursive: true });
		const certificate = join(userFolder, 'simulator-ca.pem');
		await writeFile(certificate, simulator.certificate);
		const port = await freePort();
		const logFile = join(userFolder, 'n8n.log');
		const child = spawn(join(N8N_FOLDER, 'node_modules', '.bin', 'n8n'), ['start'], {
			stdio: ['ignore', 'pipe', 'pipe'],
			env: {
				PATH: process.env.PATH,
				HOME: process.env.HOME,
				N8N_USER_FOLDER: userFolder,
				N8N_PORT: String(port),
				N8N_LISTEN_ADDRESS: '127.0.0.1',
				N8N_EDITOR_BASE_URL: `http://localhost:${String(port)}`,
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
			},
		});
		// Whatever ends this process, n8n must not outlive it.
		process.once('exit', () => child.kill('SIGKILL'));
		const log = createWriteStream(logFile);
		child.stdout.pipe(log);
		child.stderr.pipe(log);
		// The host of n8n's redirect URL: its session cookie must be there at the OAuth callback.
		const server = new N8nServer(`http://localhost:${String(port)}`, child, logFile);
		try {
			await server.becomeReady();
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

	async delete(path: string): Promise<void> {
		await this.call('DELETE', path);
	}

	/** Runs a workflow from its manual trigger and waits for the end. */
	async runWorkflow(workflowId: string, trigger: string): Promise<Execution> {
		const { executionId } = await this.post<{ executionId: string }>(
			`/rest/workflows/${workflowId}/run`,
			{ triggerToStartFrom: { name: trigger } },
		);
		for (;;) {
			const execution = await this.get<{ finished: boolean; status: string; data: string }>(
				`/rest/executions/${executionId}`,
			);
			if (!['new', 'running', 'waiting'].includes(execution.status)) {
				return { status: execution.status, data: parse(execution.data) as Execution['data'] };
			}
			await sleep(250);
		}
	}

	async stop(): Promise<void> {
		if (this.process.exitCode !== null || this.process.signalCode !== null) return;
		const ended = new Promise((resolve) => this.process.once('exit', resolve));
		this.process.kill('SIGTERM');
		const timer = setTimeout(() => this.process.kill('SIGKILL'), STOP_MS);
		await ended;
		clearTimeout(timer);
	}

	private async becomeReady(): Promise<void> {
		const deadline = Date.now() + START_MS;
		while (Date.now() < deadline) {
			if (this.process.exitCode !== null) break;
			const answer = await fetch(`${this.url}/healthz/readiness`).catch(() => undefined);
			// The editor's REST API comes up a moment after the health check.
			const settings = answer?.ok && (await fetch(`${this.url}/rest/settings`));
			if (settings && settings.ok) return;
			await sleep(250);
		}
		throw new Error(`n8n did not start; its log is ${this.logFile}`);
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

async function freePort(): Promise<number> {
	return await new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => {
				resolve(port);
			});
		});
	});
}
