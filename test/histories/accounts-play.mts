import type { IDataObject } from 'n8n-workflow';
import assert from 'node:assert/strict';
import { Host } from './host.mts';
import { Promises } from './promises.mts';
import { idOf, Service, type Character } from './service.mts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LIST = 'Customers';

/** A report is read two hours after the email's last reading at most, and once a day to its end. */
const REPORT_MS = DAY + 3 * HOUR;

/** The active events are listed every 15 minutes. */
const LISTED_MS = 20 * MINUTE;

/** Where events come from, by their reports. */
const KINDS: Record<string, string> = { emailOpened: 'opens', linkClicked: 'clicks' };

/** Somebody does something in one of the accounts. */
export type Deed =
	| { kind: 'contact'; account: number; late: number; isInList: boolean }
	| { kind: 'sending'; account: number; campaign: number }
	| {
			kind: 'activity';
			account: number;
			campaign: number;
			event: string;
			late: number;
			people: number;
	  }
	| { kind: 'registration'; account: number; gathering: number; late: number; people: number }
	| { kind: Turn; account: number; gathering: number }
	| { kind: 'renewedList'; account: number };

type Turn = 'published' | 'ended';

/** What happens in a history of accounts. Times are in seconds. */
export type AccountStep =
	| Deed
	| { kind: 'advance'; seconds: number }
	| { kind: 'poll'; wrongBy: number }
	| { kind: 'failingPoll'; after: number; times: number }
	| { kind: 'restart' | 'otherAccount' };

/** How many polls in a row may have a Date header that is wrong in the same direction. */
const MOST_WRONG = 3;

/** Plays what happens in two accounts, while the trigger is connected now to one, now to the other. */
export class AccountsPlay {
	private readonly services: Service[];

	private readonly host: Host;

	private readonly events: string[];

	private readonly filtered: boolean;

	private promises: Promises | undefined;

	private current = 0;

	private count = 0;

	/** How many polls in a row have moved the trigger's idea of the clock, and to which side. */
	private drift = 0;

	constructor(account: { character: Character; events: string[]; isFiltered: boolean }) {
		const { character, events, isFiltered } = account;
		this.services = [new Service(character), new Service(character)];
		Date.now = () => this.service.hostTime;
		const filters = isFiltered ? { filters: { lists: [LIST] } } : {};
		this.host = new Host(this.services[0], events, filters);
		this.host.connect(this.services[0], '0');
		this.events = events;
		this.filtered = isFiltered;
		for (const [index] of this.services.entries()) this.renewList(index);
	}

	/** @param before what happened before the trigger was activated, a while apart */
	async run(before: Deed[], steps: AccountStep[]): Promise<void> {
		for (const each of before) {
			this.do(each);
			this.advance(HOUR);
		}
		const { service } = this;
		this.promises = new Promises(
			service.now,
			this.isDated,
			this.filtered ? this.listId(0) : undefined,
		);
		for (const each of this.happened.splice(0)) this.promises.add(each);
		assert.deepEqual(await this.host.poll(), [], 'the first poll starts nothing');
		this.host.save();
		for (const each of steps) await this.step(each);
		for (const seconds of [3700, 1300, 100_000, 100]) {
			this.advance(seconds * 1000);
			await this.poll(0);
		}
	}

	private get service(): Service {
		return this.services[this.current];
	}

	private get isDated(): boolean {
		return this.service.account.switches.dateHeader === 'sent';
	}

	private async step(step: AccountStep): Promise<void> {
		switch (step.kind) {
			case 'advance':
				this.advance(step.seconds * 1000);
				return;
			case 'poll':
				await this.poll(step.wrongBy);
				return;
			case 'failingPoll':
				this.service.failing = { ...step };
				await this.poll(0, true);
				this.service.failing = { after: Infinity, times: 0 };
				return;
			case 'restart':
				this.host.restart();
				this.promises?.restart();
				return;
			case 'otherAccount':
				this.current = 1 - this.current;
				this.host.connect(this.service, String(this.current));
				this.promises?.switchTo(this.current, this.service.now, this.listId(this.current));
				return;
			default:
				this.do(step);
		}
	}

	private advance(ms: number): void {
		const now = this.service.now + ms;
		for (const service of this.services) service.advance((now - service.now) / 1000);
	}

	private async poll(wrongBy: number, isFailing = false): Promise<void> {
		const { service } = this;
		const isWrong = wrongBy !== 0 && Math.abs(this.drift + Math.sign(wrongBy)) <= MOST_WRONG;
		this.drift = isWrong ? this.drift + Math.sign(wrongBy) : this.drift - Math.sign(this.drift);
		service.wrongDates = Array.from({ length: isWrong ? 500 : 0 }, () => wrongBy * 1000);
		const goesOn = this.host.isInTheMiddle;
		const at = service.now;
		const items = await this.read(isFailing);
		// A reading that goes on from an earlier poll does not look at its first pages again.
		if (goesOn && !isFailing) items.push(...(await this.read(false)));
		service.wrongDates = [];
		this.advance(0);
		const wrongDate = isWrong ? at + wrongBy * 1000 : undefined;
		this.promises?.check({ at, keys: items.map(keyOf), isFailing, wrongDate });
	}

	private async read(isFailing: boolean): Promise<IDataObject[]> {
		return await this.host.poll().catch((error: unknown) => {
			assert(isFailing && String(error).includes('internal fault (500)'), String(error));
			return [];
		});
	}

	private listId(account: number): string {
		return this.services[account].lists[0].list_id;
	}

	private do(deed: Deed): void {
		const service = this.services[deed.account];
		if (deed.kind === 'renewedList') this.renewList(deed.account);
		else if (deed.kind === 'contact') this.addContact(service, deed);
		else if (deed.kind === 'sending') this.send(service, deed);
		else if (deed.kind === 'activity') this.track(service, deed);
		else if (deed.kind === 'registration') this.register(service, deed);
		else this.turn(service, deed);
	}

	/** Somebody deletes the list, whose contacts then are in none, and makes one with the same name. */
	private renewList(account: number): void {
		const service = this.services[account];
		const list_id = idOf(900_000 + this.count++);
		for (const contact of service.contacts) contact.list_memberships = [];
		for (const old of service.lists) this.promises?.isGone(`listCreated ${old.list_id}`);
		service.lists = [{ list_id, name: LIST, created_at: service.time }];
		const at = service.now;
		this.happens({ key: `listCreated ${list_id}`, account, at, shownAt: at, list: undefined });
		if (account === this.current) this.promises?.renewList(list_id, at);
	}

	private addContact(
		service: Service,
		{ account, late, isInList }: Deed & { kind: 'contact' },
	): void {
		const index = this.count++;
		const list = isInList ? this.listId(account) : '';
		const list_memberships = isInList ? [list] : [];
		service.write(index, (contact) => Object.assign(contact, { list_memberships }), late);
		const key = `contactCreated ${idOf(index)}`;
		const at = service.now;
		this.happens({ key, account, at, shownAt: at + late * 1000, list });
	}

	private send(service: Service, { account, campaign }: Deed & { kind: 'sending' }): void {
		const campaign_id = idOf(500_000 + account * 1000 + campaign);
		const { campaigns } = service.mail;
		const at = service.now;
		let sent = campaigns.find((each) => each.campaign_id === campaign_id);
		if (!sent) {
			const activityId = idOf(600_000 + account * 1000 + campaign);
			sent = { campaign_id, name: '', updatedAt: at, sentAt: at, activityId };
			campaigns.push(sent);
		}
		if (sent.sentAt < at)
			this.promises?.isGone(`campaignSent ${campaign_id} ${String(sent.sentAt)}`);
		Object.assign(sent, { sentAt: at, updatedAt: at });
		this.happens({ key: `campaignSent ${campaign_id} ${String(at)}`, account, at, shownAt: at });
	}

	private track(service: Service, deed: Deed & { kind: 'activity' }): void {
		const { account, campaign, event, late, people } = deed;
		const campaign_id = idOf(500_000 + account * 1000 + campaign);
		const sent = service.mail.campaigns.find((each) => each.campaign_id === campaign_id);
		if (!sent) return;
		const at = service.now;
		const shownAt = at + late * 1000;
		const { activityId, sentAt } = sent;
		const until = sentAt + 13 * DAY;
		for (let person = 0; person < people; person++) {
			const contact_id = idOf(this.count++);
			service.mail.track({ activityId, kind: KINDS[event], contact_id, at, shownAt });
			const key = `${event} ${contact_id}`;
			this.happens({ key, account, at, shownAt, withinMs: REPORT_MS, until });
		}
	}

	private register(service: Service, deed: Deed & { kind: 'registration' }): void {
		const { account, gathering, late, people } = deed;
		const event_id = idOf(700_000 + account * 1000 + gathering);
		const event = service.gatherings.publish(event_id, service.now);
		if (!event.isActive) return;
		const at = service.now;
		const shownAt = at + late * 1000;
		for (let person = 0; person < people; person++) {
			const registration_id = idOf(this.count++);
			service.gatherings.register(event, { registration_id, at, shownAt });
			const key = `eventRegistration ${registration_id}`;
			const happening = { key, account, at, shownAt, withinMs: LISTED_MS, isById: true as const };
			this.happens(happening);
		}
	}

	/** An event is published, or is over: then it is read for another hour, if it was ever seen. */
	private turn(service: Service, { kind, account, gathering }: Deed & { kind: Turn }): void {
		const event = service.gatherings.publish(
			idOf(700_000 + account * 1000 + gathering),
			service.now,
		);
		if (event.isActive === (kind === 'published')) return;
		event.isActive = kind === 'published';
		if (event.isActive) event.publishedAt = service.now;
		else {
			for (const { registration_id } of event.registrations) {
				const key = `eventRegistration ${registration_id}`;
				this.promises?.isOver(key, event.publishedAt, service.now);
			}
		}
	}

	/** What has happened before the trigger was there to see it. */
	private readonly happened: Parameters<Promises['add']>[0][] = [];

	private happens(happening: Parameters<Promises['add']>[0]): void {
		if (!this.events.includes(happening.key.split(' ')[0])) return;
		if (this.promises) this.promises.add(happening);
		else this.happened.push(happening);
	}
}

/** What tells an item from all others. */
function keyOf(item: IDataObject): string {
	const { event, contact_id, list_id, campaign_id, last_sent_date, registration_id } = item;
	if (event === 'eventRegistration') return `eventRegistration ${String(registration_id)}`;
	if (event === 'listCreated') return `listCreated ${String(list_id)}`;
	if (event !== 'campaignSent') return `${String(event)} ${String(contact_id)}`;
	return `campaignSent ${String(campaign_id)} ${String(Date.parse(String(last_sent_date)))}`;
}
