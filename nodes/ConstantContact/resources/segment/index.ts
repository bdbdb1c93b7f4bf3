import type { Resource } from '../../runner/operation';
import { create } from './create';
import { deleteSegment } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const segment: Resource = {
	operations: {
		create,
		delete: deleteSegment,
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
				action: 'Create segment',
				description: 'Create a new segment of the contacts that meet criteria',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete segment',
				description: 'Delete a segment; its contacts stay in the account',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get segment',
				description: 'Retrieve one segment with its criteria',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many segments',
				description: 'Retrieve the segments of the account, without their criteria',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update segment',
				description: 'Rename a segment, or change its criteria',
			},
		],
	},
};
