import type { INodeProperties } from 'n8n-workflow';
import type { ItemOperation } from '../../runner/operation';
import { locatorField, readPicked } from '../../parameters/locator';
import { LISTS } from '../../transport/collections';
import { memberCountField, readMemberCount } from './member-count';
import type { StoredList } from './input';

const fields: INodeProperties[] = [
	locatorField(LISTS),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [memberCountField],
	},
];

/** List → Get. */
export const get: ItemOperation = {
	fields,
	async execute(node, item, api) {
		const count = readMemberCount(node, item);
		const listId = await readPicked(node, item, api, LISTS);
		return await api.get<StoredList>(`/contact_lists/${listId}`, count);
	},
};
