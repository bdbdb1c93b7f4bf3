import { emptyContact } from '../../contact-model/contact';
import type { ChangeSource } from '../../contact-model/contact-shapes';
import { isUnsubscribed } from '../../contact-model/fit-contact';
import { InputError } from '../../input/input-error';
import type { StoredContact } from '../../contact-model/stored-contact';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import { isBadRequest } from '../../transport/api-failure';
import { locatorField } from '../../parameters/locator';
import { CONTACTS } from '../../transport/collections';
import { choice, readIfGiven, readValue, text } from '../../parameters/parameter';
import { withWarnings } from '../../parameters/warnings';
import { TO_WRITE } from './account-pages';
import { readUndeleted } from './lookup';
import { unsubscribeNotice } from './notices';
import { putContact } from './put-contact';

const REASON_LIMIT = 255;

const NOT_RECORDED =
	"Constant Contact keeps the account owner's opt-out, and does not record that the contact has asked";

// Creating the contact, or bringing it back, could make it one that gets emails.
const ADVICE = {
	unknown: 'Check the address, or leave it out: a person who is not a contact gets no emails',
	deleted:
		'Leave it out: a deleted contact gets no emails. Bring it back in Constant Contact first if its opt-out has to be recorded',
};

const whoAsked = choice({
	displayName: 'Who Asked',
	name: 'whoAsked',
	type: 'options',
	default: 'Contact',
	description: 'Who asked to unsubscribe the contact. Constant Contact records it.',
	options: [
		{
			name: 'The Account Owner',
			value: 'Account',
			description: 'You decided; you may add the contact again',
		},
		{
			name: 'The Contact',
			value: 'Contact',
			description: 'The person asked; only the person can subscribe again',
		},
	],
});

const reason = text(
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		default: '',
		placeholder: 'e.g. Too many emails',
		description: 'Why, up to 255 characters. It may stay empty.',
	},
	REASON_LIMIT,
);

/** Contact → Unsubscribe. A contact that is unsubscribed already stays as it is, if its wish is recorded. */
export const unsubscribe: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: [CONTACTS.access.read, CONTACTS.access.write],
	subject: CONTACTS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts/putContact',
	fields: [locatorField(CONTACTS), whoAsked.field, unsubscribeNotice, reason.field],
	async execute(node, item, api) {
		const source = readValue(node, item, whoAsked) as ChangeSource;
		const opt_out_reason = readIfGiven(node, item, reason);
		const email = {
			permission_to_send: 'unsubscribed',
			...(opt_out_reason !== undefined && { opt_out_reason }),
		};
		const stored = await readUndeleted(node, item, api, ADVICE, [], {
			worth: TO_WRITE,
			isEnough: ({ stored: shown }) =>
				shown?.email_address !== undefined && isOptOutOf(source, shown.email_address),
		});
		const { contact_id, email_address } = stored;
		if (!email_address) {
			throw new InputError(
				`The contact ${contact_id} has no email address`,
				'Leave it out: it gets no emails',
			);
		}
		const output = { contact_id, email_address: email_address.address };
		if (isOptOutOf(source, email_address)) return { ...output, action: 'unchanged' };

		const change = { contact: emptyContact(), email, source };
		const isOut = isUnsubscribed(stored);
		const written = await putContact(api, stored, change).catch((failure: unknown) => {
			// The contact gets no emails, as it wishes; only the record of its wish is refused.
			if (isOut && isBadRequest(failure)) return undefined;
			throw failure;
		});
		if (!written) return withWarnings({ ...output, action: 'unchanged' }, [NOT_RECORDED]);
		const recorded = written.updated.email_address?.opt_out_source ?? source;
		return withWarnings({ ...output, action: 'unsubscribed' }, [
			...(recorded === source ? [] : [NOT_RECORDED]),
			...written.warnings,
		]);
	},
};

/** Whether the opt-out is recorded already. That of the contact counts for more than the account's. */
function isOptOutOf(
	source: ChangeSource,
	{ permission_to_send, opt_out_source }: NonNullable<StoredContact['email_address']>,
): boolean {
	if (permission_to_send !== 'unsubscribed') return false;
	return source === 'Account' || opt_out_source === 'Contact';
}
