import type { ItemOperation } from '../../runner/operation';
import { TAGS } from '../../transport/collections';
import { readMax, returnAllFields } from '../../parameters/return-all';
import { contactCountOption, readContactCount } from './contact-count';
import type { StoredTag } from './create';

/** Tag → Get Many. */
export const getAll: ItemOperation = {
	fields: [...returnAllFields, contactCountOption],
	async execute(node, item, api) {
		const max = readMax(node, item);
		const query = { limit: Math.min(max, TAGS.pageSize), ...readContactCount(node, item) };
		return await api.getAll<StoredTag>(TAGS.path, TAGS.property, query, max);
	},
};
