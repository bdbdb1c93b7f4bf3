import { createHash } from 'node:crypto';
import { Account, timestamp, type Contact } from '../simulator/account.mts';
import { addContact } from '../simulator/resources/contact-store.mts';
import { searchContacts } from '../simulator/resources/contact-search.mts';
import { Gatherings } from './gatherings.mts';
import { Mail } from './mail.mts';
import type { Switches } from '../simulator/switches.mts';

/** What makes one account's service different from another's. */
export interface Character {
	switches: Partial<Switches>;
	/** How many contacts a page holds. */
	pageSize: number;
	/** How far the service's clock is ahead of n8n's, in seconds. */
	ahead: number;
	/** The time zone of the days of deletions, in hours. */
	zone: number;
	/** How long an answer takes, in milliseconds; left out, 40. */
	answerMs?: number;
}

/** The simulator's contacts without network and with a clock of their own, which also is n8n's. */
export class Service {
	readonly account: Account;

	/** How many requests pass before some fail, and how many do. */
	failing = { after: Infinity, times: 0 };

	/** Somebody else's work between two answers. */
	between: (() => void)[] = [];

	/** How far the next answers' Date headers are off, in milliseconds. */
	wrongDates: number[] = [];

	readonly mail: Mail;

	/** The account's own events, for which people register. */
	readonly gatherings: Gatherings;

	/** The account's lists, as an answer has them. */
	lists: { list_id: string; name: string; created_at: string }[] = [];

	/** The lists that contacts are in as they are created, by turns. */
	private joined: string[] = [];

	requests = 0;

	private readonly character: Character;

	private clock = Date.UTC(2026, 10, 24, 22, 30);

	/** What is written already, but not shown yet. */
	private late: { at: number; contact: Contact }[] = [];

	constructor(character: Character) {
		this.character = character;
		this.account = new Account({ switches: character.switches });
		this.mail = new Mail(character.switches.reportOrder);
		this.gatherings = new Gatherings(character.switches);
		Object.defineProperty(this.account, 'time', { get: () => this.clock });
	}

	/** The service's clock. */
	get now(): number {
		return this.clock;
	}

	/** n8n's clock. */
	get hostTime(): number {
		return this.clock - this.character.ahead * 1000;
	}

	get contacts(): Contact[] {
		return [...this.account.contacts.values()];
	}

	get time(): string {
		return timestamp(this.clock);
	}

	/** The day, where the account is. */
	get day(): string {
		return timestamp(this.clock + this.character.zone * 3_600_000).slice(0, 10);
	}

	/** What has been written last about a contact, shown or not. */
	latest(index: number): Contact | undefined {
		const id = idOf(index);
		const late = this.late.filter(({ contact }) => contact.contact_id === id);
		return late.at(-1)?.contact ?? this.account.contacts.get(id);
	}

	/** Makes two lists, in one of which each contact is that is created from now on. */
	makeLists(): void {
		this.joined = [0, 1].map((index) => idOf(900_000 + index));
		this.lists = this.joined.map((list_id) => ({ list_id, name: list_id, created_at: this.time }));
	}

	/** Writes a contact as of now; searches show it after so many seconds. */
	write(index: number, change: (contact: Contact) => void, lateBy: number): void {
		const before = this.latest(index);
		const contact = structuredClone(before ?? newContact(index, this.time));
		if (!before) contact.list_memberships = this.joined.slice(index % 2).slice(0, 1);
		change(contact);
		this.late.push({ at: this.clock + lateBy * 1000, contact });
		this.show();
	}

	/** Takes a contact away that is of no interest any more. */
	forget(index: number): void {
		this.account.contacts.delete(idOf(index));
	}

	advance(seconds: number): void {
		this.clock += seconds * 1000;
		this.show();
	}

	/** Answers a request as n8n's helper does. */
	answer(query: Record<string, unknown>, path: string): unknown {
		this.requests++;
		this.clock += this.character.answerMs ?? 40;
		this.between.shift()?.();
		if (this.failing.after-- <= 0 && this.failing.times-- > 0) throw failure(500);
		const given = Object.fromEntries(
			Object.entries(query).map(([name, value]) => [name, String(value)]),
		);
		if (given.limit) given.limit = String(Math.min(Number(given.limit), this.character.pageSize));
		const body = this.bodyOf(path, given);
		if (!body) throw failure(404);
		const isSent = this.account.switches.dateHeader === 'sent';
		const date = new Date(this.clock + (this.wrongDates.shift() ?? 0));
		const headers = isSent ? { date: date.toUTCString() } : {};
		return { statusCode: 200, headers, body: JSON.parse(JSON.stringify(body)) as unknown };
	}

	private bodyOf(path: string, query: Record<string, string>): object | undefined {
		if (path === '/contacts') return searchContacts(this.account, query);
		if (path.startsWith('/events')) return this.gatherings.answer(path, query, this.clock);
		if (path !== '/contact_lists') return this.mail.answer(path, query, this.clock);
		return { lists: query.channel_type === 'sms' ? [] : this.lists };
	}

	/** A contact's writes are shown in their order, however late each of them is. */
	private show(): void {
		const waiting = new Set<string>();
		const rest: typeof this.late = [];
		for (const each of this.late) {
			const { contact_id } = each.contact;
			if (each.at > this.clock || waiting.has(contact_id)) {
				waiting.add(contact_id);
				rest.push(each);
			} else if (this.account.contacts.has(contact_id)) {
				this.account.contacts.set(contact_id, each.contact);
			} else {
				addContact(this.account, each.contact);
			}
		}
		this.late = rest;
	}
}

/** An answer with an error status, as n8n's helper throws it. */
function failure(status: number): Error {
	const response = { status, data: [] };
	return Object.assign(new Error('Service fails'), { isAxiosError: true, response });
}

export function idOf(index: number): string {
	const hex = createHash('sha256').update(String(index)).digest('hex');
	return `${hex.slice(0, 8)}-0000-4000-8000-${hex.slice(8, 20)}`;
}

function newContact(index: number, now: string): Contact {
	return {
		contact_id: idOf(index),
		email_address: {
			address: `${String(index)}@example.com`,
			permission_to_send: 'implicit',
			created_at: now,
			updated_at: now,
			confirm_status: 'off',
		},
		create_source: 'Account',
		created_at: now,
		updated_at: now,
		custom_fields: [],
		phone_numbers: [],
		street_addresses: [],
		list_memberships: [],
		taggings: [],
		notes: [],
	};
}
