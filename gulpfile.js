const { rm } = require('node:fs/promises');
const { dest, series, src } = require('gulp');

// n8n-node build copies every picture and schema of the repository, also those of docs and tests.
const prune = async () => {
	for (const folder of ['dist/docs', 'dist/test'])
		await rm(folder, { recursive: true, force: true });
};

const copy = () =>
	src('nodes/**/{*.svg,*.node.json,__schema__/**/*.json}', { base: '.', encoding: false }).pipe(
		dest('dist'),
	);

exports.default = series(prune, copy);
