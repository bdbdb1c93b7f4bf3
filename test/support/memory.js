'use strict';

const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { setTimeout: sleep } = require('node:timers/promises');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** What may still be given back. */
const SETTLED_BYTES = 50_000;

/**
 * How many bytes are in use once everything else is collected, buffers included.
 * @returns {Promise<number>}
 */
async function bytesHeld() {
	// Buffers are given back beside the collection, and what other tests have left is given back bit by bit.
	let held = Infinity;
	for (let again = 0; again < 20; again++) {
		collect();
		await sleep(50);
		const { heapUsed, external } = process.memoryUsage();
		if (held - heapUsed - external < SETTLED_BYTES) return heapUsed + external;
		held = heapUsed + external;
	}
	return held;
}

module.exports = { bytesHeld };
