import type { Resource } from '../../runner/operation';
import { get } from './get';
import { getAll } from './getAll';

export const activity: Resource = {
	operations: { get, getAll },
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
				action: 'Get activity',
				description: 'Retrieve the state of one bulk activity, or wait until it is done',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many activities',
				description: 'Retrieve the bulk activities of the last ten days',
			},
		],
	},
};
