import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../input/input-error';
import { flag, readValue, type Parameter } from './parameter';

const all = flag({
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
});

const limitField: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

const limit: Parameter<number> = {
	field: limitField,
	read: (given) => {
		const max = Number(given);
		if (Number.isInteger(max) && max > 0) return max;
		throw new InputError(
			`'${limitField.displayName}' is not a whole number above 0: ${quoted(given)}`,
			`Enter a number such as 50, or switch on '${all.field.displayName}'`,
		);
	},
};

/** n8n's pair of fields for operations that return many. */
export const returnAllFields: INodeProperties[] = [all.field, limit.field];

/** How many results the item asks for: Infinity for all. Throws InputError for no such number. */
export function readMax(node: IExecuteFunctions, item: number): number {
	return readValue(node, item, all) ? Infinity : readValue(node, item, limit);
}
