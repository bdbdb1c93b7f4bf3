import type { CustomFieldDefinition } from '../../contact-model/custom-fields';
import { WrittenContacts } from '../../contact-model/written-contacts';
import type { ConstantContactApi } from '../../transport/api';
import { CUSTOM_FIELDS } from '../../transport/collections';
import { InTurn } from '../../transport/in-turn';
import { AccountPages, type Wanted } from './account-pages';
import { CustomValues } from './custom-values';

/** What one run writes of contacts, and has found out while it did. */
class ContactsOfRun {
	/** What this run has written, which a read may not show yet. */
	readonly written = new WrittenContacts();

	/** IDs and emails of contacts that this run has begun to write: what a page shows of them may be old. */
	readonly begun = new Set<string>();

	/** Where many contacts are found by email; none before they are looked for. */
	pages: AccountPages | undefined;

	/** Whether a PUT that leaves a contact's number for texts out takes it away. Found out in each run. */
	losesSmsChannels: boolean | undefined;

	/** For what finds it out. */
	readonly findingOut = new InTurn();

	private readonly customValues: CustomValues;

	constructor(private readonly api: ConstantContactApi) {
		this.customValues = new CustomValues(
			async () => await api.known<CustomFieldDefinition>(CUSTOM_FIELDS),
		);
	}

	/** The pages of the account, for what the run looks for in them. */
	pagesFor(wanted: Wanted): AccountPages {
		this.pages ??= new AccountPages(this.api, wanted);
		return this.pages;
	}

	/** Sends a contact by POST, in the format of custom values that the service takes. */
	async post<T>(path: string, body: object): Promise<T> {
		return await this.customValues.send(body, async (each) => await this.api.post<T>(path, each));
	}

	/** The same by PUT. */
	async put<T>(path: string, body: object): Promise<T> {
		return await this.customValues.send(body, async (each) => await this.api.put<T>(path, each));
	}
}

const runs = new WeakMap<ConstantContactApi, ContactsOfRun>();

/** The contacts of the run that this API serves. */
export function contactsOf(api: ConstantContactApi): ContactsOfRun {
	const contacts = runs.get(api) ?? new ContactsOfRun(api);
	runs.set(api, contacts);
	return contacts;
}
