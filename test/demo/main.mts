import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installCommunityNode } from '../n8n-server/community-node.mts';
import { installN8n, N8N_FOLDER } from '../n8n-server/install.mts';
import { PROJECT } from '../n8n-server/paths.mts';
import { N8nServer, OWNER, type Execution } from '../n8n-server/server.mts';
import type { Account } from '../simulator/account.mts';
import { startSimulator, type Simulator } from '../simulator/simulator.mts';
import { DATA_FOLDER, expectedContacts, importExample, NODE, openAccount } from './crm-sync.mts';
import { differences, type ExpectedContact } from './compare.mts';
import { importFile, importTable, type ImportRun } from './imports.mts';

const USER_FOLDER = join(PROJECT, '.demo');

const started = Date.now();
const staysOpen = process.argv.includes('--open');
const cleanUp: (() => Promise<void>)[] = [];

let stopping: Promise<void> | undefined;
const stop = async () =>
	(stopping ??= (async () => {
		for (const end of cleanUp.reverse()) await end();
	})());
for (const signal of ['SIGINT', 'SIGTERM']) {
	process.on(signal, () => {
		void stop().then(() => process.exit(130));
	});
}

try {
	const isGood = await demo();
	if (staysOpen) await new Promise(() => undefined);
	process.exitCode = isGood ? 0 : 1;
} catch (error) {
	console.error(`\n${(error as Error).message}`);
	process.exitCode = 1;
} finally {
	await stop();
}

async function demo(): Promise<boolean> {
	step(`n8n is installed into ${N8N_FOLDER}, the first time for some minutes`);
	await installN8n(step);

	step('The package is built, packed and installed as a community node');
	await rm(USER_FOLDER, { recursive: true, force: true });
	await mkdir(USER_FOLDER, { recursive: true });
	const version = await installCommunityNode(USER_FOLDER);

	step('The Constant Contact simulator starts');
	const simulator = await startSimulator();
	cleanUp.push(simulator.close);
	const account = await openAccount(simulator);

	step('n8n starts, and gets a credential whose access token has run out');
	const n8n = await startN8n(simulator);
	const workflowId = await importExample(n8n, account);

	step(`n8n runs examples/crm-sync.json with n8n-nodes-constant-contact ${version}`);
	const runStarted = Date.now();
	const execution = await n8n.runWorkflow(workflowId, 'Start Sync');
	const seconds = (Date.now() - runStarted) / 1000;

	print(execution, account, seconds);
	const isSynced = isAsExpected(account, await expectedContacts());
	const isImported = await runImports(n8n, simulator);
	if (staysOpen) {
		console.log(`\nThe editor: ${n8n.url}/workflow/${workflowId}
  email     ${OWNER.email}
  password  ${OWNER.password}
Ctrl-C stops everything.`);
	}
	return isSynced && isImported && execution.status === 'success';
}

/** The two examples that import, in one more account that has what the first had. */
async function runImports(n8n: N8nServer, simulator: Simulator): Promise<boolean> {
	const account = await openAccount(simulator);
	step('n8n runs examples/file-import.json with examples/data/branch-office.csv');
	const file = await importFile(n8n, account);
	printImport(file);
	step('n8n runs examples/table-import.json with Date objects from a data table, in Berlin');
	const table = await importTable(n8n, account);
	printImport(table);
	const isGood = isAsExpected(account, await expectedContacts('expected-imports.json'));
	return isGood && !file.error && !table.error;
}

/** Says whether the account has what it has to have. */
function isAsExpected(account: Account, expected: ExpectedContact[]): boolean {
	const problems = differences(account, expected);
	console.log(
		problems.length === 0
			? `\nAll ${String(expected.length)} contacts are as expected in every field; nobody's permission changed.\n`
			: `\nNot as expected:\n  ${problems.join('\n  ')}\n`,
	);
	return problems.length === 0;
}

function printImport({ imported, refused, error }: ImportRun): void {
	console.log(`\n${'people imported'.padEnd(24)}${String(imported).padStart(8)}\n`);
	for (const reason of refused) console.log(`  ${reason}`);
	if (error) console.log(`The workflow failed: ${error}`);
}

async function startN8n(simulator: Simulator): Promise<N8nServer> {
	const n8n = await N8nServer.start(USER_FOLDER, simulator, DATA_FOLDER);
	cleanUp.push(async () => {
		await n8n.stop();
	});
	return n8n;
}

function print(execution: Execution, account: Account, seconds: number): void {
	const { runData, error } = execution.data.resultData;
	const outputs = runData[NODE]?.[0]?.data?.main ?? [];
	const written = outputs[0] ?? [];
	const refused = runData['Refused Rows']?.[0]?.data?.main[0] ?? [];
	const count = (action: string) => written.filter(({ json }) => json.action === action).length;
	const api = account.journal.filter(({ path }) => path.startsWith('/v3/'));
	const rows: [string, number | string][] = [
		['created', count('created')],
		['updated', count('updated')],
		['refused', refused.length],
		['requests sent', api.length],
		['access tokens renewed', account.journal.length - api.length],
		['429 answers', api.filter(({ status }) => status === 429).length],
		['seconds', seconds.toFixed(1)],
		['requests a second', (api.length / seconds).toFixed(1)],
	];
	console.log(
		`\n${rows.map(([name, value]) => `${name.padEnd(24)}${String(value).padStart(8)}`).join('\n')}`,
	);
	console.log('\nRefused rows:');
	for (const { json } of refused) console.log(`  ${String(json.crm_id)}  ${String(json.reason)}`);
	const warned = written.filter(({ json }) => json.warnings !== undefined);
	console.log('\nWritten, but for:');
	for (const { json } of warned) {
		console.log(`  ${String(json.email_address)}  ${(json.warnings as string[]).join('; ')}`);
	}
	if (error) console.log(`\nThe workflow failed: ${error.message}`);
}

function step(text: string): void {
	console.log(`[${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s] ${text}`);
}
