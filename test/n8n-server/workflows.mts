import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from '../simulator/account.mts';
import { PROJECT } from './paths.mts';
import type { N8nServer } from './server.mts';

const EXAMPLES = join(PROJECT, 'examples');

export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, Record<string, ({ node: string }[] | null)[]>>;
	settings: object;
}

export interface WorkflowNode {
	name: string;
	type: string;
	typeVersion?: number;
	parameters: Record<string, unknown>;
	credentials?: Credentials;
}

/** Credentials by the name of their type. */
export type Credentials = Record<string, { id: string; name: string }>;

/** The names of the workflows in `examples/`. */
export async function exampleNames(): Promise<string[]> {
	const files = await readdir(EXAMPLES);
	return files.filter((file) => file.endsWith('.json')).map((file) => file.replace('.json', ''));
}

/** A workflow of `examples/` as users import it. */
export async function readExample(name: string): Promise<Workflow> {
	return JSON.parse(await readFile(join(EXAMPLES, `${name}.json`), 'utf8')) as Workflow;
}

/** The node of that name. Throws when the workflow has none. */
export function nodeOf({ name, nodes }: Workflow, wanted: string): WorkflowNode {
	const node = nodes.find((each) => each.name === wanted);
	if (!node) throw new Error(`${name} has no node ${wanted}`);
	return node;
}

/** Stores a credential in n8n, for an account whose owner has allowed access already. */
export async function connectAccount(
	n8n: N8nServer,
	account: Account,
	name?: string,
): Promise<Credentials> {
	const data = {
		grantType: 'authorizationCode',
		clientId: account.clientId,
		clientSecret: account.clientSecret,
		oauthTokenData: account.issueTokens(account.settings.scopes),
	};
	return await addCredential(n8n, 'constantContactOAuth2Api', data, name);
}

/** Stores a credential in n8n. */
export async function addCredential(
	n8n: N8nServer,
	type: string,
	data: object,
	name = `${type} of a test`,
): Promise<Credentials> {
	const stored = { name, type, data };
	const { id } = await n8n.post<{ id: string; name: string }>('/rest/credentials', stored);
	return { [type]: { id, name } };
}

/** Picks the credential in every node whose type passes, as users do after an import. */
export function pickCredentials(
	{ nodes }: Workflow,
	passes: (type: string) => boolean,
	credentials: Credentials,
): void {
	for (const node of nodes) if (passes(node.type)) node.credentials = credentials;
}

/** Whether it is a node of this package: the node, its trigger, or the node as a tool. */
export function isOurs(type: string): boolean {
	return type.startsWith('n8n-nodes-constant-contact.');
}

/** Stores a workflow in n8n and returns its ID. */
export async function addWorkflow(n8n: N8nServer, workflow: Workflow): Promise<string> {
	return (await n8n.post<{ id: string }>('/rest/workflows', { active: false, ...workflow })).id;
}

/**
 * Poll Times for a trigger, at several seconds of each minute. n8n refuses an interval below a minute,
 * but takes any number of times that come once a minute each.
 */
export function pollEvery(seconds: number): object {
	const times = Array.from({ length: Math.floor(60 / seconds) }, (_, index) => index * seconds);
	const item = times.map((second) => ({
		mode: 'custom',
		cronExpression: `${String(second)} * * * * *`,
	}));
	return { item };
}
