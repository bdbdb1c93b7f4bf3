const { glob, rm, writeFile } = require('node:fs/promises');
const { dest, series, src } = require('gulp');
const { outputSchema } = require('./output-schemas.js');

// n8n-node build copies every picture and schema of the repository, also those of docs and tests.
const prune = async () => {
	for (const folder of ['dist/docs', 'dist/test'])
		await rm(folder, { recursive: true, force: true });
};

const copy = () =>
	src('nodes/**/{*.svg,*.node.json,__schema__/**/*.json}', { base: '.', encoding: false }).pipe(
		dest('dist'),
	);

const writeOutSchemas = async () => {
	for await (const path of glob('dist/nodes/**/__schema__/**/*.json'))
		await writeFile(path, JSON.stringify(outputSchema(path)));
};

exports.default = series(prune, copy, writeOutSchemas);
