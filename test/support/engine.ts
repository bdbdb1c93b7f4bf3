import {
	DirectoryLoader,
	ExecutionLifecycleHooks,
	LoadOptionsContext,
	WorkflowExecute,
} from 'n8n-core';
import {
	deepCopy,
	ICredentialsHelper,
	NodeConnectionTypes,
	NodeHelpers,
	setSafeRegexEngine,
	Workflow,
	type IBinaryKeyData,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type INode,
	type INodeCredentialsDetails,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
	type INodeTypes,
	type IRequestOptionsSimplified,
	type IRun,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { ConstantContact } from '../../nodes/ConstantContact/ConstantContact.node';
import type { TestAccount } from './simulator';

const CREDENTIAL = 'constantContactOAuth2Api';

// n8n gives a regular expression 250 ms of wall time, which a busy machine may not have to spare.
setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, by) => input.replace(new RegExp(pattern, flags), by),
	matchAll: (pattern, input, flags) => [...input.matchAll(new RegExp(pattern, `${flags ?? ''}g`))],
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});

/** Stands in for the server's database: the one credential of the run. */
export class StoredCredentials extends ICredentialsHelper {
	/** Every token set that n8n saved after a refresh. */
	readonly saved: unknown[] = [];

	constructor(private data: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes() {
		return ['oAuth2Api'];
	}

	isCredentialUsableByNode() {
		return true;
	}

	async authenticate(
		_data: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions | IRequestOptionsSimplified,
	) {
		return options as IHttpRequestOptions;
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('The engine reads credentials through getDecrypted');
	}

	async getDecrypted() {
		return deepCopy(this.data);
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData(
		_: INodeCredentialsDetails,
		__: string,
		data: ICredentialDataDecryptedObject,
	) {
		this.data = { ...this.data, oauthTokenData: data.oauthTokenData };
		this.saved.push(deepCopy(data.oauthTokenData));
	}

	getCredentialsProperties() {
		return [];
	}
}

let credentialNumber = 0;

/** What the server hands to every run; n8n needs its URLs to be real ones. */
export function additionalData(credentialsHelper: ICredentialsHelper) {
	const url = (path: string) => `https://n8n.test/${path}`;
	return {
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks('manual', '1', { id: 'test' } as IWorkflowBase),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: url('rest'),
		instanceBaseUrl: url(''),
		webhookBaseUrl: url('webhook'),
		webhookWaitingBaseUrl: url('webhook-waiting'),
		webhookTestBaseUrl: url('webhook-test'),
		formWaitingBaseUrl: url('form-waiting'),
	} as unknown as IWorkflowExecuteAdditionalData;
}

export interface Run {
	account: TestAccount;
	/** Only what a user would have changed; n8n fills in the defaults. */
	parameters: INodeParameters;
	items?: Array<INodeExecutionData['json']>;
	/** Files of the items, by item. */
	binary?: IBinaryKeyData[];
	/** On Error, Retry On Fail and the like. */
	settings?: Partial<INode>;
	credentials?: StoredCredentials;
	/** Of the workflow; Asia/Kolkata unless it is given. */
	timezone?: string;
	/** Called with a function that cancels the execution, as the Stop button does. */
	onStart?: (cancel: () => void) => void;
}

/** Batching off: most tests are about something else, and should not wait. */
export const UNPACED = { requestOptions: { batching: { batch: { batchInterval: 0 } } } };

/** Runs the Constant Contact node behind a node that emits `items`, in the engine n8n ships. */
export async function runNode({ account, parameters, items, binary, settings, ...options }: Run) {
	const credentials = options.credentials ?? new StoredCredentials(account.credential as never);
	const { workflow, node } = workflowWith(
		new ConstantContact(),
		parameters,
		items,
		settings,
		binary,
		options.timezone,
	);
	const execution = new WorkflowExecute(additionalData(credentials), 'manual').run({
		workflow,
		startNode: workflow.getNode('Start') as INode,
	});
	options.onStart?.(() => execution.cancel());
	const run: IRun = await execution;
	const { runData, error } = run.data.resultData;
	const [output = [], errorOutput = []] = runData[node.name]?.[0]?.data?.main ?? [];
	return { output: output ?? [], errorOutput: errorOutput ?? [], error, credentials, run };
}

/** What a dropdown or the mapper gets when the editor asks for its content. */
export async function inEditor<T, Given extends unknown[]>(
	account: TestAccount,
	method: (this: ILoadOptionsFunctions, ...given: Given) => Promise<T>,
	...given: Given
) {
	const { workflow, node } = workflowWith(new ConstantContact(), {});
	const data = additionalData(new StoredCredentials(account.credential as never));
	return await method.call(new LoadOptionsContext(workflow, node, data, ''), ...given);
}

/** A node as it stands in a workflow, with n8n's defaults. */
export function placed(name: string, type: string): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} };
}

/** The node types that a test workflow uses. */
export function nodeTypesOf(types: Record<string, INodeType>): INodeTypes {
	return {
		getByName: (type) => types[type],
		getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(types[type], version),
		getKnownTypes: () => ({}),
	};
}

/** A workflow of a start node and the node under test. */
export function workflowWith(
	nodeType: INodeType,
	parameters: INodeParameters,
	items: Array<INodeExecutionData['json']> = [{}],
	settings: Partial<INode> = {},
	binary: IBinaryKeyData[] = [],
	timezone = 'Asia/Kolkata',
) {
	DirectoryLoader.applyDeclarativeNodeOptionParameters(nodeType);
	const start: INodeType = {
		description: {
			displayName: 'Start',
			name: 'start',
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		} as unknown as INodeTypeDescription,
		execute: async () => [items.map((json, item) => ({ json, binary: binary[item] }))],
	};
	const node: INode = {
		...placed('Constant Contact', 'subject'),
		parameters,
		// n8n renews tokens once per credential ID at a time, so accounts must not share one.
		credentials: { [CREDENTIAL]: { id: `${++credentialNumber}`, name: 'Test account' } },
		...settings,
	};
	const workflow = new Workflow({
		id: 'test',
		nodes: [placed('Start', 'start'), node],
		connections: {
			Start: { main: [[{ node: node.name, type: NodeConnectionTypes.Main, index: 0 }]] },
		},
		active: false,
		nodeTypes: nodeTypesOf({ start, subject: nodeType }),
		settings: { executionOrder: 'v1', timezone },
	});
	return { workflow, node };
}
