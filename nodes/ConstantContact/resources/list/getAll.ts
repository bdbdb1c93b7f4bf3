import type { INodeProperties } from 'n8n-workflow';
import { toChoice } from '../../input/choice';
import { toBoolean } from '../../input/booleans';
import { InputError } from '../../input/input-error';
import { isEmpty, toText } from '../../input/values';
import type { ItemOperation } from '../../runner/operation';
import { NAME_LIMIT } from '../../parameters/name-field';
import { readMax, returnAllFields } from '../../parameters/return-all';
import type { StoredList } from './input';
import { memberCountField, readMemberCount } from './member-count';

const PAGE_SIZE = 500;

const fields: INodeProperties[] = [
	...returnAllFields,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'Channel',
				name: 'channel',
				type: 'options',
				default: 'email',
				description: 'Which kind of list to return',
				options: [
					{ name: 'Email', value: 'email' },
					{ name: 'SMS', value: 'sms' },
				],
			},
			{
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Newsletter',
				description: 'The whole name of one list',
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				default: 'active',
				description: 'Without this filter, active lists are returned',
				options: [
					{ name: 'Active', value: 'active' },
					{ name: 'All', value: 'all' },
					{ name: 'Deleted', value: 'deleted' },
				],
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			memberCountField,
			{
				displayName: 'SMS Member Count',
				name: 'smsMemberCount',
				type: 'boolean',
				default: false,
				description:
					"Whether to count the SMS members, too. Needs the filter 'Channel' set to SMS.",
			},
		],
	},
];

/** List → Get Many. */
export const getAll: ItemOperation = {
	fields,
	async execute(node, item, api) {
		const max = readMax(node, item);
		const { channel, name, status } = node.getNodeParameter('filters', item, {});
		const smsCount = node.getNodeParameter('options.smsMemberCount', item, false);
		const countsSms = toBoolean('SMS Member Count', smsCount);
		const query = {
			limit: Math.min(max, PAGE_SIZE),
			status: isEmpty(status) ? 'active' : toChoice('Status', status, ['active', 'all', 'deleted']),
			...(!isEmpty(name) && { name: toText('Name', name, NAME_LIMIT) }),
			...(!isEmpty(channel) && { channel_type: toChoice('Channel', channel, ['email', 'sms']) }),
			...readMemberCount(node, item),
			...(countsSms && { include_sms_membership_count: true }),
		};
		if (countsSms && query.channel_type !== 'sms') {
			throw new InputError(
				"'SMS Member Count' is on, but the lists are those for emails",
				"Add the filter 'Channel' and set it to SMS, or switch the count off",
			);
		}
		return await api.getAll<StoredList>('/contact_lists', 'lists', query, max);
	},
};
