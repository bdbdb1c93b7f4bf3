import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { LIMITS, type Contact } from '../../contact-model/contact';
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
import type { Operation } from '../../runner';
import { pathSegment, type ConstantContactApi } from '../../transport/api';
import { ApiFailure } from '../../transport/api-failure';
import { readClearedFields, readLists, readMappedContact } from './parameters';

const SIGN_UP_FORM = '/contacts/sign_up_form';
const NEW_CONTACT: StoredContact = { contact_id: '' };
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

const showOnlyForContactUpsert = {
	resource: ['contact'],
	operation: ['upsert'],
};

const fields: INodeProperties[] = [
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'e.g. nathan@example.com',
		required: true,
		default: '',
		description: 'Address of the person to create or update. Case does not matter.',
		displayOptions: { show: showOnlyForContactUpsert },
	},
	{
		displayName: 'Permission to Email',
		name: 'permission',
		type: 'options',
		default: 'keep',
		description:
			'What the person has agreed to. Use "keep" to update data without touching anyone\'s consent. Use "explicit" only if the person has just asked to receive emails: it subscribes them, even if they had unsubscribed before.',
		options: [
			{
				name: 'Keep Current Permission',
				value: 'keep',
				description:
					'For syncs and imports. Known contacts keep their permission, an unsubscribed one stays unsubscribed. New contacts get implicit permission.',
			},
			{
				name: 'Contact Asked to Be Emailed',
				value: 'explicit',
				description:
					'Only for people who have just asked for your emails, such as in a sign-up form. Subscribes them again if they had unsubscribed. Needs at least one list.',
			},
		],
		displayOptions: { show: showOnlyForContactUpsert },
	},
	{
		displayName: 'List Names or IDs',
		name: 'lists',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getLists' },
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		displayOptions: { show: showOnlyForContactUpsert },
	},
	{
		displayName: 'Contact Fields',
		name: 'fields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description:
			'Values to write. A field that is empty or not mapped keeps what is stored. To remove a stored value, see Options.',
		typeOptions: {
			resourceMapper: {
				resourceMapperMethod: 'getContactFields',
				mode: 'add',
				valuesLabel: 'Contact Fields',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: false,
				multiKeyMatch: false,
				supportAutoMap: true,
			},
		},
		displayOptions: { show: showOnlyForContactUpsert },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Clear If Empty: Field Names or IDs',
				name: 'clearIfEmpty',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getClearableFields' },
				default: [],
				description:
					'Fields whose stored value is removed when the mapped value or the column is empty. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
			},
		],
		displayOptions: { show: showOnlyForContactUpsert },
	},
];

/** Contact → Create or Update. */
export const upsert: Operation = {
	fields,
	async execute(node, item, api) {
		const isExplicit = toPermission(node.getNodeParameter('permission', item)) === 'explicit';
		const limit = isExplicit ? LIMITS.signUpEmail : LIMITS.email;
		const change: Change = {
			email: toEmail(node.getNodeParameter('email', item), limit),
			contact: {
				...(await readMappedContact(node, item, api)),
				lists: await readLists(node, item, api),
			},
			cleared: await readClearedFields(node, item, api),
		};
		const output = await (isExplicit ? signUp(api, change) : sync(api, change));
		api.written.set(change.email, output.contact_id);
		return output;
	},
};

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
	email: string;
	contact: Contact;
	cleared: ContactField[];
}

interface Result extends IDataObject {
	contact_id: string;
	action: string;
	email_address: string;
}

/** Writes the contact and leaves its permission as it is: lookup, then PUT or POST. */
async function sync(api: ConstantContactApi, change: Change): Promise<Result> {
	const { email, contact } = change;
	const known = api.written.get(email);
	const stored = known ? await findById(api, known, change) : await findByEmail(api, change);
	if (stored) return await update(api, stored, change);

	return await api.post<StoredContact>('/contacts', toCreate(email, contact)).then(
		(created) => result(created, 'created', email),
		async (failure) => await update(api, await findConflicting(api, change, failure), change),
	);
}

/** Subscribes the contact with the sign-up form, then writes what the form cannot carry. */
async function signUp(api: ConstantContactApi, change: Change): Promise<Result> {
	const { email, contact, cleared } = change;
	if (contact.lists.length === 0) {
		throw new InputError(
			"'List Names or IDs' is empty",
			"Pick at least one list: 'Contact Asked to Be Emailed' subscribes the person to it",
		);
	}
	const { body, rest } = toSignUp(email, contact);
	const isWhole = isEmptyContact(rest) && cleared.length === 0;
	// What a PUT would be refused for has to show before the person is subscribed.
	if (!isWhole) toUpdate((await findByEmail(api, change)) ?? NEW_CONTACT, contact, cleared);

	const answer = await api.post<{ contact_id: string; action: string }>(SIGN_UP_FORM, body);
	const signedUp = result(answer, answer.action, email);
	// A new contact has nothing to clear.
	if (isWhole || (isEmptyContact(rest) && answer.action === 'created')) return signedUp;

	const stored = await findById(api, answer.contact_id, change);
	await update(api, stored, change);
	return signedUp;
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

/** The contact with this email, deleted ones too: they still hold their address. */
async function findByEmail(api: ConstantContactApi, change: Change) {
	const query = { email: change.email, status: 'all', ...include(change) };
	const contacts = await api.getAll<StoredContact>('/contacts', 'contacts', query);
	return contacts.find((contact) => hasEmail(contact, change.email));
}

async function findById(api: ConstantContactApi, contactId: string, change: Change) {
	return await api.get<StoredContact>(`/contacts/${pathSegment(contactId)}`, include(change));
}

/**
 * The contact because of which a POST was refused with 409. Constant Contact names its ID in the
 * message; that is not documented, so the email is looked up again when it does not.
 * Throws the failure if it is no conflict, or if no contact with this email is found.
 */
async function findConflicting(api: ConstantContactApi, change: Change, failure: unknown) {
	if (!(failure instanceof ApiFailure) || failure.status !== 409) throw failure;
	const id = UUID.exec(failure.detail ?? '')?.[0];
	const conflicting = id ? await findById(api, id, change) : await findByEmail(api, change);
	if (!conflicting || !hasEmail(conflicting, change.email)) throw failure;
	return conflicting;
}

function include({ contact, cleared }: Change): IDataObject {
	const collections = collectionsOf(contact, cleared);
	return collections.length > 0 ? { include: collections.join(',') } : {};
}

function hasEmail(contact: StoredContact, email: string): boolean {
	return contact.email_address?.address.toLowerCase() === email;
}

/** Throws ApiFailure when the answer names no contact, because then nothing is known to be written. */
function result({ contact_id }: { contact_id: string }, action: string, email: string): Result {
	pathSegment(contact_id);
	return { contact_id, action, email_address: email };
}
