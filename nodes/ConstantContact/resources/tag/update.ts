import type { ItemOperation } from '../../runner/operation';
import { TAGS } from '../../transport/collections';
import { locatorField, readPicked } from '../../parameters/locator';
import type { StoredTag } from './create';
import { nameField, readName } from './name';

/** Tag → Update: its name, the only thing that can be changed. */
export const update: ItemOperation = {
	fields: [locatorField(TAGS), nameField('New Name')],
	async execute(node, item, api) {
		const name = readName(node, item, 'New Name');
		const tagId = await readPicked(node, item, api, TAGS);
		const updated = await api.put<StoredTag>(`/contact_tags/${tagId}`, { name });
		await api.remember(TAGS, tagId, updated);
		return updated;
	},
};
