import { bulk, type Resource } from '../../runner/operation';
import { create } from './create';
import { deleteCustomField } from './delete';
import { deleteMany } from './deleteMany';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const customField: Resource = {
	operations: {
		create,
		delete: deleteCustomField,
		deleteMany: bulk(deleteMany),
		get,
		getAll,
		update,
	},
	dropdown: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'getAll',
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create custom field',
				description: 'Create a new field that contacts can have a value for',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete custom field',
				description: 'Delete a custom field and its values in all contacts',
			},
			{
				name: 'Delete Many',
				value: 'deleteMany',
				action: 'Delete many custom fields',
				description: 'Delete several custom fields and their values in all contacts',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get custom field',
				description: 'Retrieve one custom field with its choices',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many custom fields',
				description: 'Retrieve the custom fields of the account',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update custom field',
				description: 'Rename a custom field, or add and remove choices',
			},
		],
	},
};
