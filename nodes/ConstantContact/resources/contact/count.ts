import type { IDataObject } from 'n8n-workflow';
import { flag, readValue } from '../../parameters/parameter';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { CONTACTS } from '../../transport/collections';

const newSubscribers = flag({
	displayName: 'New Subscribers',
	name: 'newSubscribers',
	type: 'boolean',
	default: false,
	description: 'Whether to count those who have subscribed in the last 30 days, too',
});

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
			options: [newSubscribers.field],
		},
	],
	async execute(node, item, api) {
		const isAsked = readValue(node, item, newSubscribers, 'options');
		return await api.get<IDataObject>(
			'/contacts/counts',
			isAsked ? { include: 'new_subscriber' } : {},
		);
	},
};
