import {
	NodeApiError,
	NodeError,
	NodeOperationError,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';
import { InputError } from '../input/input-error';
import { sentences } from '../input/sentences';
import type { Operation } from './operation';
import { ApiFailure } from '../transport/api-failure';

/** What happened, what to do, and what the service has answered. */
type Explanation = Pick<ApiFailure, 'message' | 'remedy'> & Partial<ApiFailure>;

/**
 * The error n8n shows: what happened and to which items, and below it what to do.
 * @param items the input items that failed together; empty when it is not about items
 */
export function toNodeError(
	node: INode,
	thrown: unknown,
	{ message, remedy, status, detail }: Explanation,
	items: number[] = [],
): NodeApiError | NodeOperationError {
	const options = {
		description: sentences(remedy),
		...(items.length === 1 && { itemIndex: items[0] }),
	};
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
	error.message = items.length > 0 ? `${message} [${nameItems(items)}]` : message;
	return error;
}

/** Items as the user counts them, such as `item 3` or `items 0–499`; with gaps, how many there are. */
export function nameItems(items: number[]): string {
	const first = items.reduce((one, other) => Math.min(one, other));
	const last = items.reduce((one, other) => Math.max(one, other));
	if (items.length === 1) return `item ${first}`;
	const hasGaps = last - first + 1 !== items.length;
	return `items ${first}–${last}${hasGaps ? `, ${items.length} of them` : ''}`;
}

/** The error with what to do in its message, for who gets nothing but that. */
export function inOneMessage(thrown: unknown): unknown {
	if (thrown instanceof NodeError && thrown.description) {
		thrown.message = sentences(thrown.message, thrown.description);
		thrown.description = undefined;
	}
	return thrown;
}

/**
 * What comes out for failed work when On Error is set to continue. With these two keys and no
 * `error` beside `json`, every n8n sends the item to the error output and adds the input's fields.
 * @param item the input item; left out when the error is about several
 */
export function errorItem(
	error: NodeApiError | NodeOperationError,
	item?: number,
): INodeExecutionData {
	const json = { error: error.message, message: error.description ?? '' };
	return item === undefined ? { json } : { json, pairedItem: { item } };
}

/** What an operation has thrown, in words for the user. */
export function explain(operation: Operation, thrown: unknown): Explanation {
	if (thrown instanceof InputError) return thrown;
	if (thrown instanceof ApiFailure) {
		const { message, status, detail, isUnclear } = thrown;
		const repeating = isUnclear ? operation.repeating : '';
		return {
			message,
			remedy: sentences(thrown.remedy, repeating),
			status,
			detail,
		};
	}
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
