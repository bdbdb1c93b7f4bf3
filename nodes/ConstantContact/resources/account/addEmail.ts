import type { IDataObject } from 'n8n-workflow';
import { quoted } from '../../input/input-error';
import { readParameter } from '../../parameters/parameter';
import type { ItemOperation } from '../../runner/operation';
import { ApiFailure, reworded } from '../../transport/api-failure';
import { accountEmail } from './details';

const email = accountEmail(
	'Email',
	'email',
	'Constant Contact sends it a confirmation email at once. Campaigns can be sent from it once the link in it is clicked. The API cannot remove it again.',
);

/** Account → Add Email: one that campaigns can be sent from, once its owner confirms it. */
export const addEmail: ItemOperation = {
	repeating: 'Repeating adds nothing twice: an address that was added already is refused (409)',
	access: ['account:update'],
	page: 'https://developer.constantcontact.com/api_guide/account_post_emails.html',
	fields: [{ ...email.field, required: true }],
	async execute(node, item, api) {
		const email_address = readParameter(node, item, email);
		const added = await api
			.post<IDataObject>('/account/emails', { email_address })
			.catch((failure: unknown) => {
				if (!(failure instanceof ApiFailure) || failure.status !== 409) throw failure;
				throw reworded(
					failure,
					`${failure.message}. The account has the address ${quoted(email_address)} already`,
					'Nothing was added or sent. Account → Get Emails tells whether it is confirmed',
				);
			});
		return { email_address, ...added };
	},
};
