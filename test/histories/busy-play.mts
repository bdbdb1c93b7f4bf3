import type { IDataObject } from 'n8n-workflow';
import assert from 'node:assert/strict';
import type { Contact } from '../simulator/account.mts';
import type { Write } from './arbitraries.mts';
import { Host } from './host.mts';
import { Service, type Character } from './service.mts';
import { Writer } from './writer.mts';

type Item = Contact & { event: string };

/**
 * Plays polls while contacts change between one answer and the next. Which states a poll sees, then
 * depends on its pages; but nothing may come twice, and how contacts are in the end has to come.
 */
export class BusyPlay {
	private readonly service: Service;

	private readonly host: Host;

	private readonly writer: Writer;

	private readonly events: string[];

	private readonly fired = new Map<string, Item>();

	private atFirst = new Map<string, Contact>();

	constructor({ character, events }: { character: Character; events: string[] }) {
		this.service = new Service(character);
		Date.now = () => this.service.hostTime;
		this.host = new Host(this.service, events);
		this.events = events;
		this.writer = new Writer(this.service, (_, { deleted_at }) => deleted_at !== undefined);
	}

	/** @param rounds what happens during each poll, one write between two answers */
	async run(before: Write[], rounds: Write[][]): Promise<void> {
		for (const each of before) this.writer.write(each);
		this.service.advance(1);
		assert.deepEqual(await this.host.poll(), []);
		this.atFirst = new Map(this.service.contacts.map((each) => [each.contact_id, { ...each }]));
		for (const round of rounds) {
			// Longer than what a poll reads again, so that nothing but a second pass finds what pages have skipped.
			this.service.advance(1300);
			this.service.between = round.map((write) => () => {
				this.writer.write({ ...write, late: 0 });
			});
			await this.poll();
			for (const rest of this.service.between.splice(0)) rest();
		}
		for (const seconds of [700, 60, 86_400]) {
			this.service.advance(seconds);
			await this.poll();
		}
		for (const contact of this.service.contacts) this.check(contact);
	}

	private async poll(): Promise<void> {
		for (const item of (await this.host.poll()) as (IDataObject & Item)[]) {
			const key = keyOf(item.event, item);
			assert(!this.fired.has(key), `${key} again`);
			this.fired.set(key, item);
		}
	}

	/** How a contact is in the end must have started the workflow, unless it was so from the start. */
	private check(contact: Contact): void {
		const { contact_id, created_at, updated_at, deleted_at, email_address } = contact;
		const first = this.atFirst.get(contact_id);
		const isNew = first === undefined;
		if (isNew && !deleted_at) this.must('contactCreated', contact);
		const isChanged = isNew ? updated_at > created_at : first.updated_at !== updated_at;
		const created = this.fired.get(keyOf('contactCreated', contact));
		const cameAsCreated = created?.updated_at === updated_at;
		if (!deleted_at && isChanged && !cameAsCreated) this.must('contactUpdated', contact);
		const optOut = email_address?.opt_out_date;
		if (
			email_address?.permission_to_send === 'unsubscribed' &&
			optOut !== first?.email_address?.opt_out_date
		) {
			this.must('contactUnsubscribed', contact);
		}
		if (deleted_at && !first?.deleted_at) this.must('contactDeleted', contact);
	}

	private must(event: string, contact: Contact): void {
		if (!this.events.includes(event)) return;
		const item = this.fired.get(keyOf(event, contact));
		assert(item, `${keyOf(event, contact)} is missing`);
	}
}

/** What may come once. */
function keyOf(event: string, contact: Contact): string {
	const { contact_id, first_name, updated_at, deleted_at, email_address } = contact;
	const states: Record<string, unknown[]> = {
		contactCreated: [],
		contactUpdated: [updated_at, first_name],
		contactUnsubscribed: [email_address?.opt_out_date],
		contactDeleted: [deleted_at, updated_at],
	};
	return [event, contact_id, ...(states[event] ?? [])].join(' ');
}
