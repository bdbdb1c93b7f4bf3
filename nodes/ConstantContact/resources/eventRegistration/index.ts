import type { Resource } from '../../runner/operation';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const eventRegistration: Resource = {
	operations: { get, getAll, update },
	dropdown: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'getAll',
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get event registration',
				description: 'Retrieve a registration with its contact, answers and tickets',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many event registrations',
				description: 'Retrieve who has registered for an event',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update event registrations',
				description: 'Change the status or payment status of registrations',
			},
		],
	},
};
