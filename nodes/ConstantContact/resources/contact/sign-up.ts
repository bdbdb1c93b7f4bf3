import { contactsOf } from './contacts-of-run';
import type { Contact, SignUpSmsChannel } from '../../contact-model/contact';
import {
	collectionsOf,
	isEmptyContact,
	type ChangeSource,
} from '../../contact-model/contact-shapes';
import type { ContactField } from '../../contact-model/field-table';
import { InputError } from '../../input/input-error';
import { mayReplace, toSignUp } from '../../contact-model/sign-up-shape';
import type { StoredContact } from '../../contact-model/stored-contact';
import type { ConstantContactApi } from '../../transport/api';
import { ApiFailure } from '../../transport/api-failure';
import { askWhileUndone } from '../../transport/patience';
import { findByEmail, findById, hasEmail } from './lookup';
import { lists } from '../../parameters/contact/lists-and-tags';
import { putContact } from './put-contact';

const SIGN_UP_FORM = '/contacts/sign_up_form';
const SOURCE: ChangeSource = 'Contact';

/** How long a read by ID may lag behind the sign-up. */
const LAG_MS = 7000;

/** A person who asks to be emailed. */
export interface SignUp {
	/** Empty for a person who signs up with a phone number for texts alone. */
	email: string;
	/** The email as the user wrote it. */
	typed: string;
	sms?: SignUpSmsChannel;
	contact: Contact;
	cleared: ContactField[];
}

/** What has come of it. */
export interface SignedUp {
	contact_id: string;
	action: string;
	/** What was not written besides the sign-up, in words. */
	warnings: string[];
}

/**
 * Subscribes a person with the sign-up form (POST /contacts/sign_up_form), then writes what the form
 * cannot carry. The consent comes first: what hinders the rest is told afterwards.
 * Throws InputError without a list, and ApiFailure when the rest could not be written.
 */
export async function signUp(api: ConstantContactApi, given: SignUp): Promise<SignedUp> {
	refuseSignUp(given);
	const { email, typed, sms, contact } = given;
	// Nobody knows whether phone and address of the form replace stored ones: then a PUT writes them.
	const isKnown =
		email !== '' && mayReplace(contact) && (await findByEmail(api, email, [], typed)) !== undefined;
	const { body, rest } = toSignUp(email, contact, sms, isKnown);
	contactsOf(api).begun.add(email);
	const { contact_id, action } = await contactsOf(api).post<SignedUp>(SIGN_UP_FORM, body);
	contactsOf(api).written.addSignUp(email, contact_id, body);
	// A new contact has nothing to clear.
	const cleared = action === 'created' ? [] : given.cleared;
	if (isEmptyContact(rest) && cleared.length === 0) return { contact_id, action, warnings: [] };
	try {
		const collections = collectionsOf(rest, cleared);
		const stored = await readSubscribed(
			api,
			contact_id,
			{ email, isNew: action === 'created' },
			collections,
		);
		const change = { contact: { ...rest, core: contact.core }, cleared, source: SOURCE };
		const { warnings } = await putContact(api, stored, change);
		return { contact_id, action, warnings };
	} catch (failure) {
		const person = email === '' ? 'The person' : email;
		throw asIncomplete(failure, `${person} is subscribed (contact ${contact_id})`, rest);
	}
}

/** Throws InputError for a person whom `signUp` would not subscribe. */
export function refuseSignUp({ email, contact, sms }: SignUp): void {
	if (contact.lists.length === 0) {
		throw new InputError(
			`'${lists.field.displayName}' is empty`,
			"Pick at least one list: 'Contact Asked to Be Emailed' subscribes the person to it",
		);
	}
	toSignUp(email, contact, sms);
}

/**
 * The contact that has signed up with this email in this run, as it is after that.
 * Throws ApiFailure when the sign-up is not shown after some seconds.
 */
export async function findSignedUp(
	api: ConstantContactApi,
	email: string,
	collections: string[],
): Promise<StoredContact | undefined> {
	const id = contactsOf(api).written.idOfSignedUp(email);
	if (id === undefined) return undefined;
	const stored = await readSubscribed(api, id, { email, isNew: false }, collections);
	return hasEmail(stored, email) ? stored : undefined;
}

/**
 * The contact as it is after the sign-up. A read may lag behind, and show a permission that must not be
 * sent back: only explicit and pending_confirmation can be true now. The latter may be an old one of a
 * contact that is not new, so it counts once the read cannot lag any more.
 * Throws ApiFailure when it still shows another one after some seconds.
 */
async function readSubscribed(
	api: ConstantContactApi,
	id: string,
	{ email, isNew }: { email: string; isNew: boolean },
	collections: string[],
): Promise<StoredContact> {
	const ask = async () =>
		await findById(api, id, collections).catch((failure: unknown) => {
			if (failure instanceof ApiFailure && failure.status === 404) return undefined;
			throw failure;
		});
	const isShown = (stored?: StoredContact) =>
		stored !== undefined && !stored.deleted_at && (email === '' || isSubscribed(stored));
	const isSure = (stored?: StoredContact) =>
		isShown(stored) &&
		(isNew || stored?.email_address?.permission_to_send !== 'pending_confirmation');
	const stored = await askWhileUndone(api, await ask(), ask, isSure, LAG_MS);
	if (stored && isShown(stored)) return stored;
	const shown = stored?.deleted_at ? 'deleted' : stored?.email_address?.permission_to_send;
	throw new ApiFailure(
		stored
			? `Constant Contact still shows the contact as ${shown ?? 'one without an email'}`
			: 'Constant Contact does not show the contact yet',
		'Run the workflow again in a minute: the sign-up can be repeated',
	);
}

function isSubscribed({ email_address }: StoredContact): boolean {
	return ['explicit', 'pending_confirmation'].includes(email_address?.permission_to_send ?? '');
}

/** A failure after the sign-up, with what was done and what was not. */
function asIncomplete(failure: unknown, done: string, rest: Contact): unknown {
	const words = (message: string) => `${done}, but ${thingsOf(rest)} not written: ${message}`;
	if (failure instanceof InputError) return new InputError(words(failure.message), failure.remedy);
	if (!(failure instanceof ApiFailure)) return failure;
	const { message, remedy, status, detail, isFinal } = failure;
	return new ApiFailure(words(message), remedy, status, detail, isFinal);
}

function thingsOf({ phone, phones, addresses, customFields, tags, note }: Contact): string {
	const things = [
		...(phone !== undefined || Object.keys(phones).length > 0 ? ['phones'] : []),
		...(Object.keys(addresses).length > 0 ? ['addresses'] : []),
		...(customFields.length > 0 ? ['choices'] : []),
		...(tags.length > 0 ? ['tags'] : []),
		...(note !== undefined ? ['note'] : []),
	];
	return things.length > 0 ? `${things.join(', ')} were` : 'the fields to clear were';
}
