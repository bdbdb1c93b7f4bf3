import type { Contact } from '../simulator/account.mts';

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

	private look(contact: Contact): string[] {
		const { contact_id: id, created_at, updated_at, deleted_at, email_address } = contact;
		const news: string[] = [];
		const isFirst = !this.created.has(id);
		this.created.add(id);
		if (!deleted_at) this.alive.add(id);
		if (isFirst && !deleted_at) news.push('contactCreated');

		const state = JSON.stringify({ ...contact, email_address: undefined });
		if (!deleted_at && this.updated.get(id) !== state) {
			const isKnown = this.updated.has(id);
			const isReported = isFirst && this.events.includes('contactCreated');
			this.updated.set(id, state);
			if (isKnown || (updated_at > created_at && !isReported)) news.push('contactUpdated');
		}

		const { permission_to_send, opt_out_date = '' } = email_address ?? {};
		if (permission_to_send === 'unsubscribed' && this.optedOut.get(id) !== opt_out_date) {
			this.optedOut.set(id, opt_out_date);
			news.push('contactUnsubscribed');
		}

		const deletion = deleted_at && `${deleted_at} ${updated_at}`;
		if (deletion && this.deleted.get(id) !== deletion) {
			this.deleted.set(id, deletion);
			news.push('contactDeleted');
		}
		return news
			.filter((event) => this.events.includes(event))
			.map((event) => describe(event, contact));
	}
}

export function describe(
	event: string,
	contact: Pick<Contact, 'contact_id' | 'updated_at'>,
): string {
	return `${event} ${contact.contact_id} ${contact.updated_at}`;
}
