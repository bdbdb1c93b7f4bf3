import { bulk, type Resource } from '../../runner/operation';
import { create } from './create';
import { deleteList } from './delete';
import { deleteMany } from './deleteMany';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';
import { upsert } from './upsert';

export const list: Resource = {
	operations: {
		create,
		upsert,
		delete: deleteList,
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
				action: 'Create list',
				description: 'Create a new contact list',
			},
			{
				name: 'Create or Update',
				value: 'upsert',
				action: 'Create or update list',
				description: 'Create a new list, or update the current one if it already exists (upsert)',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete list',
				description: 'Delete a contact list; its contacts stay in the account',
			},
			{
				name: 'Delete Many',
				value: 'deleteMany',
				action: 'Delete many lists',
				description: 'Delete several contact lists at once; their contacts stay in the account',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get list',
				description: 'Retrieve one contact list',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many lists',
				description: 'Retrieve the contact lists of the account',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update list',
				description: 'Rename a contact list, or change its description or whether it is a favorite',
			},
		],
	},
};
