import { InputError } from '../../input/input-error';
import type { ItemOperation } from '../../runner/operation';
import { ApiFailure } from '../../transport/api-failure';
import { locatorField } from '../../parameters/locator';
import { CONTACTS } from '../../transport/collections';
import { requiredLists } from '../../parameters/contact/lists-and-tags';
import { readContactId } from './lookup';
import { resubscribeNotice } from './notices';

const ADVICE = {
	unknown: 'Check the address, or leave it out: only a contact that has unsubscribed can be asked',
	deleted: 'Leave it out: a deleted contact cannot be asked. The person can use a sign-up form',
};

/**
 * Contact → Resubscribe: Constant Contact mails an unsubscribed contact and asks. It stays
 * unsubscribed until it agrees.
 */
export const resubscribe: ItemOperation = {
	repeating: 'Repeating is safe: Constant Contact asks a contact only once',
	access: ['contacts:read', 'contacts:lists:read', 'contacts:write'],
	subject: CONTACTS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts/resubscribeContact',
	fields: [resubscribeNotice, locatorField(CONTACTS), requiredLists.field],
	async execute(node, item, api) {
		const list_ids = await requiredLists.read(node, item, api);
		if (list_ids.length === 0) {
			throw new InputError(
				`'${requiredLists.field.displayName}' is empty`,
				'Pick at least one list: the contact joins it once it agrees',
			);
		}
		const contact_id = await readContactId(node, item, api, ADVICE);
		await api
			.putAnswer(`/contacts/resubscribe/${contact_id}`, { list_ids })
			.catch((failure: unknown) => {
				throw withReason(failure);
			});
		return { contact_id, confirmation_sent: true, list_memberships: list_ids };
	},
};

/** A conflict means that the contact is not unsubscribed, or was asked before. */
function withReason(failure: unknown): unknown {
	if (!(failure instanceof ApiFailure) || failure.status !== 409) return failure;
	return new ApiFailure(
		`${failure.message}. Constant Contact asks a contact only once, and only one that is unsubscribed`,
		'If the person wants your emails again, let them use a sign-up form',
		failure.status,
		failure.detail,
	);
}
