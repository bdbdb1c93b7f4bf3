import type { ItemOperation } from '../../runner/operation';
import { TAG, locatorField, readPicked } from '../../parameters/locator';
import { contactCountOption, readContactCount } from './contact-count';
import type { StoredTag } from './create';

/** Tag → Get. */
export const get: ItemOperation = {
	fields: [locatorField(TAG), contactCountOption],
	async execute(node, item, api) {
		const count = readContactCount(node, item);
		const tagId = await readPicked(node, item, api, TAG);
		return await api.get<StoredTag>(`/contact_tags/${tagId}`, count);
	},
};
