import type { IDataObject } from 'n8n-workflow';
import { isEmpty, toText } from '../../input/values';
import type { ItemOperation } from '../../runner/operation';
import { NAME_LIMIT } from '../../parameters/name-field';
import { nameField, readName } from './name';

/** A tag as Constant Contact returns it; only what the node reads. */
export interface StoredTag extends IDataObject {
	tag_id: string;
	name: string;
}

/** Tag → Create. */
export const create: ItemOperation = {
	fields: [
		nameField('Name'),
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'Tag Source',
					name: 'tagSource',
					type: 'string',
					default: '',
					placeholder: 'e.g. Shop',
					description: 'Where the tag comes from. It cannot be changed later.',
				},
			],
		},
	],
	async execute(node, item, api) {
		const name = readName(node, item, 'Name');
		const source = node.getNodeParameter('additionalFields.tagSource', item, '');
		return await api.post<StoredTag>('/contact_tags', {
			name,
			...(!isEmpty(source) && { tag_source: toText('Tag Source', source, NAME_LIMIT) }),
		});
	},
};
