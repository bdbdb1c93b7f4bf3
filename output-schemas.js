const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

/**
 * The output schema in a file of `__schema__`, written out: n8n follows no `$ref`. A `$ref` is a path from the file's folder and,
 * after `#`, the keys on the way to a part of that file.
 * @param {string} path
 * @throws where a `$ref` points at nothing
 */
exports.outputSchema = (path) =>
	JSON.parse(readFileSync(path, 'utf8'), (_, value) => {
		if (typeof value?.$ref !== 'string') return value;
		const [file, way = ''] = value.$ref.split('#');
		const whole = exports.outputSchema(join(dirname(path), file));
		const part = way
			.split('/')
			.filter(Boolean)
			.reduce((from, key) => from?.[key], whole);
		if (part === undefined) throw new Error(`${path}: there is no ${value.$ref}`);
		return part;
	});
