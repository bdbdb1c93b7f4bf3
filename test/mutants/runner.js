const { default: TestRunner } = require('jest-runner');
const ledger = require('./ledger.js');

// Most mutants die in a fast test, so that the slow ones run only for the rest. The budget is the time that a test file gets for
// one mutant, in milliseconds.
const PASSES = [
	{ over: 0, upTo: 50, budget: 500 },
	{ over: 50, upTo: 1000, budget: 1500 },
];

/** Test files one after the other, in this process; then those mutants that run only while a file is loaded, one by one. */
module.exports = class extends TestRunner {
	async runTests(tests, watcher) {
		const inOrder = ledger.plan.specs
			.map((spec) => tests.find(({ path }) => path === spec))
			.filter(Boolean);
		let waiting = inOrder;
		for (const pass of PASSES) {
			ledger.pass = pass;
			ledger.unfinished = new Set();
			for (const test of waiting) {
				ledger.tried = new Set();
				do await this.runOne(test, watcher);
				while (ledger.again);
				report(test.path);
			}
			waiting = waiting.filter(({ path }) => ledger.unfinished.has(path));
		}
		for (const [mutant, files] of ledger.loadedBy) {
			if (!ledger.alive.has(mutant)) continue;
			await this.runFromLoad(mutant, files, inOrder, watcher);
			report(`after loading with ${mutant}`);
		}
	}

	async runFromLoad(mutant, files, tests, watcher) {
		// Loading n8n's engine for each of them would take a day.
		const covering = tests.filter(({ path }) => files.has(path) && path.includes('/unit/'));
		const likely = ({ path }) => ledger.likelihood(path, mutant);
		for (const test of covering.sort((a, b) => likely(b) - likely(a))) {
			ledger.atLoad = { mutant, hits: files.get(test.path) };
			const hasPassed = await this.runOne(test, watcher);
			ledger.atLoad = undefined;
			if (hasPassed) continue;
			ledger.kill(mutant, test.path, 'while it is loaded', 'failed');
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
		if (!ledger.hasLoaded) ledger.broken.push(`${test.path} cannot be loaded`);
		return hasPassed;
	}
};

function report(spec) {
	ledger.save();
	process.stderr.write(`${ledger.alive.size} of ${ledger.plan.mutants.length} alive ${spec}\n`);
}
