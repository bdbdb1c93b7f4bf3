import { contactsOf } from './contacts-of-run';
import type { IExecuteFunctions } from 'n8n-workflow';
import { UUID } from '../../input/uuid';
import type { Contact } from '../../contact-model/contact';
import { collectionsOf, toCreate } from '../../contact-model/contact-shapes';
import { fitInto } from '../../contact-model/fit-contact';
import { InputError } from '../../input/input-error';
import type { StoredContact } from '../../contact-model/stored-contact';
import { isEmpty } from '../../input/values';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import { pathSegment, type ConstantContactApi } from '../../transport/api';
import { ApiFailure, reworded } from '../../transport/api-failure';
import { ALL_PARTS } from '../../parameters/contact/include';
import { lookupsIn } from '../../parameters/contact/lookups';
import { simplified } from '../../parameters/contact/simplified';
import { readIfAdded, readValue } from '../../parameters/parameter';
import { TO_WRITE, type Wanted } from './account-pages';
import { emailsOfItems } from './emails-of-items';
import { asTyped, findByEmail, findById, hasEmail } from './lookup';
import { writeUnchanged } from '../../parameters/contact/editor-fields';
import { refuseNoEmail } from './missing-email';
import { createMissing, planMemberships } from '../../parameters/contact/lists-and-tags';
import { readClearedFields, readMappedContact, readNote, touchedByItems } from './parameters';
import { refuseUnfit } from './put-contact';
import { isUnchangedBy, putIfChanged } from './put-if-changed';
import { findSignedUp, refuseSignUp, signUp, type SignUp } from './sign-up';
import { readConsent } from './sms-parts';
import { readSignUpSms, signUpSmsOption } from './sms-sign-up';
import {
	choiceChange,
	email,
	fieldsOfUpsert,
	permission,
	returnContact,
	signUpEmail,
} from './upsert-fields';
import { writtenOutput } from './written-output';

const BROUGHT_BACK =
	'The contact was deleted, and is back. Leave out people who have asked to be deleted';

/** Contact → Create or Update. */
export const upsert: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: ['contacts:read', 'contacts:lists:read', 'contacts:lists:write', 'contacts:write'],
	subject: email.field.name,
	gives: { 'options.smsSignUp.consent.nationalNumber': 'number' },
	page: 'https://developer.constantcontact.com/api_guide/contacts_create_or_update.html',
	fields: fieldsOfUpsert,
	async execute(node, item, api) {
		const isExplicit = readValue(node, item, permission) === 'explicit';
		const given = node.getNodeParameter(email.field.name, item);
		const hasNumber = readConsent(node, item, 'options.smsSignUp') !== undefined;
		refuseNoEmail(node, item, given, email.field.displayName, !hasNumber);
		const address = isEmpty(given) ? '' : (isExplicit ? signUpEmail : email).read(given);
		const sms = readSignUpSms(node, item, 'options.smsSignUp');
		if (sms && !isExplicit) {
			throw new InputError(
				`'${signUpSmsOption.displayName}' cannot be combined with 'Keep Current Permission'`,
				"Use 'Contact Asked to Be Emailed', which records consent, or Contact → Update for the phone number alone",
			);
		}
		const returned = readIfAdded(node, item, returnContact, 'options');
		const createsMissing = readValue(node, item, createMissing, 'options');
		const writesUnchanged = readValue(node, item, writeUnchanged, 'options');
		const replaces = readValue(node, item, choiceChange, 'options') === 'replace';
		const read = await readMappedContact(node, item, api);
		const mapped = {
			email: address,
			typed: asTyped(given),
			sms,
			writesUnchanged,
			contact: {
				...(replaces ? withScalarChoices(read) : read),
				...readNote(node, item),
			},
			cleared: await readClearedFields(node, item, api),
		};
		const members = await planMemberships(node, item, api, {
			lists: createsMissing,
			tags: createsMissing,
		});
		const changeTo = (picked: typeof members.planned): UpsertChange => ({
			...mapped,
			contact: { ...mapped.contact, ...picked },
		});
		const change: PlannedChange = {
			...changeTo(members.planned),
			whole: async (check) => changeTo(await members.create(check)),
		};

		const written = isExplicit
			? await signUp(api, await change.whole(() => refuseSignUp(change)))
			: await sync(api, change, rowsOf(node, api));
		const { contact_id, action } = written;
		const warnings = [...(written.warnings ?? []), ...(change.contact.warnings ?? [])];
		// Without an ID, nothing is known to be written.
		pathSegment(contact_id);
		if (action !== 'unchanged') contactsOf(api).written.name(address, contact_id);
		if (returned === undefined) {
			const fields = { ...(address !== '' && { email_address: address }) };
			return writtenOutput(contact_id, action, fields, warnings);
		}
		const whole = async () => {
			const stored = await findById(api, contact_id, ALL_PARTS);
			return returned === 'raw' ? stored : await simplified(stored, ALL_PARTS, lookupsIn(api));
		};
		const output = await whole().catch((failure: unknown) => {
			throw asNotReturned(failure, contact_id, action);
		});
		return writtenOutput(contact_id, action, output, warnings);
	},
};

/** A failure to read the contact again, with what was done before. */
function asNotReturned(failure: unknown, contactId: string, action: string): unknown {
	if (!(failure instanceof ApiFailure)) return failure;
	const done = action === 'unchanged' ? 'has all values already' : `was ${action}`;
	return reworded(
		failure,
		`The contact ${contactId} ${done}, but could not be read afterwards: ${failure.message}`,
		'Leave this item out when you run the workflow again: it is done. Contact → Get returns the contact',
	);
}

function withScalarChoices(contact: Contact): Contact {
	const customFields = contact.customFields.map((field) => ({ ...field, combines: undefined }));
	return { ...contact, customFields };
}

/** What the run looks for, if it has many rows. A sign-up looks for nothing here. */
function rowsOf(node: IExecuteFunctions, api: ConstantContactApi): Wanted {
	const emailOf = (item: number) =>
		readValue(node, item, permission) === 'keep'
			? node.getNodeParameter(email.field.name, item)
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

/** The same while names stand for lists and tags that are missing. */
interface PlannedChange extends UpsertChange {
	/** The change once they are created. `check` throws before that if the change would be refused. */
	whole: (check: () => void) => Promise<UpsertChange>;
}

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
	planned: PlannedChange,
	rows: Wanted,
): Promise<Upserted> {
	const { email: address, typed, contact, cleared } = planned;
	const stored =
		(await findSignedUp(api, address, touched(planned))) ??
		(await findByEmail(api, address, touched(planned), typed, {
			...rows,
			// A contact that the pages have missed is found by the refusal of the POST.
			isEnough: async ({ stored: shown }) =>
				shown === undefined ||
				(await isUnchangedBy(api, shown, { contact, cleared }, planned.writesUnchanged)),
		}));
	if (stored) {
		const refuse = () => refuseUnfit(api, stored, { contact, cleared });
		return await updateStored(api, stored, await planned.whole(refuse));
	}
	const change = await planned.whole(() => void toCreateFrom(planned));
	const { body, warnings } = toCreateFrom(change);
	return await contactsOf(api)
		.post<StoredContact>('/contacts', body)
		.then(
			(created) => {
				const { contact_id } = contactsOf(api).written.add(created);
				return { contact_id, action: 'created', warnings };
			},
			async (failure) =>
				await updateStored(api, await findConflicting(api, change, failure), change),
		);
}

function toCreateFrom({ email: address, contact, cleared }: UpsertChange) {
	const fitted = fitInto({ contact_id: '' }, contact, cleared);
	return { body: toCreate(address, fitted.contact, 'implicit'), warnings: fitted.warnings };
}

async function updateStored(
	api: ConstantContactApi,
	stored: StoredContact,
	{ contact, cleared, writesUnchanged }: UpsertChange,
): Promise<Upserted> {
	const change = { contact, cleared };
	const { updated, action, warnings } = await putIfChanged(api, stored, change, writesUnchanged);
	const back = stored.deleted_at ? [BROUGHT_BACK] : [];
	return { contact_id: updated.contact_id, action, warnings: [...back, ...warnings] };
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
