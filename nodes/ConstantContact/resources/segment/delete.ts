import type { ItemOperation } from '../../operation';
import { SEGMENTS } from '../../transport/collections';
import { SEGMENT, locatorField, readPicked } from '../locator';

const showOnlyForSegmentDelete = { resource: ['segment'], operation: ['delete'] };

/** Segment → Delete. Its contacts stay. */
export const deleteSegment: ItemOperation = {
	fields: [locatorField(SEGMENT, showOnlyForSegmentDelete)],
	async execute(node, item, api) {
		const id = await readPicked(node, item, api, SEGMENT);
		await api.delete(`/segments/${id}`);
		await api.remember(SEGMENTS, id);
		return { segment_id: Number(id), deleted: true };
	},
};
