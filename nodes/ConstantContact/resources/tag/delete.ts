import type { ItemOperation } from '../../runner/operation';
import type { Activity } from '../../transport/activity';
import { TAGS } from '../../transport/collections';
import { deleteMember, GONE, readDeletion } from '../plain/deletion';
import { locatorField, readPicked } from '../../parameters/locator';
import { waitField } from '../../parameters/waiting';

/** Tag → Delete. Its contacts stay, without the tag. */
export const deleteTag: ItemOperation = {
	fields: [locatorField(TAGS), waitField],
	async execute(node, item, api) {
		const tag_id = await readPicked(node, item, api, TAGS);
		const activity = await deleteMember<Activity>(api, TAGS, tag_id);
		if (!activity) return { tag_id, deleted: true, warnings: [GONE] };
		const deletion = await readDeletion(node, item, api, activity);
		await api.remember(TAGS, tag_id);
		return { tag_id, ...deletion };
	},
};
