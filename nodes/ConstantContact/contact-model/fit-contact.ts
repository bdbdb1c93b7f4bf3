import { mergePhones, withoutCleared } from './combine';
import { LIMITS, type Contact } from './contact';
import type { Clearing } from './field-table';
import { quoted } from '../input/input-error';
import type { StoredContact } from './stored-contact';

/** What of a contact can be written, and in words what cannot. */
export interface Fitted {
	contact: Contact;
	warnings: string[];
}

/**
 * Takes out of a contact what the stored one has no place for, but that is no reason to leave the rest
 * unwritten: a phone without a kind where there are three of other kinds, and lists of a contact that
 * is unsubscribed, which a later sign-up would bring to life without anybody having asked for them.
 */
export function fitInto(
	stored: StoredContact,
	contact: Contact,
	cleared: readonly Clearing[] = [],
): Fitted {
	const base = withoutCleared(stored, cleared);
	const phone = fitPhone(base, contact);
	const lists = fitLists(stored, contact, cleared);
	return {
		contact: { ...contact, ...phone.fitted, ...lists.fitted },
		warnings: [...phone.warnings, ...lists.warnings],
	};
}

/** Whether the contact has opted out of emails, or the account has done it. */
export function isUnsubscribed({ email_address }: StoredContact): boolean {
	return email_address?.permission_to_send === 'unsubscribed';
}

interface Fit<K extends keyof Contact> {
	fitted: Partial<Pick<Contact, K>>;
	warnings: string[];
}

function fitPhone(base: StoredContact, { phone, phones }: Contact): Fit<'phone'> {
	const others = mergePhones(base.phone_numbers, { phones });
	const all = mergePhones(base.phone_numbers, { phones, phone });
	if (all.length === others.length || all.length <= LIMITS.phones) {
		return { fitted: {}, warnings: [] };
	}
	return {
		fitted: { phone: undefined },
		warnings: [
			`'Phone' ${quoted(phone)} was not written: the contact has ${LIMITS.phones} phone numbers of other kinds, which is all that Constant Contact allows. Map it as the kind of phone that it should replace, such as 'Home Phone'`,
		],
	};
}

function fitLists(
	stored: StoredContact,
	{ lists }: Contact,
	cleared: readonly Clearing[],
): Fit<'lists'> {
	if (!isUnsubscribed(stored) || lists.length === 0) return { fitted: {}, warnings: [] };
	const has = (list: string) => stored.list_memberships?.includes(list) === true;
	const isReplaced = cleared.some(({ section }) => section === 'list_memberships');
	const missing = lists.filter((list) => !has(list)).length;
	return {
		fitted: { lists: isReplaced ? lists.filter(has) : [] },
		warnings:
			missing === 0
				? []
				: [
						`The contact is unsubscribed, so it was not added to ${missing === 1 ? 'the list' : `${missing} lists`}. Only a sign-up of the person brings it back`,
					],
	};
}
