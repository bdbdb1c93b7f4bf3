import type { INodeProperties } from 'n8n-workflow';

/**
 * n8n's own node setting, in its words. n8n adds it to declarative nodes only, so this node declares
 * it, preset to the published limit of Constant Contact: 4 requests a second for each API key.
 */
export const requestOptions: INodeProperties = {
	displayName: 'Request Options',
	name: 'requestOptions',
	type: 'collection',
	isNodeSetting: true,
	placeholder: 'Add option',
	default: { batching: { batch: { batchSize: 4, batchInterval: 1000 } } },
	options: [
		{
			displayName: 'Batching',
			name: 'batching',
			placeholder: 'Add Batching',
			type: 'fixedCollection',
			typeOptions: { multipleValues: false },
			default: { batch: {} },
			options: [
				{
					displayName: 'Batching',
					name: 'batch',
					values: [
						{
							displayName: 'Items per Batch',
							name: 'batchSize',
							type: 'number',
							typeOptions: { minValue: -1 },
							default: 4,
							description:
								'Number of requests to Constant Contact in each interval, across all runs with the same API key. -1 for disabled. 0 will be treated as 1.',
						},
						{
							displayName: 'Batch Interval (Ms)',
							name: 'batchInterval',
							type: 'number',
							typeOptions: { minValue: 0 },
							default: 1000,
							description: 'Time (in milliseconds) for each batch of requests. 0 for disabled.',
						},
					],
				},
			],
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60000,
			description:
				'Time in ms to wait for an answer before the request is given up. Without this option n8n waits 5 minutes.',
		},
	],
};
