import type { ItemOperation } from '../../runner/operation';
import type { Activity } from '../../transport/activity';
import { LISTS } from '../../transport/collections';
import { deleteMember, GONE, readDeletion } from '../plain/deletion';
import { locatorField, readPicked } from '../../parameters/locator';
import { waitField } from '../../parameters/waiting';

/** List → Delete. Its contacts stay. */
export const deleteList: ItemOperation = {
	fields: [locatorField(LISTS), waitField],
	async execute(node, item, api) {
		const list_id = await readPicked(node, item, api, LISTS);
		const activity = await deleteMember<Activity>(api, LISTS, list_id);
		if (!activity) return { list_id, deleted: true, warnings: [GONE] };
		const deletion = await readDeletion(node, item, api, activity);
		await api.remember(LISTS, list_id);
		return { list_id, ...deletion };
	},
};
