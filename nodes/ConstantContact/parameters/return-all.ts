import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../input/input-error';

/** n8n's pair of fields for operations that return many. */
export const returnAllFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** How many results the item asks for: Infinity for all. Throws InputError for no such number. */
export function readMax(node: IExecuteFunctions, item: number): number {
	if (node.getNodeParameter('returnAll', item) === true) return Infinity;
	const limit = node.getNodeParameter('limit', item) as unknown;
	const max = Number(limit);
	if (Number.isInteger(max) && max > 0) return max;
	throw new InputError(
		`'Limit' is not a whole number above 0: ${quoted(limit)}`,
		"Enter a number such as 50, or switch on 'Return All'",
	);
}
