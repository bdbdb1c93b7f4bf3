import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from './paths.mts';

/** Beside node_modules, because `npm ci` of this project would remove it from there. */
export const N8N_FOLDER = join(PROJECT, '.n8n-server');
export const LOCKED = join(PROJECT, 'test', 'n8n-server');

/**
 * Installs the n8n that package-lock.json of this folder names, unless it is there already.
 * Takes some minutes and 3 GB the first time.
 */
export async function installN8n(report: (line: string) => void): Promise<void> {
	const lock = await readFile(join(LOCKED, 'package-lock.json'));
	await mkdir(N8N_FOLDER, { recursive: true });
	for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
		await copyFile(join(LOCKED, file), join(N8N_FOLDER, file));
	}
	await installModules(N8N_FOLDER, 'ci', lock, report);
}

/**
 * Installs what package.json of `folder` names, unless the marker there says that it was done for
 * the same `wanted`.
 */
export async function installModules(
	folder: string,
	command: 'ci' | 'install',
	wanted: string | Buffer,
	report: (line: string) => void,
	compiled = ['sqlite3'],
): Promise<void> {
	const digest = createHash('sha256').update(wanted).digest('hex');
	const marker = join(folder, 'installed');
	if ((await readFile(marker, 'utf8').catch(() => '')) === digest) return;

	const npm = async (...args: string[]) => {
		await runReporting('npm', args, folder, report);
	};
	// n8n brings modules for databases and queues that nothing here uses. Their install scripts
	// compile or download for minutes; only SQLite's is needed.
	await npm(command, '--ignore-scripts', '--no-audit', '--no-fund');
	await npm('rebuild', ...compiled);
	await writeFile(marker, digest);
}

async function runReporting(
	command: string,
	args: string[],
	cwd: string,
	report: (line: string) => void,
) {
	const started = Date.now();
	const what = `${command} ${args[0]}`;
	const tick = setInterval(() => {
		report(`${what} is running, ${String(Math.round((Date.now() - started) / 1000))} s`);
	}, 15_000);
	try {
		await run(command, args, { cwd });
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
