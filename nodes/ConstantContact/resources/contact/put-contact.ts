import { contactsOf } from './contacts-of-run';
import { LIMITS, type Contact } from '../../contact-model/contact';
import {
	collectionsOf,
	toUpdate,
	withoutPermission,
	type ChangeSource,
	type UpdateBody,
} from '../../contact-model/contact-shapes';
import type { Clearing } from '../../contact-model/field-table';
import { fitInto, isUnsubscribed } from '../../contact-model/fit-contact';
import { InputError } from '../../input/input-error';
import type { StoredContact } from '../../contact-model/stored-contact';
import { storedFault } from '../../contact-model/stored-faults';
import { pathSegment, type ConstantContactApi } from '../../transport/api';
import { ApiFailure, isBadRequest } from '../../transport/api-failure';
import { findById } from './lookup';
import { notEmptied, stillMailable } from './put-warnings';
import { keepSmsChannel, smsToSend } from './sms-channel';
import { asTaken } from './taken';

/** What changes of a stored contact. */
export interface ContactChange {
	contact: Contact;
	/** What goes of the stored contact unless `contact` has a new value. */
	cleared?: readonly Clearing[];
	/** What changes of the email address and its permission. */
	email?: UpdateEmail;
	source?: ChangeSource;
}

type UpdateEmail = Partial<NonNullable<UpdateBody['email_address']>>;

/** What the service answered, and in words what it has not done. */
export interface Written {
	updated: StoredContact;
	warnings: string[];
}

const OTHER_PROPERTIES =
	/first_name|last_name|job_title|company_name|birthday|anniversary|phone_numbers|street_addresses|custom_field|taggings|notes|sms_channel/;

/**
 * Writes a change to a stored contact: PUT /contacts/{contact_id} of what is stored and what is
 * mapped. A permission is sent back as it is stored, never as a guess.
 * Throws InputError for a contact without an email, which a PUT needs, and over a limit.
 */
export async function putContact(
	api: ConstantContactApi,
	stored: StoredContact,
	change: ContactChange,
): Promise<Written> {
	refuseWithoutEmail(stored, change);
	const contacts = contactsOf(api);
	const write = async () => await writeChange(api, stored, change);
	// The others have to know it when they write.
	const findsOut =
		contacts.losesSmsChannels === undefined && stored.sms_channel && !change.contact.sms;
	return await (findsOut ? contacts.findingOut.next(write) : write());
}

/** Throws InputError for a change that `putContact` would refuse before it sends anything. */
export function refuseUnfit(
	api: ConstantContactApi,
	stored: StoredContact,
	change: ContactChange,
): void {
	refuseWithoutEmail(stored, change);
	bodyOf(api, stored, change);
}

async function writeChange(
	api: ConstantContactApi,
	stored: StoredContact,
	change: ContactChange,
): Promise<Written> {
	const first = bodyOf(api, stored, change);
	const path = `/contacts/${pathSegment(stored.contact_id)}`;
	const contacts = contactsOf(api);
	contacts.begun.add(stored.contact_id);
	const put = async (body: UpdateBody) =>
		contacts.written.add(await contacts.put<StoredContact>(path, body));

	const { updated, ...sent } = await put(first.body).then(
		(answer) => ({ ...first, updated: answer }),
		async (failure: unknown) => {
			const second = await afterRefusal(api, stored, change, first, failure);
			const answer = await put(second.body).catch((again: unknown) => {
				throw explained(again, stored, change);
			});
			if (second.isBare) await keepPermission(stored, first.body, answer, put);
			return { ...second, updated: answer };
		},
	);
	return {
		updated,
		warnings: [
			...sent.warnings,
			...stillMailable(sent.body, change.contact),
			...notEmptied(sent.body, updated),
			...(await keepSmsChannel(api, stored, sent.body, updated)),
		],
	};
}

interface PutAttempt {
	body: UpdateBody;
	warnings: string[];
	/** Whether it leaves the permission out, which keeps it as far as anybody has seen. */
	isBare?: boolean;
}

function bodyOf(api: ConstantContactApi, stored: StoredContact, change: ContactChange): PutAttempt {
	const { cleared = [], email, source } = change;
	const { contact, warnings } = fitInto(stored, change.contact, cleared);
	const sms = contact.sms ?? smsToSend(api, stored);
	return {
		body: toUpdate(stored, { ...contact, ...(sms && { sms }) }, cleared, email, source),
		warnings,
	};
}

/**
 * The request that may go where another one was refused with 400. The person may have signed up or
 * unsubscribed since the contact was read, so that the permission which was sent back is an old one;
 * and nobody knows whether the service takes back each of the permissions that it sets itself.
 * Throws the failure, explained, when it is about something else.
 */
async function afterRefusal(
	api: ConstantContactApi,
	stored: StoredContact,
	change: ContactChange,
	{ body, warnings }: PutAttempt,
	failure: unknown,
): Promise<PutAttempt> {
	const sent = body.email_address?.permission_to_send;
	const isAsked = change.email?.permission_to_send !== undefined;
	if (!isBadRequest(failure) || isAsked || !sent || isAboutOther(failure, stored)) {
		throw explained(failure, stored, change);
	}
	const fresh = await findById(
		api,
		stored.contact_id,
		collectionsOf(change.contact, change.cleared),
	);
	if (fresh.email_address?.permission_to_send !== sent) return bodyOf(api, fresh, change);
	if (sent === 'implicit' || sent === 'explicit') throw explained(failure, stored, change);
	return { body: withoutPermission(body), warnings, isBare: true };
}

/** Whether the service names something else than a permission that is sent back. */
function isAboutOther({ detail = '' }: ApiFailure, stored: StoredContact): boolean {
	if (/permission/i.test(detail)) return false;
	return OTHER_PROPERTIES.test(detail) || isAboutOptOut(detail, stored);
}

function isAboutOptOut(detail: string, stored: StoredContact): boolean {
	return isUnsubscribed(stored) && /unsubscribed/i.test(detail);
}

/** Sends the permission after all when leaving it out has changed it. Throws when that is refused. */
async function keepPermission(
	stored: StoredContact,
	body: UpdateBody,
	{ contact_id, email_address }: StoredContact,
	put: (body: UpdateBody) => Promise<StoredContact>,
): Promise<void> {
	const before = body.email_address?.permission_to_send;
	const after = email_address?.permission_to_send;
	if (after === undefined || after === before) return;
	// A new opt-out would be recorded as one of the account, which may add the contact again.
	const isOwnOptOut =
		before === 'unsubscribed' && stored.email_address?.opt_out_source === 'Contact';
	const asBefore = { ...body, ...(isOwnOptOut && { update_source: 'Contact' as const }) };
	await put(asBefore).catch(({ detail }: ApiFailure) => {
		throw new ApiFailure(
			`Constant Contact has changed the permission of the contact ${contact_id} from ${before} to ${after} and does not take it back`,
			'Set the permission of the contact in Constant Contact',
			400,
			detail,
		);
	});
}

/** The failure with what the user cannot see: what was sent besides the mapped values. */
function explained(
	failure: unknown,
	stored: StoredContact,
	{ contact, cleared = [], email }: ContactChange,
): unknown {
	if (!isBadRequest(failure)) return asTaken(failure, { email: email?.address, sms: contact.sms });
	const { message, remedy, status, detail = '' } = failure;
	if (isAboutOptOut(detail, stored)) {
		return new ApiFailure(
			`${message}. The contact is unsubscribed`,
			"Only a sign-up of the person brings an unsubscribed contact back. Leave the contact out, or write its data with 'Import'",
			status,
			detail,
		);
	}
	const fault = storedFault(stored, contact, cleared, detail);
	if (fault) {
		return new ApiFailure(
			`${message}. It may be about a value that is not mapped: ${fault}`,
			'Correct the contact in Constant Contact, or map the field with a value that fits',
			status,
			detail,
		);
	}
	const count = toUpdate(stored, contact, cleared).custom_fields?.length ?? 0;
	if (count > LIMITS.customFields) {
		return new ApiFailure(
			`${message}. With the stored ones, the contact has ${count} custom fields; Constant Contact may take ${LIMITS.customFields} in one request`,
			'Remove values of custom fields from the contact in Constant Contact, or leave the custom fields out here',
			status,
			detail,
		);
	}
	return new ApiFailure(message, remedy, status, detail);
}

function refuseWithoutEmail(stored: StoredContact, { email }: ContactChange): void {
	if (stored.email_address?.address || email?.address) return;
	throw new InputError(
		`The contact ${stored.contact_id} has no email address, and Constant Contact changes no contact without one`,
		"Give it an email with 'Update' and 'New Email', or use 'Add to List', 'Remove From List', 'Add Tag' or 'Remove Tag' with its ID, which need none",
	);
}
