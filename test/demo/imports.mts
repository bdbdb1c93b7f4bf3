import { join } from 'node:path';
import { tableOf } from '../n8n-server/data-table.mts';
import type { Execution, N8nServer } from '../n8n-server/server.mts';
import {
	addWorkflow,
	connectAccount,
	isOurs,
	nodeOf,
	pickCredentials,
	readExample,
	type Workflow,
} from '../n8n-server/workflows.mts';
import type { Account } from '../simulator/account.mts';
import { DATA_FOLDER } from './crm-sync.mts';

/** What an import says: what went in, and what did not, with the reason. */
export interface ImportRun {
	/** People, as Constant Contact counts them. */
	imported: number;
	refused: string[];
	error?: string;
}

/** Runs examples/file-import.json with a file that a spreadsheet has saved with semicolons. */
export async function importFile(n8n: N8nServer, account: Account): Promise<ImportRun> {
	const workflow = await filledIn(n8n, account, 'file-import');
	nodeOf(workflow, 'Read File').parameters.fileSelector = join(DATA_FOLDER, 'branch-office.csv');
	nodeOf(workflow, 'Import From File').parameters.lists = ['Customers'];
	const id = await addWorkflow(n8n, workflow);
	return toRun(await n8n.runWorkflow(id, 'Start Import'), 'Import From File', 'Not Imported');
}

/**
 * Runs examples/table-import.json in Berlin. One of its days is midnight there, which is the day before
 * in UTC and in America, the other is midnight in UTC. Version 1 of the node for data tables gives Date
 * objects, as nodes for databases do; newer ones give text.
 */
export async function importTable(n8n: N8nServer, account: Account): Promise<ImportRun> {
	const workflow = await filledIn(n8n, account, 'table-import');
	workflow.settings = { ...workflow.settings, timezone: 'Europe/Berlin' };
	nodeOf(workflow, 'Customers').typeVersion = 1;
	const id = await addWorkflow(n8n, workflow);
	await n8n.runWorkflow(id, 'Set Up Once');
	const table = await tableOf(n8n, 'Customers');
	await table.insert([
		{ email: 'gus.grain@example.com', first_name: 'Gus', birthday: '1985-03-30T23:00:00.000Z' },
		{ email: 'bystander@example.com', last_name: '', birthday: '1990-05-01T00:00:00.000Z' },
	]);
	return toRun(await n8n.runWorkflow(id, 'Start Import'), 'Import Contacts', 'Refused Rows');
}

async function filledIn(n8n: N8nServer, account: Account, example: string): Promise<Workflow> {
	const workflow = await readExample(example);
	pickCredentials(workflow, isOurs, await connectAccount(n8n, account));
	return workflow;
}

function toRun({ data }: Execution, node: string, refusals: string): ImportRun {
	const { runData, error } = data.resultData;
	const itemsOf = (name: string) => runData[name]?.[0]?.data?.main[0] ?? [];
	const counts = itemsOf(node).map(({ json }) => Number(json.person_count));
	return {
		imported: counts.reduce((sum, count) => sum + count, 0),
		refused: itemsOf(refusals).map(({ json }) => String(json.reason)),
		...(error && { error: error.message }),
	};
}
