import type { INodeProperties } from 'n8n-workflow';
import { refuseNoNames } from '../../input/given-names';
import { ONLY_DELETES, type BulkOperation, type Part } from '../../runner/operation';
import type { Kind } from '../../transport/collections';
import { idsOf } from '../../parameters/contact/names';
import { longestWait, wait } from '../../parameters/waiting';

/** Lists, tags or custom fields that are deleted together. */
interface DeletedTogether {
	collection: Kind;
	/** The page of Constant Contact that it rests on. */
	page: string;
	path: string;
	/** What the API calls the IDs in the body. */
	property: string;
	/** How many one request takes. */
	limit: number;
	/** The parameter in which they are picked. */
	field: INodeProperties;
}

/** What goes in one request, and which of it each item names. */
interface Chunk {
	ids: string[];
	namedBy: Map<number, string[]>;
}

/**
 * Makes the operation: what all items name, each once. An item comes out for each input item, with the
 * IDs that it names; two come out where these go in two requests.
 */
export function deleteManyOperation({
	collection,
	page,
	path,
	property,
	limit,
	field,
}: DeletedTogether): BulkOperation<string[]> {
	const { name, displayName: label } = field;
	return {
		repeating: ONLY_DELETES,
		access: [...new Set([collection.access.read, 'contacts:write'])],
		page,
		fields: [
			{ ...field, required: true },
			wait.field,
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add option',
				default: {},
				options: [longestWait.field],
			},
		],
		isPlannedOnce: true,
		async read(node, item, api) {
			const given = node.getNodeParameter(name, item, []);
			refuseNoNames(label, given, 'Pick at least one');
			return await idsOf(api, label, given, collection);
		},
		async plan(parts) {
			return toIdChunks(parts, limit).map(({ ids, namedBy }) => ({
				path,
				body: { [property]: ids },
				items: [...namedBy.keys()],
				each: [...namedBy.values()].map((named) => ({ [property]: named })),
			}));
		},
	};
}

/** In the order of the items. What an item names stays together where a request takes it. */
function toIdChunks(parts: Array<Part<string[]>>, limit: number): Chunk[] {
	const chunkOf = new Map<string, Chunk>();
	const chunks: Chunk[] = [];
	const open = () => {
		chunks.push({ ids: [], namedBy: new Map() });
		return chunks[chunks.length - 1];
	};
	let last = open();
	for (const { item, asked } of parts) {
		const named = new Set(asked);
		const added = [...named].filter((id) => !chunkOf.has(id)).length;
		if (added <= limit && last.ids.length + added > limit) last = open();
		for (const id of named) {
			if (!chunkOf.has(id)) {
				if (last.ids.length === limit) last = open();
				last.ids.push(id);
				chunkOf.set(id, last);
			}
			const { namedBy } = chunkOf.get(id) ?? last;
			const ids = namedBy.get(item) ?? [];
			namedBy.set(item, ids);
			ids.push(id);
		}
	}
	return chunks.filter(({ ids }) => ids.length > 0);
}
