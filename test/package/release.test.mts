import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from '@stoplight/yaml';
import { PROJECT } from '../n8n-server/paths.mts';

interface Step {
	name?: string;
	uses?: string;
	run?: string;
}

interface Workflow {
	on: { push: { tags?: string[] } };
	jobs: Record<string, { permissions?: Record<string, string>; steps: Step[] }>;
}

const FOLDER = join(PROJECT, '.github', 'workflows');
const read = async (file: string) => parse(await readFile(join(FOLDER, file), 'utf8')) as Workflow;
const publish = await read('publish.yml');
const { version } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8')) as {
	version: string;
};

test('each action is that of a commit, so that nobody can put another in its place', async () => {
	const used: string[] = [];
	for await (const file of glob('*.yml', { cwd: FOLDER })) {
		const { jobs } = await read(file);
		used.push(
			...Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? [])),
		);
	}
	assert.ok(used.length > 3);
	for (const each of used) assert.match(each, /^actions\/[a-z-]+@[0-9a-f]{40}$/);
});

test('only a version is published, and no pre-release', () => {
	const filters = publish.on.push.tags ?? [];
	const isPublished = (tag: string) =>
		// In GitHub's filters, a dot is a dot.
		filters.some((filter) => new RegExp(`^${filter.replaceAll('.', '\\.')}$`).test(tag));
	assert.deepEqual(
		[version, '10.20.30', '1.0.0-beta.1', 'v1.0.0', '1.0', '1.0.0.0'].map(isPublished),
		[true, true, false, false, false, false],
	);
});

test('the tag has to be the version, before anything else is done with the sources', () => {
	const { steps, permissions } = publish.jobs.publish;
	assert.equal(permissions?.['id-token'], 'write');
	const runs = steps.flatMap(({ run }) => run ?? []);
	assert.deepEqual(runs.slice(1), ['npm ci', 'npm test', 'npm run release']);
	const exitFor = (tag: string) =>
		spawnSync('bash', ['-c', runs[0]], {
			cwd: PROJECT,
			env: { ...process.env, GITHUB_REF_NAME: tag },
		}).status;
	assert.deepEqual([exitFor(version), exitFor('99.0.0')], [0, 1]);
});
