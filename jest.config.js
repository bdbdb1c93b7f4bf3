module.exports = {
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	// Types are checked by `npm run types`; here they would only be checked once more.
	transform: {
		'\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json', diagnostics: false }],
	},
	modulePathIgnorePatterns: ['dist', '.n8n-server', '.demo', '.bench', '.e2e', '.compat'].map(
		(folder) => `<rootDir>/${folder}/`,
	),
	globalSetup: '<rootDir>/test/support/start-simulator.mjs',
	globalTeardown: '<rootDir>/test/support/stop-simulator.mjs',
	setupFiles: ['<rootDir>/test/support/trust-simulator.js'],
	// What `npm run fuzz` does at length, in short.
	globals: { FUZZ_RUNS: 3000 },
	// Most of the time, tests wait for answers and intervals.
	maxWorkers: 4,
	testTimeout: 30_000,
};
