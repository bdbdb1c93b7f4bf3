import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT } from '../n8n-server/paths.mts';
import type { N8nServer } from '../n8n-server/server.mts';
import {
	addWorkflow,
	connectAccount,
	isOurs,
	nodeOf,
	pickCredentials,
	readExample,
} from '../n8n-server/workflows.mts';
import type { Account } from '../simulator/account.mts';
import { createAccount, type Seed } from '../simulator/control.mts';
import type { Simulator } from '../simulator/simulator.mts';
import type { ExpectedContact } from './compare.mts';

/** Where n8n has to be allowed to read the CSV. */
export const DATA_FOLDER = join(PROJECT, 'examples', 'data');

/** The node of examples/crm-sync.json that writes the contacts. */
export const NODE = 'Create or Update Contact';

/** A new account with the contacts, lists and custom fields that the CRM sync meets. */
export async function openAccount({ world }: Simulator): Promise<Account> {
	return createAccount(world, JSON.parse(await readTestFile('account.json')) as Seed);
}

/** The contacts that the account has to have after the CRM sync, or after the imports. */
export async function expectedContacts(
	file = 'expected-contacts.json',
): Promise<ExpectedContact[]> {
	return JSON.parse(await readTestFile(file)) as ExpectedContact[];
}

/**
 * Imports the example and fills in the path of the CSV, the list, and a credential whose access token
 * has run out, as a user would.
 * @returns the ID of the workflow
 */
export async function importExample(n8n: N8nServer, account: Account): Promise<string> {
	const credentials = await connectAccount(n8n, account);
	for (const token of account.accessTokens.values()) token.expiresAt = 0;
	const workflow = await readExample('crm-sync');
	pickCredentials(workflow, isOurs, credentials);
	nodeOf(workflow, 'Read CRM Export').parameters.fileSelector = join(DATA_FOLDER, 'crm-export.csv');
	nodeOf(workflow, NODE).parameters.lists = [...account.lists.values()]
		.filter(({ name }) => name === 'Customers')
		.map(({ list_id }) => list_id);
	return await addWorkflow(n8n, workflow);
}

async function readTestFile(name: string): Promise<string> {
	return await readFile(new URL(name, import.meta.url), 'utf8');
}
