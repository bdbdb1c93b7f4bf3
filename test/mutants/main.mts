import { spawnSync } from 'node:child_process';
import {
	existsSync,
	globSync,
	mkdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from '../n8n-server/paths.mts';
import { equivalents } from './equivalent.mts';
import { playHistories } from './histories.mts';
import { instrument, sample, type Mutant } from './plan.mts';

const NODE = 'nodes/ConstantContact';
const MUTATED = [
	`${NODE}/input`,
	`${NODE}/files`,
	`${NODE}/contact-model`,
	`${NODE}/transport`,
	`${NODE}/runner`,
	`${NODE}/trigger`,
];
// What matters from one poll to the next is tested by histories; they run on the build.
const PLAYED = `${NODE}/trigger`;
// They wait for intervals and for answers that come late, and would do so again with each mutant.
const SLOW =
	/engine\/.*(import-file|export|throttling|answers|switches\/contacts|bulk\/failures|requests\/table|trigger\/requests|reliability)/;

/** What became of a mutant; `survived` where a test ran it, `unreached` where none did. */
type Outcome = 'failed' | 'timeout' | 'survived' | 'unreached';
type Tried = Mutant & { how: Outcome };

/** What `ledger.js` saves. */
interface Results {
	isWhole: boolean;
	results: { mutant: string; how: Outcome }[];
	/** Tests that fail without a mutant. */
	broken: string[];
}

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		again: { type: 'boolean', default: false },
		sample: { type: 'string', default: '100' },
		specs: { type: 'string', default: '' },
	},
});
for (const path of positionals.length > 0 ? positionals : MUTATED) await mutate(path);

async function mutate(path: string) {
	const isFile = statSync(join(PROJECT, path)).isFile();
	const files = isFile ? [path] : globSync(`${path}/**/*.ts`, { cwd: PROJECT }).sort();
	const { mutants, sources } = await instrument(files);
	const same = equivalents(mutants, files);
	const chosen = sample(mutants, Number(values.sample) / 100);
	const counted = chosen.filter((mutant) => !same.has(mutant));
	const folder = join(PROJECT, '.mutants', path.replaceAll('/', '_'));
	const before = values.again ? killedIn(folder) : new Map<string, Tried>();
	const started = performance.now();
	const results = counted.map((mutant) => before.get(keyOf(mutant)) ?? mutant);
	const now = run(
		folder,
		results.filter((each) => !('how' in each)),
		sources,
	);
	const all = results.map((each) =>
		'how' in each ? each : { ...each, how: now.get(each.id) },
	) as Tried[];
	if (path.startsWith(PLAYED)) await play(folder, all);
	writeFileSync(join(folder, 'outcomes.json'), JSON.stringify(all));
	const alive = all.filter(isAlive);
	for (const each of alive) show(each);
	const minutes = ((performance.now() - started) / 60_000).toFixed(1);
	console.log(
		`${path}: ${((100 * (all.length - alive.length)) / all.length).toFixed(1)} % killed, ` +
			`${String(all.length - alive.length)} of ${String(all.length)} ` +
			`(${String(all.filter(({ how }) => how === 'timeout').length)} by time), ` +
			`${String(chosen.length - counted.length)} equivalent; ` +
			`sample of ${values.sample} % of ${String(mutants.length)}; ${minutes} min`,
	);
}

/** What the tests of Jest have left alive is on while histories are played with the build. */
async function play(folder: string, all: Tried[]) {
	const alive = all.filter(isAlive);
	const verdicts = await playHistories(
		folder,
		alive.map(({ id }) => id),
	);
	for (const each of alive) {
		const verdict = verdicts.get(each.id);
		if (verdict === 'failed' || verdict === 'timeout') each.how = verdict;
		if (verdict === 'survived') each.how = 'survived';
	}
}

/** Those that the last run of the same path has killed. */
function killedIn(folder: string): Map<string, Tried> {
	const last = JSON.parse(readFileSync(join(folder, 'outcomes.json'), 'utf8')) as Tried[];
	const alive = new Set(last.filter(isAlive).map(keyOf));
	return new Map(
		last.map((each) => [keyOf(each), each] as const).filter(([key]) => !alive.has(key)),
	);
}

function run(folder: string, mutants: Mutant[], sources: Record<string, string>) {
	mkdirSync(folder, { recursive: true });
	const plan = { specs: specs(), mutants: mutants.map(({ id, file }) => ({ id, file })) };
	writeFileSync(join(folder, 'instrumented.json'), JSON.stringify(sources));
	writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
	rmSync(join(folder, 'results.json'), { force: true });
	const jest = ['node_modules/jest/bin/jest.js', '--config', 'test/mutants/jest.config.js'];
	spawnSync(process.execPath, [...jest, '--runInBand', '--forceExit'], {
		cwd: PROJECT,
		env: { ...process.env, MUTANTS: folder },
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const { isWhole, results, broken } = readResults(folder);
	// A share of what has not run would be none.
	if (!isWhole) throw new Error('Jest ended before all mutants were tried: there is no share');
	// Tests of how long something takes fail on a busy machine.
	for (const test of broken) console.log(`left out, as it fails without a mutant: ${test}`);
	return new Map(results.map(({ mutant, how }) => [mutant, how]));
}

function readResults(folder: string): Results {
	const path = join(folder, 'results.json');
	if (!existsSync(path)) return { isWhole: false, results: [], broken: [] };
	return JSON.parse(readFileSync(path, 'utf8')) as Results;
}

function isAlive({ how }: Tried): boolean {
	return how === 'survived' || how === 'unreached';
}

function keyOf({ file, line, was, becomes }: Mutant): string {
	return JSON.stringify([file, line, was, becomes]);
}

/** Unit tests first: most mutants die there, and fast. */
function specs(): string[] {
	return ['unit', 'engine']
		.flatMap((layer) => globSync(`test/${layer}/**/*.test.ts`, { cwd: PROJECT }).sort())
		.filter((spec) => (values.specs ? new RegExp(values.specs).test(spec) : !SLOW.test(spec)))
		.map((spec) => join(PROJECT, spec));
}

/** As an entry of equivalent.json, which it may turn out to be. */
function show({ file, lineNumber, line, was, becomes, how }: Tried) {
	console.log(`${how} ${file}:${String(lineNumber)} ${JSON.stringify({ line, was, becomes })}`);
}
