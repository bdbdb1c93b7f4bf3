module.exports = {
	...require('./jest.config.js'),
	testMatch: ['<rootDir>/test/fuzz/**/*.test.ts'],
	globals: { FUZZ_RUNS: 120_000, FUZZ_SEED: process.env.FUZZ_SEED },
	testTimeout: 600_000,
};
