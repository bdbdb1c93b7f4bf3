import type { INodeProperties } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { isEmpty } from '../../input/values';
import type { BulkOperation } from '../../runner/operation';
import type { Collection } from '../../transport/collections';
import { idsOf } from '../../parameters/contact/names';
import { longestWaitOption, waitField } from '../../parameters/waiting';

/** Lists, tags or custom fields that are deleted together. */
interface DeletedTogether {
	collection: Collection;
	path: string;
	/** What the API calls the IDs in the body. */
	property: string;
	/** How many one request takes. */
	limit: number;
	/** The parameter in which they are picked. */
	field: INodeProperties;
}

/** Makes the operation: what all items name, each once, in as few requests as the limit allows. */
export function deleteManyOperation({
	collection,
	path,
	property,
	limit,
	field,
}: DeletedTogether): BulkOperation<string[]> {
	const { name, displayName: label } = field;
	return {
		fields: [
			{ ...field, required: true },
			waitField,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [longestWaitOption],
			},
		],
		isPlannedOnce: true,
		async read(node, item, api) {
			const given = node.getNodeParameter(name, item, []);
			if (!isEmpty(given)) return await idsOf(api, label, given, collection);
			throw new InputError(`'${label}' is empty`, 'Pick at least one');
		},
		async plan(parts) {
			const itemsOf = new Map<string, number[]>();
			for (const { item, asked } of parts) {
				for (const id of asked) {
					const items = itemsOf.get(id) ?? [];
					itemsOf.set(id, items);
					items.push(item);
				}
			}
			const all = [...itemsOf];
			return Array.from({ length: Math.ceil(all.length / limit) }, (_, index) => {
				const chunk = all.slice(index * limit, (index + 1) * limit);
				return {
					path,
					body: { [property]: chunk.map(([id]) => id) },
					items: [...new Set(chunk.flatMap(([, items]) => items))].sort((a, b) => a - b),
				};
			});
		},
	};
}
