import { SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { PROJECT } from '../n8n-server/paths.mts';
import { pack } from './pack.js';
import { scan } from './scan.mts';

const SPACING = join('nodes', 'ConstantContact', 'transport', 'spacing');
let folder: string;
before(async () => {
	folder = await mkdtemp(join(tmpdir(), 'constant-contact-scan-'));
	for (const part of ['package.json', 'credentials', 'nodes']) {
		await cp(join(PROJECT, part), join(folder, 'source', part), { recursive: true });
	}
	// A copy, because ESLint ignores what is below node_modules, where the tarball is unpacked.
	const packed = await pack();
	await cp(packed.folder, join(folder, 'tarball'), { recursive: true });
	await packed.remove();
});
after(async () => {
	await rm(folder, { recursive: true });
});

const legs = [
	{ leg: 'source', patterns: SOURCE_FILE_PATTERNS, file: `${SPACING}.ts` },
	{ leg: 'tarball', patterns: ['**/*.js', 'package.json'], file: join('dist', `${SPACING}.js`) },
];
for (const { leg, patterns, file } of legs) {
	describe(`n8n's scan of the ${leg}`, () => {
		test('finds nothing', async () => {
			assert.deepEqual(await scan(join(folder, leg), patterns), []);
		});

		test('finds what is planted, also behind a comment that switches the rule off', async () => {
			const path = join(folder, leg, file);
			const planted = `setTimeout(() => {}, 1); // eslint-disable-line\nexports.home = process.env.HOME;\n`;
			await writeFile(path, planted + (await readFile(path, 'utf8')));
			const findings = await scan(join(folder, leg), patterns);
			assert.deepEqual(
				findings.map((finding) => finding.split(': ')[0]),
				[1, 2].map((line) => `${path}:${String(line)} @n8n/community-nodes/no-restricted-globals`),
			);
		});
	});
}
