import { LIMITS } from '../../../contact-model/contact';
import { toEmail } from '../../../input/email';
import { InputError } from '../../../input/input-error';
import type { StoredContact } from '../../../contact-model/stored-contact';
import type { ConstantContactApi } from '../../../transport/api';
import { CONTACTS } from '../../../transport/collections';
import { emailIn } from '../emails-of-items';
import { asTyped, findByEmail, MANY_READ, type FromPages } from '../lookup';
import { readId } from '../../../parameters/locator';

/** A contact as it is named: by ID, URL or email. */
export interface NamedContact {
	mode: string;
	given: string;
	/** The field that names it. */
	label: string;
}

/** A contact that was found; with its email where it was named by it. */
export type FoundContact = { contact_id: string; email_address?: string };

/** Finds contacts for a bulk operation, each once. */
export class ContactIds {
	/** By email in lower case. */
	private readonly byEmail = new Map<string, StoredContact>();

	/** Emails that were not found, as they were typed. */
	private readonly unknown = new Set<string>();

	private readonly fromPages: FromPages;

	/** @param contacts all that are to be found, so that many are found with few requests */
	constructor(
		private readonly api: ConstantContactApi,
		contacts: NamedContact[],
	) {
		const named = contacts.filter(({ mode }) => mode === 'email');
		const emails = new Set(named.flatMap(({ given }) => emailIn(() => given)));
		this.fromPages = {
			...MANY_READ,
			most: emails.size,
			emails: async () => emails,
			collections: async () => [],
		};
	}

	/**
	 * The ID of the contact, and its email where it is named by it.
	 * Throws InputError when it is none, when no contact has the email, or when it is deleted.
	 */
	async find({ mode, given, label }: NamedContact): Promise<FoundContact> {
		if (mode !== 'email') return { contact_id: readId(mode, given, CONTACTS) };
		const email = toEmail(given, LIMITS.email, { label });
		const contact = await this.lookUp(email, asTyped(given));
		if (contact && !contact.deleted_at) {
			return { contact_id: contact.contact_id, email_address: email };
		}
		throw new InputError(
			contact
				? `The contact with the email ${email}, given in '${label}', is deleted`
				: `No contact has the email ${email}, given in '${label}'`,
			"Check the address, or use 'Create or Update' or 'Import' to add the contact",
		);
	}

	/** The contact with this email. One that was not found is looked up again if it is typed otherwise. */
	private async lookUp(email: string, typed: string): Promise<StoredContact | undefined> {
		if (this.byEmail.has(email) || this.unknown.has(typed)) return this.byEmail.get(email);
		const contact = await findByEmail(this.api, email, [], typed, this.fromPages);
		if (contact) this.byEmail.set(email, contact);
		else this.unknown.add(typed);
		return contact;
	}

	/** The IDs of several contacts. Throws like `find`. */
	async findAll(contacts: NamedContact[]): Promise<string[]> {
		const ids: string[] = [];
		for (const contact of contacts) ids.push((await this.find(contact)).contact_id);
		return ids;
	}
}
