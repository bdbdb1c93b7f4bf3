import { contactsOf } from './contacts-of-run';
import type { IExecuteFunctions } from 'n8n-workflow';
import { toChoice } from '../../input/choice';
import { UUID } from '../../input/uuid';
import { LIMITS, type Contact } from '../../contact-model/contact';
import { collectionsOf, toCreate } from '../../contact-model/contact-shapes';
import { toEmail } from '../../input/email';
import { fitInto } from '../../contact-model/fit-contact';
import { InputError, quoted } from '../../input/input-error';
import type { StoredContact } from '../../contact-model/stored-contact';
import { toBoolean } from '../../input/booleans';
import { isEmpty } from '../../input/values';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import { pathSegment, type ConstantContactApi } from '../../transport/api';
import { ApiFailure } from '../../transport/api-failure';
import { withWarnings } from '../../parameters/warnings';
import { ALL_PARTS } from '../../parameters/contact/include';
import { lookupsIn } from '../../parameters/contact/lookups';
import { simplified } from '../../parameters/contact/simplified';
import { readParameter } from '../../parameters/parameter';
import { simplify } from '../../parameters/simplify';
import { TO_WRITE, type Wanted } from './account-pages';
import { emailsOfItems } from './emails-of-items';
import { asTyped, findByEmail, findById, hasEmail } from './lookup';
import { readCreatesMissing, readLists, readTags } from '../../parameters/contact/names';
import { readClearedFields, readMappedContact, readNote, touchedByItems } from './parameters';
import { isUnchangedBy, putIfChanged, readWritesUnchanged } from './put-if-changed';
import { findSignedUp, signUp, type SignUp } from './sign-up';
import { readSignUpSms } from './sms';
import { fieldsOfUpsert } from './upsert-fields';

// Without the form no consent is recorded, so there is no other way here.
const LONG_SIGN_UP =
	'Ask the person for a shorter address: the sign-up form, which records the consent, takes no longer one';

/** Contact → Create or Update. */
export const upsert: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: ['contacts:read', 'contacts:lists:read', 'contacts:lists:write', 'contacts:write'],
	subject: 'email',
	gives: { 'options.smsSignUp.consent.nationalNumber': 'number' },
	page: 'https://developer.constantcontact.com/api_guide/contacts_create_or_update.html',
	fields: fieldsOfUpsert,
	async execute(node, item, api) {
		const isExplicit = toPermission(node.getNodeParameter('permission', item)) === 'explicit';
		const sms = readSignUpSms(node, item, 'options.smsSignUp');
		if (sms && !isExplicit) {
			throw new InputError(
				"'SMS Sign-Up' comes with 'Keep Current Permission'",
				"Use 'Contact Asked to Be Emailed', which records consent, or Contact → Update for the phone number alone",
			);
		}
		const isFull = readSwitch(node, item, 'Return Full Contact', 'returnFull');
		const isSimple = readParameter(node, item, simplify);
		const createsMissing = readCreatesMissing(node, item);
		const writesUnchanged = readWritesUnchanged(node, item);
		const given = node.getNodeParameter('email', item);
		const replaces = readReplaces(node, item);
		const read = await readMappedContact(node, item, api);
		const mapped = {
			email: readEmail(given, isExplicit, sms !== undefined),
			typed: asTyped(given),
			sms,
			writesUnchanged,
			contact: {
				...(replaces ? withScalarChoices(read) : read),
				...readNote(node, item, 'options.note'),
			},
			cleared: await readClearedFields(node, item, api),
		};
		// Last, because names that are missing may be created here.
		const lists = await readLists(node, item, api, { createsMissing });
		const tags = await readTags(node, item, api, { createsMissing });
		const change: UpsertChange = { ...mapped, contact: { ...mapped.contact, lists, tags } };

		const written = await (isExplicit ? signUp(api, change) : sync(api, change, rowsOf(node, api)));
		const { contact_id, action } = written;
		const warnings = [...(written.warnings ?? []), ...(change.contact.warnings ?? [])];
		// Without an ID, nothing is known to be written.
		pathSegment(contact_id);
		const { email } = change;
		if (action !== 'unchanged') contactsOf(api).written.name(email, contact_id);
		const output = { contact_id, action, ...(email !== '' && { email_address: email }) };
		if (!isFull) return withWarnings(output, warnings);
		const stored = await findById(api, contact_id, ALL_PARTS);
		const contact = isSimple ? await simplified(stored, ALL_PARTS, lookupsIn(api)) : { ...stored };
		return withWarnings({ ...output, contact }, warnings);
	},
};

/** Whether the choices that are given take the place of the stored ones, instead of joining them. */
function readReplaces(node: IExecuteFunctions, item: number): boolean {
	const given = node.getNodeParameter('options.choiceChange', item, 'add');
	return toChoice('Choice Change', given, ['add', 'replace']) === 'replace';
}

function withScalarChoices(contact: Contact): Contact {
	const customFields = contact.customFields.map((field) => ({ ...field, combines: undefined }));
	return { ...contact, customFields };
}

/** The email, which may be empty when there is another way to reach the person. */
function readEmail(given: unknown, isExplicit: boolean, mayBeEmpty: boolean): string {
	if (mayBeEmpty && isEmpty(given)) return '';
	return isExplicit
		? toEmail(given, LIMITS.signUpEmail, { whenLonger: LONG_SIGN_UP })
		: toEmail(given, LIMITS.email);
}

function readSwitch(node: IExecuteFunctions, item: number, label: string, name: string): boolean {
	return toBoolean(label, node.getNodeParameter(`options.${name}`, item, false));
}

/** Guessing would change somebody's consent, or fail to ask for it. */
function toPermission(value: unknown): 'keep' | 'explicit' {
	if (value === 'keep' || value === 'explicit') return value;
	throw new InputError(
		`'Permission to Email' is neither keep nor explicit: ${quoted(value)}`,
		"Let the expression return keep, for 'Keep Current Permission', or explicit, for 'Contact Asked to Be Emailed'",
	);
}

/** What the run looks for, if it has many rows. A sign-up looks for nothing here. */
function rowsOf(node: IExecuteFunctions, api: ConstantContactApi): Wanted {
	const emailOf = (item: number) =>
		toPermission(node.getNodeParameter('permission', item)) === 'keep'
			? node.getNodeParameter('email', item)
			: undefined;
	return {
		most: node.getInputData().length,
		emails: async () => await emailsOfItems(node, emailOf),
		collections: async () => await touchedByItems(node, api),
		worth: TO_WRITE,
	};
}

/** What one item asks for. */
type UpsertChange = SignUp & { writesUnchanged: boolean };

function touched({ contact, cleared }: UpsertChange): string[] {
	return collectionsOf(contact, cleared);
}

/** What has come of it; `warnings` says what was not done. */
interface Upserted {
	contact_id: string;
	action: string;
	warnings: string[];
}

/** Writes the contact and leaves its permission as it is: lookup, then POST, or PUT if it changes. */
async function sync(
	api: ConstantContactApi,
	change: UpsertChange,
	rows: Wanted,
): Promise<Upserted> {
	const { email, typed, contact, cleared } = change;
	const stored =
		(await findSignedUp(api, email, touched(change))) ??
		(await findByEmail(api, email, touched(change), typed, {
			...rows,
			// A contact that the pages have missed is found by the refusal of the POST.
			isEnough: async ({ stored: shown }) =>
				shown === undefined ||
				(await isUnchangedBy(api, shown, { contact, cleared }, change.writesUnchanged)),
		}));
	if (stored) return await updateStored(api, stored, change);

	const fitted = fitInto({ contact_id: '' }, contact, cleared);
	const body = toCreate(email, fitted.contact, 'implicit');
	return await contactsOf(api)
		.post<StoredContact>('/contacts', body)
		.then(
			(created) => {
				const { contact_id } = contactsOf(api).written.add(created);
				return { contact_id, action: 'created', warnings: fitted.warnings };
			},
			async (failure) =>
				await updateStored(api, await findConflicting(api, change, failure), change),
		);
}

async function updateStored(
	api: ConstantContactApi,
	stored: StoredContact,
	{ contact, cleared, writesUnchanged }: UpsertChange,
): Promise<Upserted> {
	const change = { contact, cleared };
	const { updated, action, warnings } = await putIfChanged(api, stored, change, writesUnchanged);
	return { contact_id: updated.contact_id, action, warnings };
}

/**
 * The contact because of which a POST was refused with 409. Constant Contact names its ID in the
 * message; that is not documented, so the email is looked up again when it does not.
 * Throws the failure if it is no conflict, or if no contact with this email is found.
 */
async function findConflicting(api: ConstantContactApi, change: UpsertChange, failure: unknown) {
	if (!(failure instanceof ApiFailure) || failure.status !== 409) throw failure;
	const id = new RegExp(UUID).exec(failure.detail ?? '')?.[0];
	const conflicting = id
		? await findById(api, id, touched(change))
		: await findByEmail(api, change.email, touched(change), change.typed);
	if (!conflicting || !hasEmail(conflicting, change.email)) throw failure;
	return conflicting;
}
