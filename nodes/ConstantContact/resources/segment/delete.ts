import type { ItemOperation } from '../../runner/operation';
import { SEGMENTS } from '../../transport/collections';
import { deleteMember, GONE } from '../plain/deletion';
import { locatorField, readPicked } from '../../parameters/locator';

/** Segment → Delete. Its contacts stay. */
export const deleteSegment: ItemOperation = {
	fields: [locatorField(SEGMENTS)],
	async execute(node, item, api) {
		const id = await readPicked(node, item, api, SEGMENTS);
		const output = { segment_id: Number(id), deleted: true };
		if (!(await deleteMember(api, SEGMENTS, id))) return { ...output, warnings: [GONE] };
		await api.remember(SEGMENTS, id);
		return output;
	},
};
