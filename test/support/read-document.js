const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** The text of a file of this repository. @param {string} path below its root */
exports.readDocument = (path) => readFileSync(join(__dirname, '../..', path), 'utf8');
