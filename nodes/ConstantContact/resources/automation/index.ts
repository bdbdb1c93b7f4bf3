import type { Resource } from '../../runner/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const automation: Resource = {
	operations: {
		create,
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
				action: 'Create automation',
				description: 'Create an automation with a trigger as JSON, and no steps yet',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get automation',
				description: 'Retrieve one automation with its trigger and tasks',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many automations',
				description: 'Retrieve the automations of the account with their state',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update automation',
				description:
					'Replace the flow of an automation with another one as JSON; what is left out may be cleared',
			},
		],
	},
};
