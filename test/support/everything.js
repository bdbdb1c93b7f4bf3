const { inspect } = require('node:util');
const { memoryUsage } = require('node:process');

/** All that a value holds, hidden properties, causes and cycles included, as one text. */
exports.everythingIn = (value) =>
	inspect(value, {
		depth: Infinity,
		showHidden: true,
		maxArrayLength: null,
		maxStringLength: null,
	});

/** Resident memory of this process, in bytes. */
exports.residentMemory = () => memoryUsage.rss();
