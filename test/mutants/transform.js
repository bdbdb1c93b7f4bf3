const { createTransformer } = require('ts-jest').default;
const { instrumented } = require('./ledger.js');

/** What ts-jest does, with a file that holds all its mutants in place of the file itself. */
exports.createTransformer = (options) => {
	const tsJest = createTransformer(options);
	const read = (source, path) => instrumented(path) ?? source;
	return {
		canInstrument: false,
		process: (source, path, given) => tsJest.process(read(source, path), path, given),
		getCacheKey: (source, path, given) => tsJest.getCacheKey(read(source, path), path, given),
	};
};
