import type { IDataObject } from 'n8n-workflow';
import type { Contact } from '../simulator/account.mts';
import { Host } from './host.mts';
import { idOf, Service, type Character } from './service.mts';

const MINUTE = 60;
const DAY = 86_400;
const EMAIL_EVENTS = ['emailOpened', 'linkClicked', 'emailBounced', 'optedOut'];

/** What one day of polls has needed. */
export interface Day {
	requests: number;
	/** Requests of the polls after the first ones, one after the other. */
	perPoll: number[];
	items: IDataObject[];
	/** The longest time from when something could be seen until it started the workflow, in seconds. */
	slowest: number;
}

/** An account and its settings, and what a day may cost. */
export interface Row {
	name: string;
	most: number;
	run: () => Promise<Day>;
}

/** The rows of docs/requests.md that stand for real accounts, each on a simulated day. */
export const ROWS: Row[] = [
	{
		name: 'Contact Created and Updated every minute, nothing happens',
		most: 1440,
		run: async () => await quietDay(['contactCreated', 'contactUpdated'], MINUTE),
	},
	{
		name: 'Four email events every 5 minutes, 300 emails in 14 days',
		most: 6000,
		run: async () => await mailDay(300, EMAIL_EVENTS, 5 * MINUTE),
	},
	{
		name: 'Two email events every minute, 8 emails in 14 days',
		most: 5000,
		run: async () => await mailDay(8, EMAIL_EVENTS.slice(0, 2), MINUTE),
	},
	{
		name: 'Contact Deleted every 5 minutes, 100,000 deleted contacts',
		most: 800,
		run: async () => await deletionDay('keepsUpdate'),
	},
];

/** The requests of a day, the activation included. */
async function quietDay(events: string[], everySeconds: number): Promise<Day> {
	const service = new Service({ switches: {}, pageSize: 500, ahead: 0, zone: 0 });
	return await playDay(service, new Host(service, events), everySeconds);
}

/** Emails go out at even distances, the last one half a distance ago, and go on doing so. */
export async function mailDay(count: number, events: string[], everySeconds: number): Promise<Day> {
	const service = new Service({ switches: {}, pageSize: 500, ahead: 0, zone: 0 });
	const distance = (14 * DAY * 1000) / count;
	const days = 15 * 14;
	for (let index = 0; index < (count * days) / 14 / 14; index++) {
		const sentAt = service.now + DAY * 1000 - (index + 0.5) * distance;
		const campaign_id = idOf(index);
		const activityId = idOf(100_000 + index);
		service.mail.campaigns.push({ campaign_id, name: '', updatedAt: sentAt, sentAt, activityId });
		// Somebody opens each email an hour, and then ever later after it was sent.
		for (const hours of [1, 5, 11, 30, 47, 80, 150, 290]) {
			const at = sentAt + hours * 3_600_000;
			service.mail.track({ activityId, kind: 'opens', contact_id: idOf(hours), at, shownAt: at });
		}
	}
	return await playDay(service, new Host(service, events), everySeconds);
}

/** 200 pages of deleted contacts, of which some are deleted during the day. */
export async function deletionDay(deletionDate: 'keepsUpdate' | 'renewsUpdate'): Promise<Day> {
	const pageSize = 10;
	const service = new Service({ switches: { deletionDate }, pageSize, ahead: 0, zone: 0 });
	const remove = (contact: Contact) => {
		contact.deleted_at = service.day;
		if (deletionDate === 'renewsUpdate') contact.updated_at = service.time;
	};
	for (let index = 0; index < 200 * pageSize; index++) {
		service.write(index, (contact) => Object.assign(contact, { deleted_at: '2020-01-01' }), 0);
	}
	for (let index = 5000; index < 5012; index++) service.write(index, () => undefined, 0);
	service.advance(40 * DAY);
	let next = 5000;
	const host = new Host(service, ['contactDeleted']);
	return await playDay(service, host, 5 * MINUTE, (poll) => {
		if (poll % 24 === 1 && next < 5012) service.write(next++, remove, 0);
	});
}

/** Polls for a day, and once more; counts the requests of all but that last poll. */
async function playDay(
	service: Service,
	host: Host,
	everySeconds: number,
	happen: (poll: number) => void = () => undefined,
): Promise<Day> {
	Date.now = () => service.hostTime;
	const start = service.now;
	const perPoll: number[] = [];
	const items: IDataObject[] = [];
	for (let poll = 0; poll * everySeconds < DAY; poll++) {
		happen(poll);
		const before = service.requests;
		items.push(...(await host.poll()));
		perPoll.push(service.requests - before);
		service.advance((start + (poll + 1) * everySeconds * 1000 - service.now) / 1000);
	}
	const requests = service.requests;
	const rest = await host.poll();
	items.push(...rest);
	return { requests, perPoll, items, slowest: 0 };
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
	const items: IDataObject[] = [];
	for (let poll = 0; poll < 16; poll++) {
		const before = service.requests;
		const start = service.now;
		items.push(...(await host.poll()));
		perPoll.push(service.requests - before);
		service.advance(Math.max(1, 300 - (service.now - start) / 1000));
	}
	const requests = perPoll.reduce((sum, each) => sum + each, 0);
	return { requests, perPoll, items, slowest: 0 };
}
