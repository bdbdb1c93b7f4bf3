const NodeEnvironment = require('jest-environment-node').default;
const ledger = require('./ledger.js');

// A test with a mutant may take five times as long as without, and the pause that a busy machine makes.
const timeLimit = (took) => 5 * took + 4_000;
// A mutant that runs a hundred times as often as without makes an endless loop.
const hitLimit = (hits) => 100 * hits + 1000;
// And so does one that is only the reason of a loop. Of promises alone, it would let no timer end it.
const stepLimit = (steps) => 100 * steps + 100_000;
// Tests that take longer, in milliseconds, run once to see whether they pass, and never with a mutant.
const LONGEST = 3000;
// A file is loaded anew for each of these mutants, and all its tests run.
const LONGEST_AT_LOAD = 300;
const FOREVER = 2 ** 31 - 1;

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
		this.handled = new WeakSet();
	}

	async setup() {
		await super.setup();
		this.switches = { mutantCoverage: { static: {}, perTest: {} } };
		this.global.__stryker__ = this.switches;
		if (ledger.atLoad) this.switchOn(ledger.atLoad.mutant, ledger.atLoad.hits);
	}

	handleTestEvent(event, { rootDescribeBlock }) {
		if (event.name === 'error') this.escape?.(event);
		if (event.name === 'error_handled') this.handled.add(event.promise);
		if (event.name !== 'run_start') return;
		ledger.hasLoaded = true;
		this.wrapAll(rootDescribeBlock, [], []);
		// Jest lets tests use it in hooks, but not between them; other hooks of this kind may end what tests use.
		const fn = async () => await this.replay();
		rootDescribeBlock.hooks.unshift({
			type: 'afterAll',
			fn,
			timeout: FOREVER,
			parent: rootDescribeBlock,
		});
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
		test.timeout = FOREVER;
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
			this.tests.push({ key, name, fn, before, after, hits, took: ledger.times.get(key) });
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
		if (ledger.atLoad || this.isOver) return;
		this.noteReach();
		const reached = new Set(this.tests.flatMap(({ hits }) => Object.keys(hits)));
		const waiting = [...reached].filter((id) => ledger.alive.has(id) && !ledger.tried.has(id));
		const { mutant: first, key } = ledger.again ?? {};
		ledger.again = undefined;
		// What is to run in a file that no mutant has touched.
		this.tests.sort((a, b) => (b.key === key) - (a.key === key) || a.took - b.took);
		for (const mutant of waiting.sort((a, b) => (b === first) - (a === first))) {
			await this.tryToKill(mutant);
			if (ledger.again) return;
			ledger.tried.add(mutant);
		}
	}

	async tryToKill(mutant) {
		const { over, upTo, budget } = ledger.pass;
		let spent = 0;
		const tests = this.tests.filter(({ hits }) => mutant in hits);
		if (tests.some(({ took }) => took > upTo)) ledger.unfinished.add(this.spec);
		for (const test of tests.filter(({ took }) => took > over && took <= upTo)) {
			spent += test.took;
			if (spent > budget && spent > test.took) return;
			if (!(await this.canReplay(test))) continue;
			const wasFresh = this.isFresh;
			this.isFresh = false;
			const how = await this.run(test, mutant);
			if (!how) continue;
			const isClean = how !== 'timeout' && !(await this.run(test));
			// The test may fail for what an earlier mutant has left behind, and the next ones would fail so, too.
			if (isClean || wasFresh) ledger.kill(mutant, this.spec, test.name, how);
			if (!isClean) ledger.again = { mutant, key: test.key };
			return;
		}
	}

	/** Whether the test passes without a mutant when it runs again; one that does not would kill them all. */
	async canReplay(test) {
		const known = ledger.passesAgain.get(test.key);
		if (known !== undefined) return known;
		const passes = !(await this.run(test));
		ledger.passesAgain.set(test.key, passes);
		if (!passes) ledger.broken.add(`${this.spec}: ${test.name}, when it runs again`);
		return passes;
	}

	/** How the test fails with this mutant, if it does. */
	async run({ fn, before, after, hits, took }, mutant) {
		try {
			if (mutant) {
				const steps = Object.values(hits).reduce((sum, each) => sum + each);
				this.switchOn(mutant, hits[mutant]);
				this.switches.mutantCoverage.static = countdown(stepLimit(steps));
			}
			const run = async () => {
				for (const hook of before) await hook.call({});
				try {
					await fn.call({});
				} finally {
					for (const hook of after) await hook.call({});
				}
				// What nobody has caught is told after all that was waiting.
				await nextTurn();
			};
			return await within(timeLimit(took), async () => await Promise.race([run(), this.escaped()]));
		} catch (error) {
			return error === TIMEOUT ? 'timeout' : 'failed';
		} finally {
			this.escape = undefined;
			this.switchOn(undefined);
			this.switches.mutantCoverage.static = {};
		}
	}

	/** Throws what a timer or a promise throws that nobody waits for. */
	async escaped() {
		const { error, promise } = await new Promise((resolve) => {
			this.escape = resolve;
		});
		// Somebody may only be late to wait for it.
		await nextTurn();
		if (!promise || !this.handled.has(promise)) throw error;
		await this.escaped();
	}

	switchOn(mutant, hits) {
		Object.assign(this.switches, {
			activeMutant: mutant,
			hitCount: 0,
			hitLimit: hitLimit(hits),
		});
	}
};

/** Takes in place of counters how often mutants are passed, and throws when that is too often. */
const countdown = (steps) =>
	new Proxy(
		{},
		{
			set() {
				if (--steps < 0) throw new Error('Went on for too long');
				return true;
			},
		},
	);

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

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
