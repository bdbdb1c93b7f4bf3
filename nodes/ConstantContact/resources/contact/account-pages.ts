import type { StoredContact } from '../../contact-model/stored-contact';
import { textOf } from '../../input/text-of';
import { includeQuery, isCollection } from '../../parameters/contact/include';
import type { ConstantContactApi } from '../../transport/api';
import { ALL_STATUSES, CONTACTS } from '../../transport/collections';
import { Trail } from '../../transport/pages';
import { Passage } from '../../transport/passage';

/** What a page has to save, in lookups by email. */
export interface Worth {
	/** Up to so many emails, no page is read. */
	few: number;
	/** How many lookups each page has to take the place of, for the first page to be followed by more. */
	lookups: number;
}

/** Where what a page shows is enough. */
export const TO_READ: Worth = { few: 3, lookups: 1 };

/**
 * Where contacts are written. Those that change are read anew, so pages save the lookups of the others
 * only. Where all change, they cost an eighth more, and one that is read in vain a fortieth.
 */
export const TO_WRITE: Worth = { few: 20, lookups: 4 };

/** What a run looks for in the pages. */
export interface Wanted {
	/** How many emails the run looks up at most. */
	most: number;
	/** These emails, in lower case. */
	emails: () => Promise<Set<string>>;
	/** The collections that one of its items may touch. */
	collections: () => Promise<readonly string[]>;
	worth: Worth;
}

/** What the pages say of an email. */
export interface Shown {
	/** The contact as it was when the page was read; undefined when no page has it. */
	stored?: StoredContact;
	/** Whether the pages have all collections that were asked for. */
	isFull: boolean;
	/** Whether no contact can have moved past the reading. */
	isWhole: boolean;
}

/**
 * The contacts of many emails, found in the pages of the account where that takes fewer requests than a
 * lookup for each. The pages are read once in a run; of them, only the contacts of these emails are kept.
 */
export class AccountPages {
	private collections: readonly string[] = [];

	/** The emails that no page has shown yet. */
	private missing: Set<string> | undefined;

	private readonly found = new Map<string, StoredContact>();

	private reading: Promise<unknown> | undefined;

	private readonly passage = new Passage<StoredContact>('contact_id');

	private failures = 0;

	private lookups = 0;

	constructor(
		private readonly api: ConstantContactApi,
		private readonly wanted: Wanted,
	) {}

	/**
	 * What the pages say of the email, which are read first. Undefined when they say nothing: it is none of
	 * the emails of the run, or not all pages are worth their requests, or one has failed.
	 * @param collections that the contact comes with, and no others
	 */
	async find(email: string, collections: readonly string[]): Promise<Shown | undefined> {
		// A page that fails is not asked for again at once: lookups have to go well before, ever more of them.
		if (this.lookups >= 2 ** this.failures - 1) {
			this.reading ??= this.read()
				.catch(() => this.failures++)
				.finally(() => (this.reading = undefined));
			await this.reading;
		}
		const { isAtEnd, isWhole } = this.passage;
		const stored = this.found.get(email);
		if (!stored && !(isAtEnd && this.missing?.has(email))) return undefined;
		return {
			stored: stored && withOnly(stored, collections),
			isFull: collections.every((each) => !isCollection(each) || this.collections.includes(each)),
			isWhole,
		};
	}

	/** A lookup of the email has gone well: no page has to show it any more. */
	noteLookup(email: string): void {
		this.lookups++;
		this.missing?.delete(email);
	}

	private async read(): Promise<void> {
		if (this.wanted.most <= this.wanted.worth.few) return;
		if (!this.missing) {
			this.collections = await this.wanted.collections();
			this.missing = await this.wanted.emails();
		}
		const { path, property, pageSize } = CONTACTS;
		const query = {
			...ALL_STATUSES,
			limit: pageSize,
			include_count: true,
			...includeQuery(this.collections),
		};
		const trail = new Trail();
		while (this.isWorthIt(this.missing)) {
			const { cursor } = this.passage;
			const page = await this.api.getPage<StoredContact>(path, property, query, cursor, trail);
			this.passage.take(page);
			for (const contact of page.items) this.keep(contact, this.missing);
		}
	}

	/** Whether the next page takes the place of enough lookups. */
	private isWorthIt({ size }: Set<string>): boolean {
		const { few, lookups } = this.wanted.worth;
		const { pages, left, isAtEnd } = this.passage;
		if (pages === 0) return size > few;
		return !isAtEnd && size > 0 && left * (pages === 1 ? lookups : 1) <= size;
	}

	private keep(contact: StoredContact, missing: Set<string>): void {
		const email = textOf(contact.email_address?.address).toLowerCase();
		if (missing.delete(email) || this.found.has(email)) this.found.set(email, contact);
	}
}

function withOnly(contact: StoredContact, collections: readonly string[]): StoredContact {
	return Object.fromEntries(
		Object.entries(contact).filter(([name]) => !isCollection(name) || collections.includes(name)),
	) as unknown as StoredContact;
}
