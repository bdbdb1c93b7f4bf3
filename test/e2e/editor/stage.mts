import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, type TestContext } from 'node:test';
import { installCommunityNode } from '../../n8n-server/community-node.mts';
import { installN8n } from '../../n8n-server/install.mts';
import { PROJECT } from '../../n8n-server/paths.mts';
import { N8nServer } from '../../n8n-server/server.mts';
import { connectAccount, type Credentials } from '../../n8n-server/workflows.mts';
import type { Account } from '../../simulator/account.mts';
import { createAccount, type Seed } from '../../simulator/control.mts';
import { startSimulator, type Simulator } from '../../simulator/simulator.mts';
import { Editor } from './editor.mts';

const USER_FOLDER = join(PROJECT, '.e2e', 'editor');

/** The files that workflows may read. */
export const FILES = join(PROJECT, 'test', 'e2e', 'editor', 'files');

// What all tests of one process share. `npm run test:editor` runs every file in one process, because
// starting n8n takes longer than most tests; each test has an account and workflows of its own.
export let simulator: Simulator;
export let n8n: N8nServer;
export let editor: Editor;

before(async () => {
	await installN8n(console.log);
	await rm(USER_FOLDER, { recursive: true, force: true });
	await mkdir(USER_FOLDER, { recursive: true });
	await installCommunityNode(USER_FOLDER);
	simulator = await startSimulator();
	n8n = await N8nServer.start(USER_FOLDER, simulator, FILES);
	editor = await Editor.open(n8n, simulator);
});

afterEach(async (context) => {
	const { name, passed } = context as TestContext & { passed: boolean };
	if (!passed) await editor.shoot(`failed: ${name.replaceAll(/\W+/g, ' ')}`);
});

after(async () => {
	await editor?.close();
	await n8n?.stop();
	await simulator?.close();
});

/** An account whose app lets this n8n connect. */
export function newAccount(seed: Seed = {}): Account {
	const redirectUris = [`${n8n.url}/rest/oauth2-credential/callback`];
	return createAccount(simulator.world, { ...seed, settings: { redirectUris, ...seed.settings } });
}

/** Stores a credential for which somebody has allowed access already. */
export async function connect(account: Account): Promise<Credentials> {
	return await connectAccount(n8n, account, 'Bakery');
}
