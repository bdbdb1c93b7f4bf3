import { readParameter } from '../../parameters/parameter';
import { LOOK_FIRST, type ItemOperation } from '../../runner/operation';
import { SEGMENTS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { criteria, name, type StoredSegment } from './parameters';

/** Segment → Create. */
export const create: ItemOperation = {
	repeating: LOOK_FIRST,
	access: [SEGMENTS.access.write],
	page: 'https://developer.constantcontact.com/api_guide/segments_overview.html',
	fields: [name.field, criteria.field],
	async execute(node, item, api) {
		const created = await api.post<StoredSegment>(SEGMENTS.path, {
			name: readParameter(node, item, name),
			segment_criteria: criteria.read(node.getNodeParameter(criteria.field.name, item)),
		});
		return identityFirst(SEGMENTS, created);
	},
};
