const { execFile } = require('node:child_process');
const { mkdtemp, rm } = require('node:fs/promises');
const { join } = require('node:path');
const { promisify } = require('node:util');
const tar = require('tar');

/**
 * Packs the project as `npm publish` would and unpacks the tarball.
 * @returns {Promise<{ folder: string, files: string[], remove: () => Promise<void> }>}
 */
exports.pack = async () => {
	// Below node_modules, so that the packed files find n8n-workflow as they do in n8n.
	const folder = await mkdtemp(join(__dirname, '..', '..', 'node_modules', '.packed-'));
	const { stdout } = await promisify(execFile)('npm', [
		'pack',
		'--json',
		'--pack-destination',
		folder,
	]);
	const [{ filename, files }] = JSON.parse(stdout);
	await tar.extract({ file: join(folder, filename), cwd: folder });
	return {
		folder: join(folder, 'package'),
		files: files.map(({ path }) => path),
		remove: () => rm(folder, { recursive: true }),
	};
};
