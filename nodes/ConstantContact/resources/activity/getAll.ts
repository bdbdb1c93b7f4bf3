import type { IDataObject } from 'n8n-workflow';
import { toChoice } from '../../input/choice';
import { isEmpty } from '../../input/values';
import type { ItemOperation } from '../../runner/operation';
import { readMax, returnAllFields } from '../../parameters/return-all';

const PAGE_SIZE = 500;
const STATES = [
	{ name: 'Cancelled', value: 'cancelled' },
	{ name: 'Completed', value: 'completed' },
	{ name: 'Failed', value: 'failed' },
	{ name: 'Processing', value: 'processing' },
	{ name: 'Timed Out', value: 'timed_out' },
];

/** Activity → Get Many: the bulk jobs of the last ten days. */
export const getAll: ItemOperation = {
	fields: [
		...returnAllFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'State',
					name: 'state',
					type: 'options',
					default: 'completed',
					description: 'Which activities to return',
					options: STATES,
				},
			],
		},
	],
	async execute(node, item, api) {
		const max = readMax(node, item);
		const state = node.getNodeParameter('filters.state', item, '');
		const states = STATES.map(({ value }) => value);
		const query = {
			limit: Math.min(max, PAGE_SIZE),
			...(!isEmpty(state) && { state: toChoice('State', state, states) }),
		};
		return await api.getAll<IDataObject>('/activities', 'activities', query, max);
	},
};
