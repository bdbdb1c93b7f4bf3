import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const START_MS = 120_000;
const STOP_MS = 10_000;

export interface Command {
	/** What it is called in messages. */
	name: string;
	file: string;
	args: string[];
	env: NodeJS.ProcessEnv;
	/** Gets everything that it prints, of all its lives. */
	logFile: string;
	/** Whether it does its work now. */
	isReady: () => Promise<boolean>;
}

/** A server process that can be stopped, killed and started again the same way. */
export class Child {
	private readonly command: Command;
	private process: ChildProcess | undefined;

	constructor(command: Command) {
		this.command = command;
		// Whatever ends this process, the server must not outlive it.
		process.once('exit', () => {
			this.signal('SIGKILL');
		});
	}

	/** Its ID while it runs. */
	get pid(): number | undefined {
		return this.process?.pid;
	}

	/** Starts it and waits until it is ready. Throws when it ends before, or takes too long. */
	async start(): Promise<void> {
		const { name, file, args, env, logFile, isReady } = this.command;
		// In a group of its own, so that what it starts can be killed with it.
		const child = spawn(file, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env });
		this.process = child;
		const log = createWriteStream(logFile, { flags: 'a' });
		child.stdout.pipe(log);
		child.stderr.pipe(log);
		await once(child, 'spawn');
		const deadline = Date.now() + START_MS;
		while (Date.now() < deadline && this.isRunning()) {
			if (await isReady().catch(() => false)) return;
			await sleep(250);
		}
		await this.kill();
		throw new Error(`${name} did not start; its log is ${logFile}`);
	}

	/** Ends it in order, or by force if that takes too long. */
	async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
		if (!this.isRunning()) return;
		const ended = new Promise((resolve) => this.process?.once('exit', resolve));
		this.signal(signal);
		const timer = setTimeout(() => {
			this.signal('SIGKILL');
		}, STOP_MS);
		await ended;
		clearTimeout(timer);
	}

	/** Ends it at once, as `kill -9` or a power cut does. */
	async kill(): Promise<void> {
		await this.stop('SIGKILL');
	}

	private isRunning(): boolean {
		return this.process?.exitCode === null && this.process.signalCode === null;
	}

	private signal(signal: NodeJS.Signals): void {
		if (!this.process?.pid || !this.isRunning()) return;
		process.kill(signal === 'SIGKILL' ? -this.process.pid : this.process.pid, signal);
	}
}
