import { randomUUID } from 'node:crypto';
import type { Account, DeepPartial } from '../account.mts';
import { badRequest, notFound } from '../errors.mts';
import type { Event, Registration, Ticket, Track } from '../event.mts';
import { unknownId } from './names.mts';

export const READ_EVENTS = { scope: 'campaign_data', privilege: 'campaign:read' };
export const WRITE_EVENTS = { scope: 'campaign_data', privilege: 'campaign:write' };

/** A route that changes something. @param body its JSON schema, if it takes one */
export const taking = (body?: object) => ({
	config: WRITE_EVENTS,
	...(body && { schema: { body }, attachValidation: true }),
});

/** Adds an event, or changes one, as a user does in Constant Contact. */
export function setEvent(account: Account, given: DeepPartial<Event>): Event {
	const event_id = given.event_id ?? randomUUID();
	const stored = account.events.get(event_id);
	const { registrations = [], default_track, ...rest } = given;
	const name = rest.name ?? stored?.name ?? `Event ${event_id}`;
	const event: Event = {
		...defaultsOf(account, name),
		...stored,
		...(rest as Partial<Event>),
		event_id,
		default_track: {
			track_id: event_id.slice(-6),
			campaign_activity_id: randomUUID(),
			...stored?.default_track,
			...(default_track as Partial<Track>),
		},
		registrations: stored?.registrations ?? [],
	};
	account.events.set(event_id, event);
	for (const each of registrations) setRegistration(account, { ...each, event_id });
	return event;
}

function defaultsOf(account: Account, name: string) {
	const now = inMilliseconds(account.time);
	return {
		name,
		title: name,
		description: '',
		event_start: inMilliseconds(account.time + 30 * DAY),
		event_end: inMilliseconds(account.time + 30 * DAY + HOUR),
		event_type: 'OTHER',
		location_type: 'PHYSICAL',
		time_zone: 'US/Eastern',
		currency_type: 'USD',
		status: 'ACTIVE',
		create_time: now,
		last_update_time: now,
		event_promotions: [],
	};
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Somebody registers for an event, or a registration changes otherwise than by the API. */
export function setRegistration(
	account: Account,
	{ event_id, ...given }: DeepPartial<Registration> & { event_id: string },
): Registration {
	const event = account.events.get(event_id);
	if (!event) throw notFound('event_id');
	const registration_id = given.registration_id ?? randomUUID();
	const stored = event.registrations.find((each) => each.registration_id === registration_id);
	const { tickets, ...rest } = given;
	const registration: Registration = Object.assign(stored ?? ({} as Registration), {
		contact_id: randomUUID(),
		first_name: 'Anna',
		last_name: 'Lee',
		email_address: `${registration_id}@example.com`,
		registration_status: 'REGISTERED',
		registration_time: inMilliseconds(account.time),
		new_contact: true,
		answers: {},
		...stored,
		...(rest as Partial<Registration>),
		registration_id,
		tickets: tickets?.map((each) => ticketOf(each)) ?? stored?.tickets ?? [ticketOf()],
	});
	if (!stored) event.registrations.push(registration);
	return registration;
}

function ticketOf(given: Partial<Ticket> = {}): Ticket {
	const order_ticket_key = randomUUID().slice(0, 6);
	return { order_ticket_key, ticket_name: 'General Admission', price: 0, ...given };
}

/** The event of the path. Refuses one that is unknown. */
export function eventOf(account: Account, params: unknown): Event {
	const { event_id } = params as { event_id: string };
	const event = account.events.get(event_id);
	const isHidden = event?.status === 'DELETED' && account.switches.deletedEvent === 'unknown';
	if (!event || isHidden) throw unknownId(account, 'event_id', event_id);
	return event;
}

/** The same with a track of the path, of which an event has one. */
export function eventWithTrack(account: Account, params: unknown): Event {
	const event = eventOf(account, params);
	const { track_id } = params as { track_id: string };
	if (event.default_track.track_id !== track_id) throw notFound('The track was not found.');
	return event;
}

/** Refuses it in any other status. */
export function demandEventStatus(event: Event, ...statuses: string[]): void {
	if (statuses.includes(event.status)) return;
	throw badRequest(`Events in ${event.status} status do not support this operation.`);
}

/** Refuses a name that another event has, but for deleted ones. 409 is not documented here. */
export function refuseEventName(account: Account, name: string, self?: Event): void {
	const key = (text: string) =>
		account.switches.takenNames === 'ignoreCase' ? text.toLowerCase() : text;
	for (const other of account.events.values()) {
		if (other === self || other.status === 'DELETED') continue;
		if (key(other.name) === key(name)) throw badRequest('The event name is not unique.');
	}
}

/** The moment that a text says. @param name what the text is, for the refusal */
export function momentOf(name: string, text: string): string {
	const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(text);
	const time = Date.parse(text);
	if (!isMoment || Number.isNaN(time)) throw badRequest(`${name} is not a valid date and time`);
	return inMilliseconds(time);
}

export function refuseEndBeforeStart({ event_start, event_end }: Event): void {
	if (Date.parse(event_end) < Date.parse(event_start)) {
		throw badRequest('The event must end after it starts.');
	}
}

/** The same without these properties. */
export function without(thing: object, ...names: string[]): object {
	return Object.fromEntries(Object.entries(thing).filter(([name]) => !names.includes(name)));
}

/** Events and registrations have milliseconds in their times. */
export function inMilliseconds(time: number): string {
	return new Date(time).toISOString();
}
