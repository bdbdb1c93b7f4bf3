import type { Operation } from '../../runner';
import { SEGMENT, locatorField, readPicked } from '../locator';
import type { StoredSegment } from './create';

const showOnlyForSegmentGet = { resource: ['segment'], operation: ['get'] };

/** Segment → Get, with its criteria. Deleted ones are found by ID. */
export const get: Operation = {
	fields: [locatorField(SEGMENT, showOnlyForSegmentGet)],
	async execute(node, item, api) {
		const id = await readPicked(node, item, api, SEGMENT);
		return await api.get<StoredSegment>(`/segments/${id}`);
	},
};
