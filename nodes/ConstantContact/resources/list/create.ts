import type { INodeProperties } from 'n8n-workflow';
import type { ItemOperation } from '../../runner/operation';
import { readRequired } from '../../parameters/name-field';
import { listFields, readListInput, type StoredList } from './input';

const fields: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Newsletter',
		description: 'A name that no other list has, up to 255 characters',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: listFields,
	},
];

/** List → Create. */
export const create: ItemOperation = {
	fields,
	async execute(node, item, api) {
		const name = readRequired(node, item, 'name', 'Name');
		const input = readListInput(node.getNodeParameter('additionalFields', item, {}));
		return await api.post<StoredList>('/contact_lists', { ...input, name });
	},
};
