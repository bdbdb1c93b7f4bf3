import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toChoice } from '../../input/choice';
import { InputError } from '../../input/input-error';
import { isEmpty, toText } from '../../input/values';
import type { ItemOperation } from '../../runner/operation';

const EMAIL_LIMIT = 80;
const ROLES = ['BILLING', 'CONTACT', 'JOURNALING', 'OTHER', 'REPLY_TO'];

const fields: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'One of these. Constant Contact does not take several at a time.',
		options: [
			{
				displayName: 'Email',
				name: 'email',
				type: 'string',
				default: '',
				placeholder: 'e.g. nathan@example.com',
				description: 'The whole address',
			},
			{
				displayName: 'Role',
				name: 'role',
				type: 'options',
				default: 'REPLY_TO',
				description: 'What the account uses the address for',
				options: [
					{ name: 'Billing', value: 'BILLING' },
					{ name: 'Contact', value: 'CONTACT' },
					{ name: 'Journaling', value: 'JOURNALING' },
					{ name: 'Other', value: 'OTHER' },
					{ name: 'Reply To', value: 'REPLY_TO' },
				],
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				default: 'CONFIRMED',
				description: 'Whether the address may be used as sender',
				options: [
					{ name: 'Confirmed', value: 'CONFIRMED' },
					{ name: 'Unconfirmed', value: 'UNCONFIRMED' },
				],
			},
		],
	},
];

/** Account → Get Emails: the addresses that campaigns can be sent from. */
export const getEmails: ItemOperation = {
	fields,
	async execute(node, item, api) {
		const { email, role, status } = node.getNodeParameter('filters', item, {});
		const query: IDataObject = {
			...(!isEmpty(email) && { email_address: toText('Email', email, EMAIL_LIMIT) }),
			...(!isEmpty(role) && { role_code: toChoice('Role', role, ROLES) }),
			...(!isEmpty(status) && {
				confirm_status: toChoice('Status', status, ['CONFIRMED', 'UNCONFIRMED']),
			}),
		};
		if (Object.keys(query).length > 1) {
			throw new InputError(
				"'Filters' has more than one value",
				'Keep one filter: Constant Contact does not take several at a time. A Filter node can do the rest',
			);
		}
		return await api.getArray<IDataObject>('/account/emails', query);
	},
};
