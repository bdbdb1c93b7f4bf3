import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DATA_FOLDER } from '../demo/crm-sync.mts';
import { installCommunityNode } from '../n8n-server/community-node.mts';
import { installModules, LOCKED } from '../n8n-server/install.mts';
import { pathTo } from '../n8n-server/n8n-process.mts';
import { PROJECT } from '../n8n-server/paths.mts';
import { N8nServer } from '../n8n-server/server.mts';
import { startSimulator, type Simulator } from '../simulator/simulator.mts';
import { CHECKS } from './checks.mts';
import { VERSIONS, type Version } from './versions.mts';

const FOLDER = join(PROJECT, '.compat');
const isKept = process.argv.includes('--keep');
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const versions = VERSIONS.filter(({ n8n }) => asked.length === 0 || asked.includes(n8n));

const simulator = await startSimulator();
const rows: string[][] = [];
for (const version of versions) {
	const results = await judge(version, simulator);
	rows.push([version.n8n, version.node, ...results]);
}
await simulator.close();

const headings = ['n8n', 'Node.js', ...Object.keys(CHECKS)];
const table = [headings, headings.map(() => '---'), ...rows];
console.log(`\n${table.map((row) => `| ${row.join(' | ')} |`).join('\n')}`);
const isGood = rows.length > 0 && rows.every((row) => row.slice(2).every((cell) => cell === 'yes'));
process.exitCode = isGood ? 0 : 1;

/** Installs the version, runs every check on it, and returns `yes` or `no` for each. */
async function judge({ n8n: version, node }: Version, simulator: Simulator): Promise<string[]> {
	const report = (line: string) => {
		console.log(`n8n ${version}: ${line}`);
	};
	const folder = join(FOLDER, version);
	let server: N8nServer | undefined;
	try {
		await install(folder, { n8n: version, node }, report);
		const userFolder = join(folder, 'user');
		await rm(userFolder, { recursive: true, force: true });
		await mkdir(userFolder, { recursive: true });
		await installCommunityNode(userFolder);
		const path = { PATH: pathTo(folder) };
		server = await N8nServer.start(userFolder, simulator, DATA_FOLDER, path);

		const results: string[] = [];
		for (const [name, check] of Object.entries(CHECKS)) {
			const failure = await check(server, simulator).then(
				() => undefined,
				(error: unknown) => error as Error,
			);
			report(`${name}: ${failure ? `no, ${failure.message}` : 'yes'}`);
			results.push(failure ? 'no' : 'yes');
		}
		return results;
	} catch (error) {
		report((error as Error).message);
		return Object.keys(CHECKS).map(() => 'not run');
	} finally {
		await server?.stop();
		if (!isKept) await rm(folder, { recursive: true, force: true });
	}
}

async function install(
	folder: string,
	dependencies: Record<string, string>,
	report: (line: string) => void,
): Promise<void> {
	const manifest = JSON.stringify({
		private: true,
		dependencies,
		// The first as in test/n8n-server. Older versions of n8n take the second, which nothing here
		// uses, from a host of its own.
		overrides: { 'msgpackr-extract': '3.0.4', xlsx: '0.18.5' },
	});
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), manifest);
	await copyFile(join(LOCKED, '.npmrc'), join(folder, '.npmrc'));
	report('is installed, which takes some minutes');
	await installModules(folder, 'install', manifest, report, ['sqlite3', 'node']);
}
