import { readParameter } from '../../parameters/parameter';
import { LOOK_FIRST, type ItemOperation } from '../../runner/operation';
import { SEGMENTS, TAGS } from '../../transport/collections';
import { identityFirst } from '../../transport/identity-first';
import { contactsWho } from './contacts-who';
import { name, type StoredSegment } from './parameters';

/** Segment → Create. */
export const create: ItemOperation = {
	repeating: LOOK_FIRST,
	access: [SEGMENTS.access.write, TAGS.access.read],
	page: 'https://developer.constantcontact.com/api_guide/segments_overview.html',
	fields: [name.field, ...contactsWho.fields],
	async execute(node, item, api) {
		const created = await api.post<StoredSegment>(SEGMENTS.path, {
			name: readParameter(node, item, name),
			segment_criteria: await contactsWho.read(node, item, api),
		});
		return identityFirst(SEGMENTS, created);
	},
};
