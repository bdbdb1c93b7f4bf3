import type { Contact } from '../simulator/account.mts';

const LIVING = ['contactCreated', 'contactUpdated'];

/** Events that one reading serves. */
const TOGETHER = [LIVING, ['contactUnsubscribed'], ['contactDeleted']];

/**
 * What must start the workflow, worked out from the contacts that the service shows at each poll,
 * by other means than the trigger's: it knows all contacts and all of the past.
 */
export class Oracle {
	private readonly created = new Set<string>();

	private readonly alive = new Set<string>();

	private readonly updated = new Map<string, string>();

	private readonly optedOut = new Map<string, string>();

	private readonly deleted = new Map<string, string>();

	private readonly events: string[];

	constructor(events: string[]) {
		this.events = events;
	}

	/** Whether a poll could see the contact before it was deleted. */
	hasSeenAlive(id: string): boolean {
		return this.alive.has(id);
	}

	/** What a poll finds new, as `event contact updated_at`. The first poll only learns. */
	expect(contacts: Contact[]): string[] {
		return contacts.flatMap((contact) => this.look(contact));
	}

	/**
	 * What a poll finds new that could not read everything: of the contacts that it has handed on, by
	 * the event, and those events that are read together with it.
	 */
	expectSome(contacts: Contact[], handedOn: { event: string; contact_id: string }[]): string[] {
		const shown = new Map(contacts.map((contact) => [contact.contact_id, contact]));
		const seen = new Set<string>();
		return handedOn.flatMap(({ event, contact_id }) => {
			const group = TOGETHER.find((events) => events.includes(event)) ?? [event];
			const contact = shown.get(contact_id);
			const key = `${String(group)} ${contact_id}`;
			if (!contact || seen.has(key)) return [];
			seen.add(key);
			return this.look(contact, group);
		});
	}

	private look(contact: Contact, only = this.events): string[] {
		const { contact_id: id, created_at, updated_at, deleted_at, email_address } = contact;
		const news: string[] = [];
		if (!deleted_at) this.alive.add(id);
		const isRead = (event: string) => only.includes(event);
		const isFirst = !this.created.has(id);
		if (LIVING.some(isRead)) this.created.add(id);
		if (isFirst && !deleted_at) news.push('contactCreated');

		const state = JSON.stringify({ ...contact, email_address: undefined });
		if (LIVING.some(isRead) && !deleted_at && this.updated.get(id) !== state) {
			const isKnown = this.updated.has(id);
			const isReported = isFirst && this.events.includes('contactCreated');
			this.updated.set(id, state);
			if (isKnown || (updated_at > created_at && !isReported)) news.push('contactUpdated');
		}

		const { permission_to_send, opt_out_date = '' } = email_address ?? {};
		const isOut = permission_to_send === 'unsubscribed' && isRead('contactUnsubscribed');
		if (isOut && this.optedOut.get(id) !== opt_out_date) {
			this.optedOut.set(id, opt_out_date);
			news.push('contactUnsubscribed');
		}

		const deletion = deleted_at && `${deleted_at} ${updated_at}`;
		if (isRead('contactDeleted') && deletion && this.deleted.get(id) !== deletion) {
			this.deleted.set(id, deletion);
			news.push('contactDeleted');
		}
		return news
			.filter((event) => this.events.includes(event) && isRead(event))
			.map((event) => describe(event, contact));
	}
}

export function describe(
	event: string,
	contact: Pick<Contact, 'contact_id' | 'updated_at'>,
): string {
	return `${event} ${contact.contact_id} ${contact.updated_at}`;
}
