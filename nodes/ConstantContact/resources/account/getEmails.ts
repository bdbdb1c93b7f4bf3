import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { filters } from '../../parameters/groups';
import { choice, text } from '../../parameters/parameter';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';

const EMAIL_LIMIT = 80;

const email = text(
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		default: '',
		placeholder: 'e.g. nathan@example.com',
		description: 'The whole address',
	},
	EMAIL_LIMIT,
);

const role = choice({
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
});

const status = choice({
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'CONFIRMED',
	description: 'Whether the address may be used as sender',
	options: [
		{ name: 'Confirmed', value: 'CONFIRMED' },
		{ name: 'Unconfirmed', value: 'UNCONFIRMED' },
	],
});

const narrowed = filters(
	{ email_address: email, role_code: role, confirm_status: status },
	'One of these. Constant Contact does not take several at a time.',
);

/** Account → Get Emails: the addresses that campaigns can be sent from. */
export const getEmails: ItemOperation = {
	repeating: ONLY_READS,
	access: ['account:read'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Account_Services/retrieveEmailAddresses',
	fields: narrowed.fields,
	async execute(node, item, api) {
		const query = narrowed.read(node, item);
		if (Object.keys(query).length > 1) {
			throw new InputError(
				"'Filters' has more than one value",
				'Keep one filter: Constant Contact does not take several at a time. A Filter node can do the rest',
			);
		}
		return await api.getArray<IDataObject>('/account/emails', query);
	},
};
