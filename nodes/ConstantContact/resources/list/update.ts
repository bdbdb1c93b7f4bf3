import type { INodeProperties } from 'n8n-workflow';
import type { ItemOperation } from '../../runner/operation';
import { LISTS } from '../../transport/collections';
import { locatorField, readPicked } from '../../parameters/locator';
import { readUpdate } from '../../parameters/update-fields';
import { listFields, mergeList, readListInput, type StoredList } from './input';

const fields: INodeProperties[] = [
	locatorField(LISTS),
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			...listFields,
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Newsletter',
				description: 'The new name, which no other list may have',
			},
		],
	},
];

/** List → Update. */
export const update: ItemOperation = {
	fields,
	async execute(node, item, api) {
		const change = readUpdate(node, item, readListInput);
		const path = `/contact_lists/${await readPicked(node, item, api, LISTS)}`;
		const stored = await api.get<StoredList>(path);
		const updated = await api.put<StoredList>(path, mergeList(stored, change));
		await api.remember(LISTS, stored.list_id, updated);
		return updated;
	},
};
