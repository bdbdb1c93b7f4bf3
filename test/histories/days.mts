import type { IDataObject } from 'n8n-workflow';
import assert from 'node:assert/strict';
import type { Contact } from '../simulator/account.mts';
import { Host } from './host.mts';
import { idOf, Service, type Character } from './service.mts';

const MINUTE = 60;
const DAY = 86_400;
const EMAIL_EVENTS = ['emailOpened', 'linkClicked', 'emailBounced', 'emailUnsubscribed'];

interface Started {
	item: IDataObject;
	/** When the poll began that has started the workflow. */
	at: number;
}

/** What one day of polls has needed, and what has started the workflow on that day and the next. */
export interface Day {
	requests: number;
	/** Requests of each poll. */
	perPoll: number[];
	items: Started[];
	/** The longest time from when something could be seen until it started the workflow, in minutes. */
	delays: Delays;
}

/** By the age of the email when something happened to it, or for all else. */
type Delays = Partial<Record<'6 h' | '2 days' | '14 days' | 'any', number>>;

/** An account and its settings, what a day may cost, and how long an event may take, in minutes. */
export interface Row {
	name: string;
	most: number;
	delays: Delays;
	run: () => Promise<Day>;
}

/** By the age of an email; the poll in which it is due may come five minutes later. */
const BY_AGE: Delays = { '6 h': 15, '2 days': 120, '14 days': 24 * 60 };

/** The rows of docs/requests.md that stand for real accounts, each on two simulated days. */
export const ROWS: Row[] = [
	{
		name: 'Contact Created and Contact Updated every minute, nothing happens',
		most: 1440,
		delays: {},
		run: async () => await quietDay(['contactCreated', 'contactUpdated'], MINUTE),
	},
	{
		name: 'Four events of 300 emails in 14 days, every 5 minutes',
		most: 6000,
		delays: BY_AGE,
		run: async () => await mailDay(300, EMAIL_EVENTS, 5 * MINUTE),
	},
	{
		name: 'Two events of 8 emails in 14 days, every minute',
		most: 5000,
		delays: BY_AGE,
		run: async () => await mailDay(8, EMAIL_EVENTS.slice(0, 2), MINUTE),
	},
	{
		name: 'Contact Deleted every 5 minutes, 100,000 deleted contacts, a deletion keeps `updated_at`',
		most: 800,
		delays: { any: 24 * 60 },
		run: async () => await deletionDay('keepsUpdate'),
	},
	{
		name: 'Contact Deleted every 5 minutes, 100,000 deleted contacts, a deletion renews `updated_at`',
		most: 800,
		delays: { any: 5 },
		run: async () => await deletionDay('renewsUpdate'),
	},
	{
		name: 'Event Registration every 15 minutes, three events with 500 registrations each, 40 new ones',
		most: 1600,
		delays: { any: 15 },
		run: async () => await registrationDay(),
	},
];

/** Nothing happens. */
async function quietDay(events: string[], everySeconds: number): Promise<Day> {
	const service = new Service({ switches: {}, pageSize: 500, ahead: 0, zone: 0 });
	return await playDay(service, new Host(service, events), everySeconds);
}

/** Emails go out at even distances, the last one half a distance ago, and go on doing so. */
export async function mailDay(count: number, events: string[], everySeconds: number): Promise<Day> {
	const service = new Service({ switches: {}, pageSize: 500, ahead: 0, zone: 0 });
	const distance = (14 * DAY * 1000) / count;
	// Those of the two days to come, too.
	for (let index = 0; index < count * 2; index++) {
		const sentAt = service.now + 2 * DAY * 1000 - (index + 0.5) * distance;
		const campaign_id = idOf(index);
		const activityId = idOf(100_000 + index);
		service.mail.campaigns.push({ campaign_id, name: '', updatedAt: sentAt, sentAt, activityId });
		// Somebody opens each email an hour, and then ever later after it was sent.
		for (const hours of [1, 5, 11, 30, 47, 80, 150, 290]) {
			const at = sentAt + hours * 3_600_000;
			service.mail.track({ activityId, kind: 'opens', contact_id: idOf(hours), at, shownAt: at });
		}
	}
	const day = await playDay(service, new Host(service, events), everySeconds);
	const sent = new Map(service.mail.campaigns.map((each) => [each.campaign_id, each.sentAt]));
	for (const { item, at } of day.items) {
		const time = Date.parse(String(item.created_time));
		const hours = (time - (sent.get(String(item.campaign_id)) ?? 0)) / 3_600_000;
		const age = hours < 6 ? '6 h' : hours < 48 ? '2 days' : '14 days';
		day.delays[age] = Math.max(day.delays[age] ?? 0, minutes(at - time));
	}
	return day;
}

const minutes = (ms: number) => Math.round(ms / 60_000);

/** 200 pages of deleted contacts, of which some are deleted during the day. */
export async function deletionDay(deletionDate: 'keepsUpdate' | 'renewsUpdate'): Promise<Day> {
	const pageSize = 2;
	const service = new Service({ switches: { deletionDate }, pageSize, ahead: 0, zone: 0 });
	const remove = (contact: Contact) => {
		contact.deleted_at = service.day;
		if (deletionDate === 'renewsUpdate') contact.updated_at = service.time;
	};
	for (let index = 0; index < 200 * pageSize; index++) {
		service.write(index, (contact) => Object.assign(contact, { deleted_at: '2020-01-01' }), 0);
	}
	for (let index = 5000; index < 5013; index++) service.write(index, () => undefined, 0);
	service.advance(40 * DAY);
	const deleted = new Map<string, number>();
	const host = new Host(service, ['contactDeleted']);
	const day = await playDay(service, host, 5 * MINUTE, (poll) => {
		const index = 5000 + deleted.size;
		if (poll % 24 !== 1 || poll > 288) return;
		service.write(index, remove, 0);
		deleted.set(idOf(index), service.now);
	});
	const delays = day.items.map(({ item, at }) =>
		minutes(at - (deleted.get(String(item.contact_id)) ?? 0)),
	);
	assert.equal(new Set(day.items.map(({ item }) => item.contact_id)).size, deleted.size);
	return { ...day, delays: { any: Math.max(...delays) } };
}

/** Three events for which people go on registering, up to 500 each. */
export async function registrationDay(): Promise<Day> {
	const service = new Service({ switches: {}, pageSize: 100, ahead: 0, zone: 0 });
	const events = [0, 1, 2].map((index) => service.gatherings.publish(idOf(index), service.now));
	let count = 0;
	const register = (at: number) => {
		const registration_id = idOf(1000 + count);
		service.gatherings.register(events[count++ % 3], { registration_id, at, shownAt: at });
		return registration_id;
	};
	for (let index = 0; index < 1420; index++) register(service.now - index * MINUTE * 1000);
	const registered = new Map<string, number>();
	const host = new Host(service, ['eventRegistration']);
	const day = await playDay(service, host, 15 * MINUTE, (poll) => {
		// On five polls of twelve, somebody registers right after the poll before: 40 a day.
		if (poll === 0 || poll % 12 > 4) return;
		const at = service.now - 15 * MINUTE * 1000 + 30_000;
		registered.set(register(at), at);
	});
	const shown = day.items.map(({ item }) => item.registration_id);
	assert.deepEqual(new Set(shown), new Set(registered.keys()));
	assert.equal(shown.length, registered.size);
	const delays = day.items.map(({ item, at }) =>
		minutes(at - (registered.get(String(item.registration_id)) ?? 0)),
	);
	return { ...day, delays: { any: Math.max(...delays) } };
}

/** Polls for two days; counts the requests of a day, without those of the first poll. */
async function playDay(
	service: Service,
	host: Host,
	everySeconds: number,
	happen: (poll: number) => void = () => undefined,
): Promise<Day> {
	Date.now = () => service.hostTime;
	const start = service.now;
	const perPoll: number[] = [];
	const items: Started[] = [];
	for (let poll = 0; poll * everySeconds <= 2 * DAY; poll++) {
		const at = start + poll * everySeconds * 1000;
		service.advance((at - service.now) / 1000);
		happen(poll);
		const before = service.requests;
		items.push(...(await host.poll()).map((item) => ({ item, at })));
		perPoll.push(service.requests - before);
	}
	const requests = Math.max(
		...[0, DAY].map((from) => sum(perPoll, from / everySeconds, DAY / everySeconds)),
	);
	return { requests, perPoll, items, delays: {} };
}

/** The requests of so many polls after one. */
function sum(perPoll: number[], after: number, count: number): number {
	return perPoll.slice(after + 1, after + 1 + count).reduce((all, each) => all + each, 0);
}

/** So many contacts change in one second; polls every five minutes with n8n's budget. */
export async function crowdDays(count: number, pageSize: number): Promise<Day> {
	const character: Character = { switches: {}, pageSize, ahead: 0, zone: 0, answerMs: 3000 };
	const service = new Service(character);
	Date.now = () => service.hostTime;
	for (let index = 0; index < count; index++) service.write(index, () => undefined, 0);
	service.advance(DAY);
	const host = new Host(service, ['contactCreated', 'contactUpdated']);
	await host.poll();
	service.advance(300);
	for (let index = 0; index < count; index++) {
		service.write(index, (contact) => Object.assign(contact, { updated_at: service.time }), 0);
	}
	const perPoll: number[] = [];
	const items: Started[] = [];
	for (let poll = 0; poll < 16; poll++) {
		const before = service.requests;
		const start = service.now;
		items.push(...(await host.poll()).map((item) => ({ item, at: start })));
		perPoll.push(service.requests - before);
		service.advance(Math.max(1, 300 - (service.now - start) / 1000));
	}
	return { requests: sum(perPoll, -1, perPoll.length), perPoll, items, delays: {} };
}
