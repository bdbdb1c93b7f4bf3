import type * as core from 'n8n-core';
import type * as workflowPackage from 'n8n-workflow';
import type { INode, INodeParameters, INodeType } from 'n8n-workflow';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';

/** One execution of a workflow: a start node, and Contact → Create or Update. */
export interface Execution {
	/** When it starts, in milliseconds from the beginning. */
	after: number;
	emails: string[];
	parameters: INodeParameters;
	settings: Partial<INode>;
}

/** What one n8n process does with one credential. */
export interface Work {
	credential: object;
	executions: Execution[];
	/** Polls of a trigger beside them. */
	polls: { count: number; every: number };
}

export interface Done {
	/** How long each execution took, in seconds. */
	seconds: number[];
	failedPolls: number;
}

// n8n's packages only load as CommonJS; so do the nodes, as they are built.
const require = createRequire(import.meta.url);
const { DirectoryLoader, ExecutionLifecycleHooks, PollContext, WorkflowExecute } =
	require('n8n-core') as typeof core;
const { ICredentialsHelper, NodeHelpers, Workflow } =
	require('n8n-workflow') as typeof workflowPackage;
const built = (name: string): INodeType => {
	const types = require(`../../dist/nodes/ConstantContact/${name}.node.js`) as Record<
		string,
		new () => INodeType
	>;
	const type = new types[name]();
	DirectoryLoader.applyDeclarativeNodeOptionParameters(type);
	return type;
};
const types: Record<string, INodeType> = {
	start: {
		description: {
			displayName: 'Start',
			name: 'start',
			inputs: [],
			outputs: ['main'],
			properties: [],
		},
	} as unknown as INodeType,
	contact: built('ConstantContact'),
	trigger: built('ConstantContactTrigger'),
};

/** Stands in for n8n's database. */
class Credentials extends ICredentialsHelper {
	private readonly data: object;

	constructor(data: object) {
		super();
		this.data = data;
	}

	getParentTypes() {
		return ['oAuth2Api'];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async authenticate(_: unknown, __: string, options: never) {
		return await Promise.resolve(options);
	}

	async preAuthentication() {
		return await Promise.resolve(undefined);
	}

	async runPreAuthentication() {
		return await Promise.resolve(undefined);
	}

	async getCredentials(): Promise<never> {
		return await Promise.reject(new Error('The engine reads credentials through getDecrypted'));
	}

	async getDecrypted() {
		return await Promise.resolve(structuredClone(this.data) as never);
	}

	async updateCredentials() {
		await Promise.resolve();
	}

	async updateCredentialsOauthTokenData() {
		await Promise.resolve();
	}

	getCredentialsProperties() {
		return [];
	}
}

let executionNumber = 0;

function additionalData(credentials: Credentials) {
	const executionId = String(++executionNumber);
	return {
		credentialsHelper: credentials,
		hooks: new ExecutionLifecycleHooks('trigger', executionId, { id: 'bench' } as never),
		executionId,
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: 'https://n8n.test/rest',
		instanceBaseUrl: 'https://n8n.test/',
		webhookBaseUrl: 'https://n8n.test/webhook',
		webhookWaitingBaseUrl: 'https://n8n.test/webhook-waiting',
		webhookTestBaseUrl: 'https://n8n.test/webhook-test',
		formWaitingBaseUrl: 'https://n8n.test/form-waiting',
	} as never;
}

function placed(name: string, type: string, given: Partial<INode> = {}): INode {
	const credentials = { constantContactOAuth2Api: { id: 'bench', name: 'Bench' } };
	return {
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials,
		...given,
	};
}

function workflowOf(nodes: INode[], nodeTypes = types) {
	return new Workflow({
		id: 'bench',
		nodes,
		connections: { Start: { main: [[{ node: 'Contact', type: 'main', index: 0 }]] } },
		active: true,
		nodeTypes: {
			getByName: (type) => nodeTypes[type],
			getByNameAndVersion: (type, version) =>
				NodeHelpers.getVersionedNodeType(nodeTypes[type], version),
			getKnownTypes: () => ({}),
		},
		settings: { executionOrder: 'v1' },
	});
}

async function execute(credentials: Credentials, execution: Execution): Promise<number> {
	await sleep(execution.after);
	const { emails, parameters, settings } = execution;
	const start = {
		...types.start,
		execute: async () => await Promise.resolve([emails.map((email) => ({ json: { email } }))]),
	} as INodeType;
	const workflow = workflowOf(
		[
			placed('Start', 'start'),
			placed('Contact', 'contact', {
				...settings,
				parameters: { email: '={{ $json.email }}', ...parameters },
			}),
		],
		{ ...types, start },
	);
	const from = performance.now();
	await new WorkflowExecute(additionalData(credentials), 'trigger').run({
		workflow,
		startNode: workflow.getNode('Start') as INode,
	});
	return (performance.now() - from) / 1000;
}

async function poll(credentials: Credentials, { count, every }: Work['polls']): Promise<number> {
	const node = placed('Trigger', 'trigger', { parameters: { triggerOn: ['contactCreated'] } });
	const workflow = workflowOf([node]);
	let failed = 0;
	for (let number = 0; number < count; number++) {
		const context = new PollContext(
			workflow,
			node,
			additionalData(credentials),
			'trigger',
			'activate',
		);
		await types.trigger.poll?.call(context).catch(() => failed++);
		await sleep(every);
	}
	return failed;
}

process.once('message', (work: Work) => {
	const credentials = new Credentials(work.credential);
	const executions = work.executions.map(
		async (execution) => await execute(credentials, execution),
	);
	void Promise.all([Promise.all(executions), poll(credentials, work.polls)]).then(
		([seconds, failedPolls]) => {
			process.send?.({ seconds, failedPolls } satisfies Done, undefined, {}, () => process.exit());
		},
	);
});
