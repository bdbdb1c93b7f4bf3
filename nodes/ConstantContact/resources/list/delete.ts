import type { Operation } from '../../runner';
import type { Activity } from '../../transport/activity';
import { LISTS } from '../../transport/collections';
import { readDeletion, waitField } from '../deletion';
import { LIST, locatorField, readPicked } from '../locator';

const showOnlyForListDelete = { resource: ['list'], operation: ['delete'] };

/** List → Delete. Its contacts stay. */
export const deleteList: Operation = {
	fields: [locatorField(LIST, showOnlyForListDelete), waitField(showOnlyForListDelete)],
	async execute(node, item, api) {
		const list_id = await readPicked(node, item, api, LIST);
		const activity = await api.delete<Activity>(`/contact_lists/${list_id}`);
		const deletion = await readDeletion(node, item, api, activity);
		await api.remember(LISTS, list_id);
		return { list_id, ...deletion };
	},
};
