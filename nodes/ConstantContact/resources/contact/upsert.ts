import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { LIMITS, type Contact, type SignUpSmsChannel } from '../../contact-model/contact';
import {
	collectionsOf,
	isEmptyContact,
	toCreate,
	toUpdate,
} from '../../contact-model/contact-shapes';
import { toEmail } from '../../contact-model/email';
import type { ContactField } from '../../contact-model/fields';
import { InputError, show } from '../../contact-model/input-error';
import { toSignUp } from '../../contact-model/sign-up-shape';
import type { StoredContact } from '../../contact-model/stored-contact';
import { toBoolean } from '../../contact-model/booleans';
import { isEmpty } from '../../contact-model/values';
import type { ItemOperation } from '../../operation';
import { pathSegment, type ConstantContactApi } from '../../transport/api';
import { ApiFailure } from '../../transport/api-failure';
import { ALL_COLLECTIONS } from './include';
import { findByEmail, findById, hasEmail } from './lookup';
import { readLists, readTags } from './names';
import { readClearedFields, readMappedContact, readNote } from './parameters';
import { readSignUpSms } from './sms';
import { upsertFields } from './upsert-fields';

const SIGN_UP_FORM = '/contacts/sign_up_form';
const NEW_CONTACT: StoredContact = { contact_id: '' };
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** Contact → Create or Update. */
export const upsert: ItemOperation = {
	fields: upsertFields,
	async execute(node, item, api) {
		const isExplicit = toPermission(node.getNodeParameter('permission', item)) === 'explicit';
		const limit = isExplicit ? LIMITS.signUpEmail : LIMITS.email;
		const sms = readSignUpSms(node, item, 'options.sms');
		if (sms && !isExplicit) {
			throw new InputError(
				"'SMS Consent' comes with 'Keep Current Permission'",
				"Use 'Contact Asked to Be Emailed', which records consent, or Contact → Update for the phone number alone",
			);
		}
		const isFull = readSwitch(node, item, 'Return Full Contact', 'returnFull');
		const createsMissing = readSwitch(node, item, 'Create Missing Lists and Tags', 'createMissing');
		const mapped = {
			email: readEmail(node.getNodeParameter('email', item), limit, sms !== undefined),
			sms,
			contact: {
				...(await readMappedContact(node, item, api)),
				...readNote(node, item, 'options.note'),
			},
			cleared: await readClearedFields(node, item, api),
		};
		// Last, because names that are missing may be created here.
		const lists = await readLists(node, item, api, { createsMissing });
		const tags = await readTags(node, item, api, { parameter: 'options.tags', createsMissing });
		const change: Change = { ...mapped, contact: { ...mapped.contact, lists, tags } };

		const output = await (isExplicit ? signUp(api, change) : sync(api, change));
		if (change.email !== '') api.written.set(change.email, output.contact_id);
		if (!isFull) return output;
		return { ...output, contact: await findById(api, output.contact_id, ALL_COLLECTIONS) };
	},
};

/** The email, which may be empty when there is another way to reach the person. */
function readEmail(given: unknown, limit: number, mayBeEmpty: boolean): string {
	return mayBeEmpty && isEmpty(given) ? '' : toEmail(given, limit);
}

function readSwitch(node: IExecuteFunctions, item: number, label: string, name: string): boolean {
	return toBoolean(label, node.getNodeParameter(`options.${name}`, item, false));
}

/** Guessing would change somebody's consent, or fail to ask for it. */
function toPermission(value: unknown): 'keep' | 'explicit' {
	if (value === 'keep' || value === 'explicit') return value;
	throw new InputError(
		`'Permission to Email' is neither keep nor explicit: ${show(value)}`,
		"Let the expression return keep, for 'Keep Current Permission', or explicit, for 'Contact Asked to Be Emailed'",
	);
}

/** What one item asks for. */
interface Change {
	/** Empty for a person who signs up with a phone number for texts alone. */
	email: string;
	sms?: SignUpSmsChannel;
	contact: Contact;
	cleared: ContactField[];
}

function touched({ contact, cleared }: Change): string[] {
	return collectionsOf(contact, cleared);
}

interface Result extends IDataObject {
	contact_id: string;
	action: string;
	email_address?: string;
}

/** Writes the contact and leaves its permission as it is: lookup, then PUT or POST. */
async function sync(api: ConstantContactApi, change: Change): Promise<Result> {
	const { email, contact } = change;
	const known = api.written.get(email);
	const stored = known
		? await findById(api, known, touched(change))
		: await findByEmail(api, email, touched(change));
	if (stored) return await update(api, stored, change);

	return await api.post<StoredContact>('/contacts', toCreate(email, contact)).then(
		(created) => result(created, 'created', email),
		async (failure) => await update(api, await findConflicting(api, change, failure), change),
	);
}

/** Subscribes the contact with the sign-up form, then writes what the form cannot carry. */
async function signUp(api: ConstantContactApi, change: Change): Promise<Result> {
	const { email, sms, contact, cleared } = change;
	if (contact.lists.length === 0) {
		throw new InputError(
			"'List Names or IDs' is empty",
			"Pick at least one list: 'Contact Asked to Be Emailed' subscribes the person to it",
		);
	}
	const { body, rest } = toSignUp(email, contact, sms);
	const isWhole = isEmptyContact(rest) && cleared.length === 0;
	// What a PUT would be refused for has to show before the person is subscribed.
	if (!isWhole) toUpdate(await storedBefore(api, change), contact, cleared);

	const answer = await api.post<{ contact_id: string; action: string }>(SIGN_UP_FORM, body);
	const signedUp = result(answer, answer.action, email);
	// A new contact has nothing to clear.
	if (isWhole || (isEmptyContact(rest) && answer.action === 'created')) return signedUp;

	const stored = await findById(api, answer.contact_id, touched(change));
	await update(api, stored, change);
	return signedUp;
}

/** The contact as it is before the sign-up. Without an email nothing can be looked up. */
async function storedBefore(api: ConstantContactApi, change: Change): Promise<StoredContact> {
	if (change.email === '') return NEW_CONTACT;
	return (await findByEmail(api, change.email, touched(change))) ?? NEW_CONTACT;
}

async function update(
	api: ConstantContactApi,
	stored: StoredContact,
	{ email, contact, cleared }: Change,
): Promise<Result> {
	const path = `/contacts/${pathSegment(stored.contact_id)}`;
	const updated = await api.put<StoredContact>(path, toUpdate(stored, contact, cleared));
	return result(updated, 'updated', email);
}

/**
 * The contact because of which a POST was refused with 409. Constant Contact names its ID in the
 * message; that is not documented, so the email is looked up again when it does not.
 * Throws the failure if it is no conflict, or if no contact with this email is found.
 */
async function findConflicting(api: ConstantContactApi, change: Change, failure: unknown) {
	if (!(failure instanceof ApiFailure) || failure.status !== 409) throw failure;
	const id = UUID.exec(failure.detail ?? '')?.[0];
	const conflicting = id
		? await findById(api, id, touched(change))
		: await findByEmail(api, change.email, touched(change));
	if (!conflicting || !hasEmail(conflicting, change.email)) throw failure;
	return conflicting;
}

/** Throws ApiFailure when the answer names no contact, because then nothing is known to be written. */
function result({ contact_id }: { contact_id: string }, action: string, email: string): Result {
	pathSegment(contact_id);
	return { contact_id, action, ...(email !== '' && { email_address: email }) };
}
