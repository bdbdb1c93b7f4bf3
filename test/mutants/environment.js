const NodeEnvironment = require('jest-environment-node').default;
const ledger = require('./ledger.js');

// A test with a mutant may take five times as long as without, and the pause that a busy machine makes.
const timeLimit = (took) => 5 * took + 4_000;
// A mutant that runs a hundred times as often as without makes an endless loop.
const hitLimit = (hits) => 100 * hits + 1000;
// Tests that take longer, in milliseconds, run once to see whether they pass, and never with a mutant.
const LONGEST = 3000;
// A file is loaded anew for each of these mutants, and all its tests run.
const LONGEST_AT_LOAD = 300;

/**
 * Runs each test of a file without a mutant, to see which mutants it reaches, and then again with each of them, the fastest
 * test first. The file is loaded only once for all that, unless a mutant has left something behind.
 */
module.exports = class extends NodeEnvironment {
	constructor(config, context) {
		super(config, context);
		this.spec = context.testPath;
		this.tests = [];
		this.count = 0;
		this.isFresh = true;
		this.isOver = false;
	}

	async setup() {
		await super.setup();
		this.switches = { mutantCoverage: { static: {}, perTest: {} } };
		this.global.__stryker__ = this.switches;
		if (ledger.atLoad) this.switchOn(ledger.atLoad.mutant, ledger.atLoad.hits);
	}

	async handleTestEvent(event, { rootDescribeBlock }) {
		if (event.name === 'run_start') ledger.hasLoaded = true;
		if (event.name === 'run_start') this.wrapAll(rootDescribeBlock, [], []);
		if (event.name !== 'run_describe_finish' || event.describeBlock !== rootDescribeBlock) return;
		if (ledger.atLoad || this.isOver) return;
		this.noteReach();
		await this.replay();
	}

	wrapAll({ children, hooks }, before, after) {
		const of = (type) => hooks.filter((hook) => hook.type === type).map(({ fn }) => fn);
		const allBefore = [...before, ...of('beforeEach')];
		const allAfter = [...of('afterEach'), ...after];
		for (const child of children) {
			if (child.type === 'describeBlock') this.wrapAll(child, allBefore, allAfter);
			else this.wrap(child, allBefore, allAfter);
		}
	}

	wrap(test, before, after) {
		const { fn, name } = test;
		const id = `test ${++this.count} ${name}`;
		const known = { name, fn, before, after };
		test.timeout = 2 ** 31 - 1;
		test.fn = async () => {
			const key = `${this.spec} ${id}`;
			const longest = ledger.atLoad ? LONGEST_AT_LOAD : LONGEST;
			if (this.isOver || ledger.times.get(key) > longest) return;
			// One that has not passed without a mutant says nothing of one.
			if (ledger.atLoad && !ledger.times.has(key)) return;
			const started = performance.now();
			this.switches.currentTestId = id;
			try {
				await within(120_000, () => fn.call({}));
			} catch (error) {
				if (ledger.atLoad) this.isOver = true;
				else ledger.broken.add(`${this.spec}: ${name}`);
				throw error;
			} finally {
				this.switches.currentTestId = undefined;
			}
			const hits = this.switches.mutantCoverage.perTest[id] ?? {};
			if (!ledger.times.has(key)) ledger.times.set(key, performance.now() - started);
			this.tests.push({ ...known, hits, took: ledger.times.get(key) });
		};
	}

	noteReach() {
		const { static: atOnce, perTest } = this.switches.mutantCoverage;
		for (const mutant of Object.keys(atOnce)) ledger.atOnce.add(mutant);
		for (const hits of [atOnce, ...Object.values(perTest)]) {
			for (const [mutant, count] of Object.entries(hits)) ledger.reach(mutant, this.spec, count);
		}
	}

	async replay() {
		const reached = new Set(this.tests.flatMap(({ hits }) => Object.keys(hits)));
		const waiting = [...reached].filter((id) => ledger.alive.has(id) && !ledger.tried.has(id));
		const first = ledger.again?.first;
		ledger.again = undefined;
		for (const mutant of waiting.sort((a, b) => (b === first) - (a === first))) {
			await this.tryToKill(mutant);
			if (ledger.again) return;
			ledger.tried.add(mutant);
		}
	}

	async tryToKill(mutant) {
		const { over, upTo, budget } = ledger.pass;
		let spent = 0;
		const tests = this.tests.filter(({ hits }) => mutant in hits).sort((a, b) => a.took - b.took);
		if (tests.some(({ took }) => took > upTo)) ledger.unfinished.add(this.spec);
		for (const test of tests.filter(({ took }) => took > over && took <= upTo)) {
			spent += test.took;
			if (spent > budget && spent > test.took) return;
			const wasFresh = this.isFresh;
			this.isFresh = false;
			const how = await this.run(test, mutant);
			if (!how) continue;
			const isClean = how !== 'timeout' && !(await this.run(test));
			// The test may fail for what an earlier mutant has left behind, and the next ones would fail so, too.
			if (isClean || wasFresh) ledger.kill(mutant, this.spec, test.name, how);
			if (!isClean) ledger.again = { first: mutant };
			return;
		}
	}

	/** How the test fails with this mutant, if it does. */
	async run({ fn, before, after, hits, took }, mutant) {
		try {
			if (mutant) this.switchOn(mutant, hits[mutant]);
			return await within(timeLimit(took), async () => {
				for (const hook of before) await hook.call({});
				try {
					await fn.call({});
				} finally {
					for (const hook of after) await hook.call({});
				}
			});
		} catch (error) {
			return error === TIMEOUT ? 'timeout' : 'failed';
		} finally {
			this.switchOn(undefined);
		}
	}

	switchOn(mutant, hits) {
		Object.assign(this.switches, {
			activeMutant: mutant,
			hitCount: 0,
			hitLimit: hitLimit(hits),
		});
	}
};

const TIMEOUT = new Error('Took too long');

async function within(limit, action) {
	let timer;
	const late = new Promise((_, reject) => {
		timer = setTimeout(() => reject(TIMEOUT), limit);
	});
	try {
		await Promise.race([action(), late]);
	} finally {
		clearTimeout(timer);
	}
}
