import type { INodeProperties } from 'n8n-workflow';
import { filtersField } from '../../parameters/contact/filters';
import { include } from '../../parameters/contact/include';
import { returnAllFields } from '../../parameters/return-all';
import { simplify } from '../../parameters/simplify';

/** What Contact → Get Many asks for. */
export const fieldsOfGetAll: INodeProperties[] = [
	...returnAllFields,
	simplify.field,
	filtersField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [include.field],
	},
];
