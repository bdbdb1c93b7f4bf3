import { run } from '../n8n-server/install.mts';
import { PROJECT } from '../n8n-server/paths.mts';
import { median, print, rounded } from './report.mts';

const LOADS = 5;
const KILOBYTE = 1024;

/** n8n has loaded n8n-workflow long before it loads a community node. */
const LOAD = `
require('n8n-workflow');
const start = performance.now();
for (const file of require('./package.json').n8n.nodes) require('./' + file);
console.log(performance.now() - start);
`;

/** What the package adds to an n8n: its size, and the time to load its nodes in a fresh process. */
export async function packageSize(): Promise<void> {
	const packed = await run('npm', ['pack', '--dry-run', '--json'], { cwd: PROJECT });
	const [{ size, unpackedSize, entryCount }] = JSON.parse(packed.slice(packed.indexOf('[\n'))) as [
		{ size: number; unpackedSize: number; entryCount: number },
	];
	const times: number[] = [];
	for (let load = 0; load < LOADS; load++) {
		times.push(Number(await run('node', ['--eval', LOAD], { cwd: PROJECT })));
	}
	print(`The package, load time: median of ${String(LOADS)}`, {
		'n8n-nodes-constant-contact': {
			'tarball KB': rounded(size / KILOBYTE),
			'unpacked KB': rounded(unpackedSize / KILOBYTE),
			files: entryCount,
			'load ms': rounded(median(times)),
		},
	});
}
