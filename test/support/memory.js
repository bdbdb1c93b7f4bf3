'use strict';

const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { setTimeout: sleep } = require('node:timers/promises');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/**
 * How many bytes are in use once everything else is collected, buffers included.
 * @returns {Promise<number>}
 */
async function bytesHeld() {
	collect();
	// Buffers are given back beside the collection.
	await sleep(50);
	collect();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

module.exports = { bytesHeld };
