import type { ItemOperation } from '../../runner/operation';
import { locatorField, readPicked } from '../../parameters/locator';
import { TAGS } from '../../transport/collections';
import { contactCountOption, readContactCount } from './contact-count';
import type { StoredTag } from './create';

/** Tag → Get. */
export const get: ItemOperation = {
	fields: [locatorField(TAGS), contactCountOption],
	async execute(node, item, api) {
		const count = readContactCount(node, item);
		const tagId = await readPicked(node, item, api, TAGS);
		return await api.get<StoredTag>(`/contact_tags/${tagId}`, count);
	},
};
