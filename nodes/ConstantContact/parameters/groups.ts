import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError } from '../input/input-error';
import { readAll, type Parameters } from './parameter';

/** Parameters that the editor shows together, to be added one by one. */
export interface Group {
	/** None when there are no parameters. */
	fields: INodeProperties[];
	/** What the item says, under the names of the API. Throws InputError for a bad value. */
	read: (node: IExecuteFunctions, item: number) => IDataObject;
}

/** What narrows a search. */
export function filters(parameters: Parameters, description?: string): Group {
	return group('Filters', 'filters', 'Add Filter', parameters, description);
}

/** What changes how an operation goes about it, or what it returns. */
export function options(parameters: Parameters): Group {
	return group('Options', 'options', 'Add option', parameters);
}

/** What may be given of something new. */
export function additionalFields(parameters: Parameters): Group {
	return group('Additional Fields', 'additionalFields', 'Add Field', parameters);
}

/** What is to change. Its reader throws InputError when that is nothing. */
export function updateFields(parameters: Parameters): Group {
	const { fields, read } = group('Update Fields', 'updateFields', 'Add Field', parameters);
	return {
		fields,
		read: (node, item) => {
			const change = read(node, item);
			if (Object.keys(change).length > 0) return change;
			throw new InputError(
				"'Update Fields' has no value",
				'Add a field and fill in its new value. Empty fields leave what is stored',
			);
		},
	};
}

function group(
	displayName: string,
	name: string,
	placeholder: string,
	parameters: Parameters,
	description?: string,
): Group {
	const shown = Object.values(parameters)
		.map(({ field }) => field)
		.sort((one, other) => one.displayName.localeCompare(other.displayName));
	const field: INodeProperties = {
		displayName,
		name,
		type: 'collection',
		placeholder,
		default: {},
		...(description && { description }),
		options: shown,
	};
	return {
		fields: shown.length > 0 ? [field] : [],
		read: (node, item) => readAll(parameters, node.getNodeParameter(name, item, {}) as IDataObject),
	};
}
