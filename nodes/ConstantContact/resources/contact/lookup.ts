import { TO_READ, type Shown, type Wanted } from './account-pages';
import { contactsOf } from './contacts-of-run';
import { emailsOfContacts } from './emails-of-items';
import type { IExecuteFunctions } from 'n8n-workflow';
import { LIMITS } from '../../contact-model/contact';
import { toEmail } from '../../input/email';
import { InputError } from '../../input/input-error';
import type { StoredContact } from '../../contact-model/stored-contact';
import { idOf, pathSegment, type ConstantContactApi } from '../../transport/api';
import { ApiFailure } from '../../transport/api-failure';
import { includeQuery } from '../../parameters/contact/include';
import { readGiven, readId } from '../../parameters/locator';
import { CONTACTS } from '../../transport/collections';
import { textOf } from '../../input/text-of';
import { single } from '../../input/values';

/** What an operation advises when the contact that is picked is of no use to it. */
export interface Advice {
	/** When no contact of the account has the email. */
	unknown: string;
	/** When the contact is deleted. */
	deleted: string;
}

/** How an operation uses what the pages of the account show. */
export interface FromPages extends Wanted {
	/** Whether it is enough, though the contact may have changed since. If not, it is read anew. */
	isEnough: (shown: Shown) => boolean | Promise<boolean>;
}

/**
 * The contact with this email, deleted ones too: they still hold their address. What this run has
 * written is found by its ID, because a search may lag behind.
 * @param typed as the user wrote it. Nobody knows whether a search looks at upper and lower case, so it
 * is looked up, too, where it differs and nothing is found
 * @param fromPages left out, no page is read
 */
export async function findByEmail(
	api: ConstantContactApi,
	email: string,
	collections: string[],
	typed = email,
	fromPages?: FromPages,
): Promise<StoredContact | undefined> {
	const written = await findWritten(api, email, collections);
	if (written || !fromPages) return written ?? (await search(api, email, collections, typed));

	const pages = contactsOf(api).pagesFor(fromPages);
	const shown = await pages.find(email, collections);
	if (shown && isCurrent(api, email, shown) && (await fromPages.isEnough(shown))) {
		return shown.stored;
	}
	const stored = shown?.stored && (await findAnew(api, shown.stored, collections));
	if (stored && hasEmail(stored, email)) return stored;
	const found = await search(api, email, collections, typed);
	pages.noteLookup(email);
	return found;
}

/** What a page has shown, as it is now; undefined when the contact is gone for good by now. */
async function findAnew(api: ConstantContactApi, shown: StoredContact, collections: string[]) {
	return await findById(api, idOf(shown.contact_id), collections).catch((failure: unknown) => {
		if (failure instanceof ApiFailure && failure.status === 404) return undefined;
		throw failure;
	});
}

/** Whether the pages show what there is to be known, which this run has not begun to change. */
function isCurrent(api: ConstantContactApi, email: string, { stored, isFull }: Shown): boolean {
	const { begun } = contactsOf(api);
	if (!stored) return true;
	return isFull && !begun.has(email) && !begun.has(idOf(stored.contact_id));
}

/** The contact that this run has written with this email, unless it has another email by now. */
async function findWritten(api: ConstantContactApi, email: string, collections: string[]) {
	const id = contactsOf(api).written.idOf(email);
	if (id === undefined) return undefined;
	const stored = await findById(api, id, collections);
	if (hasEmail(stored, email)) return stored;
	contactsOf(api).written.forget(email);
	return undefined;
}

async function search(
	api: ConstantContactApi,
	email: string,
	collections: string[],
	typed: string,
): Promise<StoredContact | undefined> {
	const isTypedOtherwise = typed !== email && typed.toLowerCase() === email;
	return (
		(await searchAs(api, email, email, collections)) ??
		(isTypedOtherwise ? await searchAs(api, email, typed, collections) : undefined)
	);
}

async function searchAs(
	api: ConstantContactApi,
	email: string,
	typed: string,
	collections: string[],
): Promise<StoredContact | undefined> {
	const query = { email: typed, status: 'all', ...includeQuery(collections) };
	const contacts = await api.getAll<StoredContact>('/contacts', 'contacts', query);
	const found = contacts.find((contact) => hasEmail(contact, email));
	return found && identified(api, found);
}

/** The contact with this ID, deleted ones too. */
export async function findById(api: ConstantContactApi, id: string, collections: string[]) {
	const path = `/contacts/${pathSegment(id)}`;
	const contact = await api.get<StoredContact>(path, includeQuery(collections));
	return identified(api, contact);
}

function identified(api: ConstantContactApi, contact: StoredContact): StoredContact {
	idOf(contact.contact_id);
	return contactsOf(api).written.upToDate(contact);
}

/** Whether the contact has this email, which is in lower case. */
export function hasEmail(contact: StoredContact, email: string): boolean {
	return contact.email_address?.address.toLowerCase() === email;
}

/** Remembers under which email this run has written the contact, and forgets the one it had before. */
export function rememberEmail(
	api: ConstantContactApi,
	email: string,
	{ contact_id, email_address }: StoredContact,
): void {
	contactsOf(api).written.forget(email_address?.address.toLowerCase() ?? '');
	contactsOf(api).written.name(email, contact_id);
}

/** An email as the user wrote it, without the blanks around it. */
export function asTyped(given: unknown): string {
	return textOf(single(given)).trim();
}

/** The same for an operation on 'Contact'. */
export type Many = Pick<FromPages, 'worth' | 'isEnough'> & Partial<Pick<FromPages, 'collections'>>;

/** For operations that only read contacts. */
export const MANY_READ: Many = {
	worth: TO_READ,
	isEnough: ({ stored, isWhole }) => stored !== undefined || isWhole,
};

/**
 * The contact that 'Contact' names, deleted ones too.
 * @param many left out, no page is read
 * Throws InputError when it names none, or an email that no contact has.
 */
export async function readStored(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	advice: Pick<Advice, 'unknown'>,
	collections: string[] = [],
	many?: Many,
): Promise<StoredContact> {
	const { mode, given } = readGiven(node, item, CONTACTS);
	if (mode !== 'email') return await findById(api, readId(mode, given, CONTACTS), collections);

	const email = toEmail(given, LIMITS.email, { label: CONTACTS.label });
	const fromPages = many && {
		most: node.getInputData().length,
		emails: async () => await emailsOfContacts(node),
		// As a rule, all items touch the same.
		collections: async () => collections,
		...many,
	};
	const stored = await findByEmail(api, email, collections, asTyped(given), fromPages);
	if (stored) return stored;
	throw new InputError(
		`No contact has the email ${email}, given in '${CONTACTS.label}'`,
		advice.unknown,
	);
}

/** The contact that 'Contact' names. Throws InputError also when it is deleted. */
export async function readUndeleted(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	advice: Advice,
	collections: string[] = [],
	many?: Many,
): Promise<StoredContact> {
	const stored = await readStored(node, item, api, advice, collections, many && ofLiving(many));
	if (!stored.deleted_at) return stored;
	throw new InputError(`The contact ${stored.contact_id} is deleted`, advice.deleted);
}

/** A contact that is deleted in a page may have come back since. */
function ofLiving({ isEnough, ...many }: Many): Many {
	return {
		...many,
		isEnough: async (shown) => !shown.stored?.deleted_at && (await isEnough(shown)),
	};
}

/** The ID of the contact that 'Contact' names, which is looked up only when it has to be. */
export async function readContactId(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	advice: Advice,
	many?: Many,
): Promise<string> {
	const { mode, given } = readGiven(node, item, CONTACTS);
	if (mode !== 'email') return readId(mode, given, CONTACTS);
	return pathSegment((await readUndeleted(node, item, api, advice, [], many)).contact_id);
}
