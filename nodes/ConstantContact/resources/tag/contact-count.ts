import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { toBoolean } from '../../input/booleans';

/** The options of operations that return tags. */
export const contactCountOption: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Contact Count',
			name: 'contactCount',
			type: 'boolean',
			default: false,
			description: 'Whether to count the contacts that have the tag',
		},
	],
};

/** The query for the contact count, empty when none is asked for. */
export function readContactCount(node: IExecuteFunctions, item: number) {
	const isAsked = node.getNodeParameter('options.contactCount', item, false);
	return toBoolean('Contact Count', isAsked) ? { include_count: true } : {};
}
