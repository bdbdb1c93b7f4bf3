import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from './paths.mts';

/** Beside node_modules, because `npm ci` of this project would remove it from there. */
export const N8N_FOLDER = join(PROJECT, '.n8n-server');
const LOCKED = join(PROJECT, 'test', 'n8n-server');

/**
 * Installs the n8n that package-lock.json of this folder names, unless it is there already.
 * Takes some minutes and 3 GB the first time.
 */
export async function installN8n(report: (line: string) => void): Promise<void> {
	const lock = await readFile(join(LOCKED, 'package-lock.json'));
	const wanted = createHash('sha256').update(lock).digest('hex');
	const marker = join(N8N_FOLDER, 'installed');
	if ((await readFile(marker, 'utf8').catch(() => '')) === wanted) return;

	await mkdir(N8N_FOLDER, { recursive: true });
	for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
		await copyFile(join(LOCKED, file), join(N8N_FOLDER, file));
	}
	// n8n brings modules for databases and queues that nothing here uses. Their install scripts
	// compile or download for minutes; only SQLite's is needed.
	await runReporting('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], report);
	await runReporting('npm', ['rebuild', 'sqlite3'], report);
	await writeFile(marker, wanted);
}

async function runReporting(command: string, args: string[], report: (line: string) => void) {
	const started = Date.now();
	const what = `${command} ${args[0]}`;
	const tick = setInterval(() => {
		report(`${what} is running, ${String(Math.round((Date.now() - started) / 1000))} s`);
	}, 15_000);
	try {
		await run(command, args, { cwd: N8N_FOLDER });
	} finally {
		clearInterval(tick);
	}
}

/** Runs a command to its end and returns its output. Throws with the output when it fails. */
export async function run(
	command: string,
	args: string[],
	options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		child.stdout.on('data', (data: Buffer) => (output += data.toString()));
		child.stderr.on('data', (data: Buffer) => (output += data.toString()));
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) resolve(output);
			else reject(new Error(`${command} ${args.join(' ')} ended with ${String(code)}\n${output}`));
		});
	});
}
