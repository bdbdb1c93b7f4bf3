import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { runBulk } from './run-bulk';
import { errorItem, explain, toNodeError } from './node-error';
import type { ItemOperation, Resource } from './operation';
import { ConstantContactApi } from '../transport/api';
import type { RequestOptions } from '../transport/requests';
import { triesOf } from './tries';

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
	const resource = node.getNodeParameter('resource', 0) as string;
	const { operations } = resources[resource];
	const operation = operations[node.getNodeParameter('operation', 0) as string];
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
		return [output];
	} finally {
		context.wasThrottled = isRepeated && api.wasThrottled;
	}
}

/**
 * One item after another, in order, so that rows about the same person do not overwrite each other.
 */
async function runItems(
	node: IExecuteFunctions,
	operation: ItemOperation,
	api: ConstantContactApi,
): Promise<INodeExecutionData[]> {
	const items = node.getInputData();
	const output: INodeExecutionData[] = [];
	for (let item = 0; item < items.length && !api.cancelSignal?.aborted; item++) {
		try {
			for (const json of [await operation.execute(node, item, api)].flat()) {
				output.push({ json, pairedItem: { item } });
			}
		} catch (thrown) {
			const error = toNodeError(node.getNode(), thrown, explain(operation, thrown), [item]);
			if (!node.continueOnFail()) throw error;
			output.push(errorItem(error, item));
		}
	}
	return output;
}
