import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { sentences } from '../input/sentences';
import { runBulk } from './run-bulk';
import { inOrder } from './in-order';
import { errorItem, explain, inOneMessage, nameItems, toNodeError } from './node-error';
import {
	ONLY_READS,
	WithFile,
	type ItemOperation,
	type Operation,
	type Resource,
} from './operation';
import { refuseUnpicked } from './refuse-unpicked';
import { mayMeet, subjectOf } from './subjects';
import { ConstantContactApi } from '../transport/api';
import type { RequestOptions } from '../transport/sender';
import { tellWarnings } from './tell-warnings';
import { triesOf } from './tries';

/** What n8n adds to the resources and operations of every node with a credential. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

/** n8n keeps it between tries of Retry On Fail. */
interface Context {
	/** Whether the try before met others that use the API key. */
	wasThrottled?: boolean;
}

/**
 * Runs the chosen operation. Each output item is paired with its input item; a failed item is thrown
 * or, with On Error set to continue, becomes an error item while its neighbours go on.
 */
export async function run(node: IExecuteFunctions, resources: Record<string, Resource>) {
	try {
		return await runOperation(node, resources);
	} catch (thrown) {
		// n8n gives an agent's model the message alone, and its tools no On Error to set.
		throw node.getNode().type.endsWith('Tool') ? inOneMessage(thrown) : thrown;
	}
}

async function runOperation(node: IExecuteFunctions, resources: Record<string, Resource>) {
	const operation = chosenOperation(node, resources);
	const requestOptions = node.getNodeParameter('requestOptions', 0, {}) as RequestOptions;
	const { access } = operation;
	const context = node.getContext('node') as Context;
	let api: ConstantContactApi;
	try {
		api = new ConstantContactApi(node, requestOptions, context.wasThrottled, access);
	} catch (thrown) {
		throw toNodeError(node.getNode(), thrown, explain(operation, thrown));
	}
	let isRepeated = triesOf(node.getNode()) > 1;
	try {
		const output =
			'execute' in operation
				? await runItems(node, operation, api)
				: await runBulk(node, operation, api);
		// n8n looks at the first item, and takes it for the node's failure.
		isRepeated &&= output[0]?.json.error !== undefined;
		tellWarnings(node, output);
		return [output];
	} finally {
		context.wasThrottled = isRepeated && api.wasThrottled;
	}
}

/** Throws NodeOperationError for n8n's *Custom API Call*, and for what an earlier or later version had. */
function chosenOperation(node: IExecuteFunctions, resources: Record<string, Resource>): Operation {
	const resource = node.getNodeParameter('resource', 0) as string;
	const operation = node.getNodeParameter('operation', 0, '') as string;
	const chosen = resources[resource]?.operations[operation];
	if (chosen) return chosen;
	const [message, description] = [resource, operation].includes(CUSTOM_API_CALL)
		? [
				"'Custom API Call' is not done by this node",
				"Use the node 'HTTP Request': as 'Authentication' pick 'Predefined Credential Type', as 'Credential Type' 'Constant Contact OAuth2 API'",
			]
		: [
				`The node has no operation ${operation} of ${resource}`,
				"Pick 'Resource' and 'Operation' again",
			];
	throw new NodeOperationError(node.getNode(), message, { description });
}

/**
 * Several items at a time, as many as Batching allows. Rows about one person go one after the other, in
 * order, so that they do not overwrite each other. Once an item has failed and the run stops at it, no
 * other begins; all before it have begun.
 */
async function runItems(
	node: IExecuteFunctions,
	operation: ItemOperation,
	api: ConstantContactApi,
): Promise<INodeExecutionData[]> {
	const stops = !node.continueOnFail();
	const outputs: INodeExecutionData[][] = [];
	/** Those that stop the run. */
	const errors = new Map<number, ReturnType<typeof toNodeError>>();
	const failed = (thrown: unknown, item: number) => {
		const error = toNodeError(node.getNode(), thrown, explain(operation, thrown), [item]);
		if (stops && !errors.has(item)) errors.set(item, error);
		return errorItem(error, item);
	};
	const work = async (item: number) => {
		try {
			refuseUnpicked(node, operation, item);
			const made = [await operation.execute(node, item, api)].flat();
			outputs[item] = made.map((one) => {
				if (one instanceof Error) return failed(one, item);
				return { ...(one instanceof WithFile ? one : { json: one }), pairedItem: { item } };
			});
		} catch (thrown) {
			outputs[item] = [failed(thrown, item)];
		}
	};
	await inOrder({
		count: node.getInputData().length,
		most: api.itemsAtOnce,
		about: (item) => subjectOf(node, operation, item),
		mayMeet,
		goesOn: () => !api.cancelSignal?.aborted && errors.size === 0,
		work,
	});
	if (errors.size > 0) {
		const first = Math.min(...errors.keys());
		const error = errors.get(first) as ReturnType<typeof toNodeError>;
		const done = outputs.flatMap((_, item) => (item > first && !errors.has(item) ? [item] : []));
		error.description = sentences(error.description ?? '', describeDone(operation, done));
		throw error;
	}
	return outputs.flat();
}

/** What a user who takes the items before the failed one for the finished ones has to know besides. */
function describeDone({ repeating }: ItemOperation, items: number[]): string {
	if (items.length === 0 || repeating === ONLY_READS) return '';
	const names = items.map((item) => nameItems([item])).join(', ');
	return `What was already under way is done, too: ${names}`;
}
