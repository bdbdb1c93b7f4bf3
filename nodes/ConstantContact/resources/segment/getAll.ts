import type { INodeProperties } from 'n8n-workflow';
import { toChoice } from '../../input/choice';
import type { ItemOperation } from '../../runner/operation';
import { SEGMENTS } from '../../transport/collections';
import { readMax, returnAllFields } from '../../parameters/return-all';
import type { StoredSegment } from './create';

const fields: INodeProperties[] = [
	...returnAllFields,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Sort By',
				name: 'sortBy',
				type: 'options',
				default: 'date',
				description: 'The order of the segments',
				options: [
					{ name: 'Date', value: 'date', description: 'Updated last first' },
					{ name: 'Name', value: 'name', description: 'From A to Z' },
				],
			},
		],
	},
];

/** Segment → Get Many, without their criteria. */
export const getAll: ItemOperation = {
	fields,
	async execute(node, item, api) {
		const max = readMax(node, item);
		const sortBy = node.getNodeParameter('options.sortBy', item, 'date');
		const query = {
			limit: Math.min(max, SEGMENTS.pageSize),
			sort_by: toChoice('Sort By', sortBy, ['date', 'name']),
		};
		return await api.getAll<StoredSegment>(SEGMENTS.path, SEGMENTS.property, query, max);
	},
};
