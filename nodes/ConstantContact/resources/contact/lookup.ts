import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { LIMITS } from '../../contact-model/contact';
import { toEmail } from '../../contact-model/email';
import { InputError } from '../../contact-model/input-error';
import type { StoredContact } from '../../contact-model/stored-contact';
import { pathSegment, type ConstantContactApi } from '../../transport/api';
import { CONTACT, readGiven, readId } from '../locator';

/** The collections that an answer shall carry, as query. */
export function include(collections: string[]): IDataObject {
	return collections.length > 0 ? { include: collections.join(',') } : {};
}

/** The contact with this email, deleted ones too: they still hold their address. */
export async function findByEmail(
	api: ConstantContactApi,
	email: string,
	collections: string[],
): Promise<StoredContact | undefined> {
	const query = { email, status: 'all', ...include(collections) };
	const contacts = await api.getAll<StoredContact>('/contacts', 'contacts', query);
	return contacts.find((contact) => hasEmail(contact, email));
}

/** The contact with this ID, deleted ones too. */
export async function findById(api: ConstantContactApi, id: string, collections: string[]) {
	return await api.get<StoredContact>(`/contacts/${pathSegment(id)}`, include(collections));
}

/** Whether the contact has this email, which is in lower case. */
export function hasEmail(contact: StoredContact, email: string): boolean {
	return contact.email_address?.address.toLowerCase() === email;
}

/**
 * The contact that 'Contact' names, deleted ones too.
 * Throws InputError when it names none, or an email that no contact has.
 */
export async function readStored(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	collections: string[] = [],
): Promise<StoredContact> {
	const { mode, given } = readGiven(node, item, CONTACT);
	if (mode !== 'email') return await findById(api, readId(mode, given, CONTACT), collections);

	const email = toEmail(given, LIMITS.email);
	const written = api.written.get(email);
	const stored = written
		? await findById(api, written, collections)
		: await findByEmail(api, email, collections);
	if (stored) return stored;
	throw new InputError(
		`'Contact' names ${email}, which no contact of the account has`,
		"Check the address, or use 'Create or Update' to create the contact",
	);
}

/** The contact that 'Contact' names. Throws InputError also when it is deleted. */
export async function readPresent(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	collections: string[] = [],
): Promise<StoredContact> {
	const stored = await readStored(node, item, api, collections);
	if (!stored.deleted_at) return stored;
	throw new InputError(
		`The contact ${stored.contact_id} is deleted`,
		"Use 'Create or Update' to bring it back, or leave it out",
	);
}

/** The ID of the contact that 'Contact' names, which is looked up only when it has to be. */
export async function readContactId(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<string> {
	const { mode, given } = readGiven(node, item, CONTACT);
	if (mode !== 'email') return readId(mode, given, CONTACT);
	return pathSegment((await readPresent(node, item, api)).contact_id);
}
