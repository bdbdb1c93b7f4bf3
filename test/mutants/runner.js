const { default: TestRunner } = require('jest-runner');
const ledger = require('./ledger.js');

// Most mutants die in a fast test, so that the slow ones run only for the rest. The budget is the time that a test file gets for
// one mutant, in milliseconds.
const PASSES = [
	{ over: 0, upTo: 50, budget: 500 },
	{ over: 50, upTo: Infinity, budget: 1500 },
];

// While no test file is open; of an open one, Jest tells its environment.
const ESCAPES = ['uncaughtException', 'unhandledRejection'];
let hasEscaped = false;
// It would end the process. A mutant that is off by now may have left it behind.
const escape = () => {
	hasEscaped = true;
};

/** Test files one after the other, in this process; then what has survived, one by one, from the moment a file is loaded. */
module.exports = class extends TestRunner {
	async runTests(tests, watcher) {
		for (const event of ESCAPES) process.on(event, escape);
		try {
			await this.runPlan(tests, watcher);
		} finally {
			for (const event of ESCAPES) process.off(event, escape);
		}
		ledger.save({ isWhole: true });
	}

	async runPlan(tests, watcher) {
		const inOrder = ledger.plan.specs
			.map((spec) => tests.find(({ path }) => path === spec))
			.filter(Boolean);
		let waiting = inOrder;
		for (const pass of PASSES) {
			ledger.pass = pass;
			ledger.unfinished = new Set();
			for (const test of waiting) {
				ledger.tried = new Set();
				do {
					await this.runOne(test, watcher);
					ledger.save();
				} while (ledger.again);
				report(test.path);
			}
			waiting = waiting.filter(({ path }) => ledger.unfinished.has(path));
		}
		const alive = [...ledger.runBy.keys()].filter((mutant) => ledger.alive.has(mutant));
		for (const mutant of alive) await this.runFromLoad(mutant, inOrder, watcher);
	}

	/** What runs at load shows only so; and so does what is worked out once and kept, whichever test was the first. */
	async runFromLoad(mutant, tests, watcher) {
		const files = ledger.runBy.get(mutant);
		// Loading n8n's engine for each of them would take a day.
		const covering = tests.filter(({ path }) => files.has(path) && path.includes('/unit/'));
		const likely = ({ path }) => ledger.likelihood(path, mutant);
		const sorted = covering.sort((a, b) => likely(b) - likely(a));
		for (const test of ledger.atOnce.has(mutant) ? sorted : sorted.slice(0, 2)) {
			ledger.atLoad = { mutant, hits: files.get(test.path) };
			hasEscaped = false;
			const hasPassed = await this.runOne(test, watcher);
			await new Promise((resolve) => setImmediate(resolve));
			ledger.atLoad = undefined;
			if (hasPassed && !hasEscaped) continue;
			ledger.kill(mutant, test.path, 'from the moment it is loaded', 'failed');
			report(`after ${mutant}`);
			return;
		}
	}

	/** @returns whether all its tests have passed */
	async runOne(test, watcher) {
		let hasPassed = false;
		ledger.hasLoaded = ledger.atLoad !== undefined;
		const runner = new TestRunner(this._globalConfig, this._context);
		runner.on('test-file-success', ([, { numFailingTests, testExecError }]) => {
			hasPassed = numFailingTests === 0 && !testExecError;
		});
		await runner.runTests([test], watcher, { serial: true });
		// What goes wrong behind the back of a test with a mutant says nothing of the test without it.
		if (!ledger.hasLoaded) ledger.broken.add(`${test.path} cannot be loaded`);
		return hasPassed;
	}
};

function report(spec) {
	ledger.save();
	process.stderr.write(`${ledger.alive.size} of ${ledger.plan.mutants.length} alive ${spec}\n`);
}
