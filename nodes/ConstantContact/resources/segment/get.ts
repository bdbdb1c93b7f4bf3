import type { ItemOperation } from '../../runner/operation';
import { SEGMENT, locatorField, readPicked } from '../../parameters/locator';
import type { StoredSegment } from './create';

/** Segment → Get, with its criteria. Deleted ones are found by ID. */
export const get: ItemOperation = {
	fields: [locatorField(SEGMENT)],
	async execute(node, item, api) {
		const id = await readPicked(node, item, api, SEGMENT);
		return await api.get<StoredSegment>(`/segments/${id}`);
	},
};
