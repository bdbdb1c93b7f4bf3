import type { Resource } from '../../runner/operation';
import { get } from './get';
import { getAll } from './getAll';

export const event: Resource = {
	operations: {
		get,
		getAll,
	},
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
				action: 'Get event',
				description: 'Retrieve one event with place, times and the ID of its track',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many events',
				description: 'Retrieve events with the number of registrations of each',
			},
		],
	},
};
