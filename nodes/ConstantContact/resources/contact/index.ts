import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../runner';
import { upsert } from './upsert';

export const contactOperations: Record<string, Operation> = { upsert };

export const contactDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'upsert',
		options: [
			{
				name: 'Create or Update',
				value: 'upsert',
				action: 'Create or update contact',
				description:
					'Create a new contact, or update the current one if it already exists (upsert)',
			},
		],
		displayOptions: { show: { resource: ['contact'] } },
	},
	...upsert.fields,
];
