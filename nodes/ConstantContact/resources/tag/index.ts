import { bulk, type Resource } from '../../runner/operation';
import { create } from './create';
import { deleteTag } from './delete';
import { deleteMany } from './deleteMany';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const tag: Resource = {
	operations: {
		create,
		delete: deleteTag,
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
				action: 'Create tag',
				description: 'Create a new tag that contacts can be given',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete tag',
				description: 'Delete a tag; its contacts stay in the account',
			},
			{
				name: 'Delete Many',
				value: 'deleteMany',
				action: 'Delete many tags',
				description: 'Delete several tags at once; their contacts stay in the account',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get tag',
				description: 'Retrieve one tag',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many tags',
				description: 'Retrieve the tags of the account',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update tag',
				description: 'Rename a tag; contacts keep it',
			},
		],
	},
};
