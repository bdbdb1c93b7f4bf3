import { cpus, tmpdir } from 'node:os';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { N8N_FOLDER } from '../n8n-server/install.mts';
import { bulk } from './bulk.mts';
import { engineCost } from './engine-cost.mts';
import { getMany } from './get-many.mts';
import { importFile } from './import-file.mts';
import { packageSize } from './package-size.mts';
import { parallel } from './parallel.mts';
import { perItem } from './per-item.mts';
import { queue } from './queue.mts';
import { rates } from './rates.mts';
import { reports } from './reports.mts';
import { repeatedSync } from './repeated-sync.mts';
import { print, type Target } from './report.mts';
import { ANSWER_MS, Stage } from './stage.mts';

const HELP = `npm run bench             everything, about 25 minutes
npm run bench -- --short  what CI runs: request counts and 429s, times are shown but not judged
npm run bench -- --parallel  several executions at once, in n8n's engine and without a server, about 7 minutes
npm run bench -- --rates     requests a second at four answer times, in n8n's engine and without a server, about 9 minutes
npm run bench -- --queue  several executions at once in n8n's queue mode, about 6 minutes; needs redis-server and PostgreSQL`;

const FULL = { contacts: 200, rounds: 3 };
const SHORT = { contacts: 40, rounds: 1 };

const started = Date.now();
const options = process.argv.slice(2);
if (
	options.length > 1 ||
	options.some((option) => !['--short', '--parallel', '--rates', '--queue'].includes(option))
) {
	console.log(HELP);
	process.exit(2);
}
const isShort = options.includes('--short');
let stage: Stage | undefined;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

try {
	if (options.includes('--parallel')) {
		step('Several executions at once');
		process.exitCode = judge(await inFolder(parallel)) ? 0 : 1;
	} else if (options.includes('--rates')) {
		step('Requests a second');
		process.exitCode = judge(await inFolder(rates)) ? 0 : 1;
	} else if (options.includes('--queue')) {
		process.exitCode = judge(await queue(step)) ? 0 : 1;
	} else {
		stage = await Stage.open(step);
		console.log(await conditions());
		process.exitCode = judge(await bench(stage)) ? 0 : 1;
	}
} catch (error) {
	console.error(`\n${(error as Error).message}`);
	process.exitCode = 1;
} finally {
	await stage?.close();
}

/** Needs the built nodes: `npm run build`. */
async function inFolder(play: (folder: string) => Promise<Target[]>): Promise<Target[]> {
	const folder = await mkdtemp(join(tmpdir(), 'bench-'));
	try {
		return await play(folder);
	} finally {
		await rm(folder, { recursive: true });
	}
}

async function bench(stage: Stage): Promise<Target[]> {
	const { contacts, rounds } = isShort ? SHORT : FULL;
	const targets: Target[] = [];
	step('One contact at a time');
	const oneByOne = await perItem(stage, contacts, rounds);
	targets.push(...oneByOne.targets);
	step('A repeated sync');
	targets.push(...(await repeatedSync(stage, !isShort)));
	step('Import');
	targets.push(...(await bulk(stage, rounds, oneByOne.secondsPerContact)));
	step('Get Many');
	targets.push(...(await getMany(stage, rounds)));
	step('Reports');
	targets.push(...(await reports(stage, rounds)));
	step('The package');
	await packageSize();
	if (isShort) return targets;
	step('What a node costs n8n');
	targets.push(...(await engineCost(stage, rounds)));
	step('Import From File');
	targets.push(...(await importFile(stage)));
	return targets;
}

/** Prints the targets and tells whether all are met. The short form does not judge times. */
function judge(targets: Target[]): boolean {
	print(
		'Targets',
		Object.fromEntries(
			targets.map(({ name, measured, isMet, isTimed }) => [
				name,
				{ measured, result: isMet ? 'met' : isShort && isTimed ? 'missed, not judged' : 'MISSED' },
			]),
		),
	);
	step('Done');
	return targets.every(({ isMet, isTimed }) => isMet || (isShort && isTimed));
}

async function conditions(): Promise<string> {
	const manifest = await readFile(join(N8N_FOLDER, 'node_modules', 'n8n', 'package.json'), 'utf8');
	const { version } = JSON.parse(manifest) as { version: string };
	const processors = cpus();
	return `
n8n ${version}, Node.js ${process.version}, ${String(processors.length)} cores (${processors[0].model.trim()})
Constant Contact simulator: answers after ${String(ANSWER_MS)} ms, 4 requests in any 1000 ms`;
}

function step(text: string): void {
	console.log(`[${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s] ${text}`);
}
