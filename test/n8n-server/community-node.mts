import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './install.mts';
import { PROJECT } from './paths.mts';

/**
 * Builds and packs this project, and installs the tarball where n8n keeps its community nodes.
 * @returns the version that was installed
 */
export async function installCommunityNode(userFolder: string): Promise<string> {
	await run('npm', ['run', 'build'], { cwd: PROJECT });
	const packed = await run('npm', ['pack', '--json', '--pack-destination', userFolder], {
		cwd: PROJECT,
	});
	const [{ filename, version }] = JSON.parse(packed.slice(packed.indexOf('[\n'))) as [
		{ filename: string; version: string },
	];
	const nodes = join(userFolder, '.n8n', 'nodes');
	await mkdir(nodes, { recursive: true });
	await writeFile(join(nodes, 'package.json'), '{ "name": "installed-nodes", "private": true }');
	const tarball = join(userFolder, filename);
	// n8n brings n8n-workflow, the only peer, so npm must not fetch another one.
	await run('npm', ['install', '--omit=peer', '--legacy-peer-deps', '--no-audit', tarball], {
		cwd: nodes,
	});
	const manifest = join(nodes, 'node_modules', 'n8n-nodes-constant-contact', 'package.json');
	await readFile(manifest);
	return version;
}
