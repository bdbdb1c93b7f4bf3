const jest = require('../../jest.config.js');
const { plan } = require('./ledger.js');

const [[pattern, [, options]]] = Object.entries(jest.transform);

module.exports = {
	...jest,
	rootDir: '../..',
	testMatch: plan.specs,
	transform: { [pattern]: ['<rootDir>/test/mutants/transform.js', options] },
	testEnvironment: '<rootDir>/test/mutants/environment.js',
	runner: '<rootDir>/test/mutants/runner.js',
	setupFiles: [...jest.setupFiles, '<rootDir>/test/mutants/fast-properties.js'],
	maxWorkers: 1,
	reporters: [],
};
