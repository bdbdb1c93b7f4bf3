import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { InputError } from './contact-model/input-error';
import { ConstantContactApi, type RequestOptions } from './transport/api';
import { ApiFailure } from './transport/api-failure';

/** One operation of a resource: its fields in the editor, and what it does with one item. */
export interface Operation {
	fields: INodeProperties[];
	/** Reads the item's parameters, calls the API, returns the item's output. Throws on failure. */
	execute: (
		node: IExecuteFunctions,
		itemIndex: number,
		api: ConstantContactApi,
	) => Promise<IDataObject>;
}

export type Operations = Record<string, Record<string, Operation>>;

/**
 * Runs the chosen operation for each item, in order and one at a time, so that rows about the same
 * person do not overwrite each other. Each output item is paired with its input item; a failed item
 * is thrown or, with On Error set to continue, becomes an error item while its neighbours go on.
 */
export async function run(node: IExecuteFunctions, operations: Operations) {
	const items = node.getInputData();
	const output: INodeExecutionData[] = [];
	const resource = node.getNodeParameter('resource', 0) as string;
	const operation = operations[resource][node.getNodeParameter('operation', 0) as string];
	const requestOptions = node.getNodeParameter('requestOptions', 0, {}) as RequestOptions;
	const api = new ConstantContactApi(node, requestOptions);

	for (let item = 0; item < items.length && !api.cancelSignal?.aborted; item++) {
		try {
			output.push({ json: await operation.execute(node, item, api), pairedItem: { item } });
		} catch (thrown) {
			const error = toNodeError(node.getNode(), thrown, item);
			if (!node.continueOnFail()) throw error;
			// With these keys and no `error` beside `json`, n8n adds the input's fields on the error output.
			const json = { error: error.message, details: error.description ?? '' };
			output.push({ json, pairedItem: { item } });
		}
	}
	return [output];
}

/** The error n8n shows: what happened and to which item, and below it what to do. */
function toNodeError(node: INode, thrown: unknown, itemIndex: number) {
	const error = thrown as Error;
	const message = `${error.message} [Item ${itemIndex}]`;
	if (error instanceof ApiFailure) {
		const answer = { status: error.status ?? null, detail: error.detail ?? null };
		const httpCode = error.status === undefined ? undefined : String(error.status);
		const options = { message, description: error.remedy, httpCode, itemIndex };
		return new NodeApiError(node, answer, options);
	}
	const description =
		error instanceof InputError ? error.remedy : (error as NodeOperationError).description;
	return new NodeOperationError(node, error, {
		message,
		description: description ?? undefined,
		itemIndex,
	});
}
