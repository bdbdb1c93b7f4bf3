import type { ItemOperation } from '../../operation';
import type { Activity } from '../../transport/activity';
import { LISTS } from '../../transport/collections';
import { readDeletion } from '../deletion';
import { LIST, locatorField, readPicked } from '../locator';
import { waitField } from '../waiting';

const showOnlyForListDelete = { resource: ['list'], operation: ['delete'] };

/** List → Delete. Its contacts stay. */
export const deleteList: ItemOperation = {
	fields: [locatorField(LIST, showOnlyForListDelete), waitField(showOnlyForListDelete)],
	async execute(node, item, api) {
		const list_id = await readPicked(node, item, api, LIST);
		const activity = await api.delete<Activity>(`/contact_lists/${list_id}`);
		const deletion = await readDeletion(node, item, api, activity);
		await api.remember(LISTS, list_id);
		return { list_id, ...deletion };
	},
};
