import type { IDataObject } from 'n8n-workflow';
import { toBoolean } from '../../input/booleans';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { CONTACTS } from '../../transport/collections';

/** Contact → Count: how many contacts the account has, by permission. */
export const count: ItemOperation = {
	repeating: ONLY_READS,
	access: [CONTACTS.access.read],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts/countContact',
	fields: [
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'New Subscribers',
					name: 'newSubscribers',
					type: 'boolean',
					default: false,
					description: 'Whether to count those who have subscribed in the last 30 days, too',
				},
			],
		},
	],
	async execute(node, item, api) {
		const isAsked = node.getNodeParameter('options.newSubscribers', item, false);
		return await api.get<IDataObject>(
			'/contacts/counts',
			toBoolean('New Subscribers', isAsked) ? { include: 'new_subscriber' } : {},
		);
	},
};
