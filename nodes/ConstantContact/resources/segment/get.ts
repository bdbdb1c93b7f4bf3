import type { ItemOperation } from '../../runner/operation';
import { locatorField, readPicked } from '../../parameters/locator';
import { SEGMENTS } from '../../transport/collections';
import type { StoredSegment } from './create';

/** Segment → Get, with its criteria. Deleted ones are found by ID. */
export const get: ItemOperation = {
	fields: [locatorField(SEGMENTS)],
	async execute(node, item, api) {
		const id = await readPicked(node, item, api, SEGMENTS);
		return await api.get<StoredSegment>(`/segments/${id}`);
	},
};
