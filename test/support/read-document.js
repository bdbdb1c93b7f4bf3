const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** The text of a file of this repository. @param {string} path below its root */
exports.readDocument = (path) => readFileSync(join(__dirname, '../..', path), 'utf8');

/** The names of the recordings of the live service, in order. */
exports.recordingNames = () =>
	readdirSync(join(__dirname, '../replay/recordings'))
		.map((file) => file.replace('.json', ''))
		.sort();

/** The resources that have a spec of the contract. */
exports.contractSpecs = () =>
	readdirSync(join(__dirname, '../contract/resources')).map((file) => file.split('.')[0]);
