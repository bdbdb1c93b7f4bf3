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
	/** Reads the item's parameters, calls the API, returns what comes out for it. Throws on failure. */
	execute: (
		node: IExecuteFunctions,
		itemIndex: number,
		api: ConstantContactApi,
	) => Promise<IDataObject | IDataObject[]>;
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
			const results = [await operation.execute(node, item, api)].flat();
			output.push(...results.map((json) => ({ json, pairedItem: { item } })));
		} catch (thrown) {
			const error = toNodeError(node.getNode(), operation, thrown, item);
			if (!node.continueOnFail()) throw error;
			// With these two keys and no `error` beside `json`, every n8n sends the item to the error
			// output and adds the input's fields to it.
			const json = { error: error.message, message: error.description ?? '' };
			output.push({ json, pairedItem: { item } });
		}
	}
	return [output];
}

/** The error n8n shows: what happened and to which item, and below it what to do. */
function toNodeError(node: INode, operation: Operation, thrown: unknown, itemIndex: number) {
	const { message, remedy, status, detail } = explain(operation, thrown as Error);
	const options = { description: remedy, itemIndex };
	const error =
		thrown instanceof ApiFailure
			? new NodeApiError(
					node,
					{ status: status ?? null, detail: detail ?? null },
					{ ...options, message, httpCode: status?.toString() },
				)
			: new NodeOperationError(node, message, options);
	// n8n replaces a text in which it finds an error code, be it in somebody's email address. The
	// editor adds the item to a text that does not have it yet, in these very words.
	error.message = `${message} [item ${itemIndex}]`;
	return error;
}

type Explanation = Pick<ApiFailure, 'message' | 'remedy'> & Partial<ApiFailure>;

function explain(operation: Operation, thrown: Error): Explanation {
	if (thrown instanceof ApiFailure || thrown instanceof InputError) return thrown;
	const { message, description, context } = thrown as Partial<NodeOperationError>;
	const parameter = String(context?.parameter).split('.')[0];
	const field = operation.fields.find(({ name }) => name === parameter);
	return field
		? {
				message: `The expression in '${field.displayName}' fails: ${message}`,
				remedy: 'Correct the expression, or the data that it reads',
			}
		: {
				message: String(message),
				remedy: description ?? 'Check the expressions and the settings of this node',
			};
}
