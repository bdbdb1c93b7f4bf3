import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { PROJECT } from '../n8n-server/paths.mts';
import { READY, type Verdict } from './histories.mts';

/** How many histories of each kind a mutant has to survive, the same ones for all. */
const RUNS = 60;
const SEED = 2;

const folder = process.env.MUTANTS as string;
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown;
const sources = read('instrumented.json') as Record<string, string>;
const mutants = read('played.json') as string[];
const atLoad = process.env.__STRYKER_ACTIVE_MUTANT__;

/** The switches in the instrumented code. */
interface Switches {
	activeMutant?: string;
	hitCount?: number;
	hitLimit?: number;
	currentTestId?: string;
	mutantCoverage: {
		static: Record<string, number>;
		perTest: Record<string, Record<string, number>>;
	};
}
const switches: Switches = { mutantCoverage: { static: {}, perTest: {} } };
Object.assign(globalThis, { __stryker__: switches });

/** The built files, in place of which those with mutants are loaded. */
const built = new Map(
	Object.entries(sources).map(([path, source]) => [
		pathToFileURL(path.replace('/nodes/', '/dist/nodes/').replace(/\.ts$/, '.js')).href,
		source,
	]),
);
const { config } = ts.readConfigFile(join(PROJECT, 'tsconfig.json'), ts.sys.readFile) as {
	config: { compilerOptions: object };
};
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, PROJECT);
registerHooks({
	load: (url, context, next) => {
		const source = built.get(url);
		if (source === undefined) return next(url, context);
		const { outputText } = ts.transpileModule(source, { compilerOptions: options });
		return { format: 'commonjs', source: outputText, shortCircuit: true };
	},
});

const { history, busyHistory, accountsHistory } = await import('../histories/arbitraries.mts');
const { Play } = await import('../histories/play.mts');
const { BusyPlay } = await import('../histories/busy-play.mts');
const { AccountsPlay } = await import('../histories/accounts-play.mts');
const { FOUND } = await import('../histories/found.mts');

const properties = [
	fc.asyncProperty(history, async ({ before, steps, ...account }) => {
		await new Play(account).run(before, steps);
	}),
	fc.asyncProperty(accountsHistory, async ({ before, steps, ...account }) => {
		await new AccountsPlay(account).run(before, steps);
	}),
	fc.asyncProperty(busyHistory, async ({ before, rounds, ...account }) => {
		await new BusyPlay(account).run(before, rounds);
	}),
];

/** The first thing that has gone wrong. */
let fault: unknown;
for (const event of ['uncaughtException', 'unhandledRejection']) {
	process.on(event, (reason: unknown) => {
		fault ??= reason;
	});
}

/** Whether all histories go as they should. */
async function passes(): Promise<boolean> {
	fault = undefined;
	try {
		for (const { run } of FOUND) await run();
		for (const property of properties) {
			await fc.assert(property as fc.IAsyncProperty<unknown>, {
				numRuns: RUNS,
				seed: SEED,
				// Nobody reads the shortest one.
				endOnFailure: true,
			});
		}
	} catch (reason) {
		fault ??= reason;
	}
	await new Promise((resolve) => setImmediate(resolve));
	return fault === undefined;
}

function tell(mutant: string, verdict: Verdict): void {
	process.stdout.write(`${mutant} ${verdict}\n`);
}

if (atLoad) {
	tell(atLoad, (await passes()) ? 'survived' : 'failed');
	process.exit();
}

const loaded = switches.mutantCoverage.static;
switches.currentTestId = 'histories';
if (!(await passes())) {
	console.error(fault);
	process.exit(1);
}
process.stdout.write(`${READY}\n`);
const reached = switches.mutantCoverage.perTest.histories;
for (const mutant of mutants) {
	if (mutant in loaded) tell(mutant, 'atLoad');
	else if (!(mutant in reached)) tell(mutant, 'unreached');
	else {
		Object.assign(switches, {
			activeMutant: mutant,
			hitCount: 0,
			hitLimit: 100 * reached[mutant] + 1000,
		});
		tell(mutant, (await passes()) ? 'survived' : 'failed');
	}
}
process.exit();
