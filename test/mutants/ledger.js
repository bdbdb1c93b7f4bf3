// What the command has planned, and what becomes of each mutant. Jest's environment, runner and transformer share it.
const { readFileSync, writeFileSync } = require('node:fs');
const { basename } = require('node:path');

const folder = process.env.MUTANTS;
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
const sources = read('instrumented');
const outcomes = new Map();

/** `specs`, the test files in the order in which they run, and `mutants`, those that are to be killed: their numbers and files. */
exports.plan = read('plan');
const files = new Map(exports.plan.mutants.map(({ id, file }) => [id, file]));
exports.alive = new Set(files.keys());
exports.instrumented = (path) => sources[path];

/** The mutant that is on while a test file is loaded, and how often it may run; usually there is none. */
exports.atLoad = undefined;
/** By mutant, the test files that run it, and how often. */
exports.runBy = new Map();
/** Mutants that run while a test file is loaded. */
exports.atOnce = new Set();
/** Tests that fail without a mutant, and are left out. */
exports.broken = new Set();
/** Only tests that take this long without a mutant, in milliseconds, are run in this pass. */
exports.pass = undefined;
/** Whether the tests of the latest file could be run. */
exports.hasLoaded = false;
/** How long each test took when it ran first. */
exports.times = new Map();
/** Whether a test passes that runs once more, without a mutant. */
exports.passesAgain = new Map();

exports.reach = (mutant, spec, hits) => {
	if (!outcomes.has(mutant)) outcomes.set(mutant, { how: 'survived' });
	if (!exports.runBy.has(mutant)) exports.runBy.set(mutant, new Map());
	const files = exports.runBy.get(mutant);
	files.set(spec, (files.get(spec) ?? 0) + hits);
};

exports.kill = (mutant, spec, test, how) => {
	exports.alive.delete(mutant);
	outcomes.set(mutant, { how, spec, test });
};

/** How likely a test file is to kill a mutant: it bears the name of its file, or has killed others there. */
exports.likelihood = (spec, mutant) => {
	const file = files.get(mutant);
	const kills = [...outcomes].filter(([id, each]) => each.spec === spec && files.get(id) === file);
	return (basename(spec, '.test.ts') === basename(file, '.ts') ? 1000 : 0) + kills.length;
};

/** @param isWhole whether the plan is done; Jest may end before */
exports.save = ({ isWhole = false } = {}) => {
	const results = [...files.keys()].map((mutant) => ({
		mutant,
		...(outcomes.get(mutant) ?? { how: 'unreached' }),
	}));
	writeFileSync(
		`${folder}/results.json`,
		JSON.stringify({ isWhole, results, broken: [...exports.broken] }),
	);
};
