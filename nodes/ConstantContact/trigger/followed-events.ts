import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../input/text-of';
import type { EventWithTrack } from '../parameters/event/picked';
import { idOf, pathSegment } from '../transport/api';
import { EVENTS } from '../transport/collections';
import { momentOf } from '../transport/moment';
import type { Asked } from './reading';
import { DAY_MS, HOUR_MS, JITTER_MS, OFTEN_MS } from './schedule';

/** Each event costs a request for each 100 registrations in each poll. */
export const MOST_EVENTS = 20;

/** Events in which the test in the editor looks for an example. */
const MOST_EXAMPLES = 5;

/** An event whose registrations are read. */
export interface FollowedEvent extends EventWithTrack {
	/** Whether it is not active any more. */
	hasEnded: boolean;
}

/** What is kept of an event among the active ones; since when it is none any more, by n8n's clock. */
interface Listed {
	id: string;
	endedAt?: number;
}

/** What is kept of the active events. */
interface Active {
	/** When they were listed, by n8n's clock. */
	at: number;
	/** How many there are; no more than `MOST_EVENTS` are followed. */
	count: number;
	events: Listed[];
}

/**
 * The events whose registrations are read: the picked ones, or those that are active.
 * An event that could not be looked up is left out and told.
 */
export async function followedEvents(asked: Asked): Promise<FollowedEvent[]> {
	const picked = asked.eventIds.map((id) => ({ id }));
	const followed = picked.length > 0 ? picked : await activeEvents(asked);
	const found = [];
	for (const each of followed) found.push(...(await lookedUp(asked, each)));
	return found;
}

/** The events in which there may be an example: the picked ones, or those that begin last. Drafts have none. */
export async function latestEvents(asked: Asked): Promise<FollowedEvent[]> {
	const { api, eventIds } = asked;
	const listed = eventIds.length > 0 ? [] : await api.known<IDataObject>(EVENTS);
	tellRest(asked, listed.filter(({ status }) => status === 'ACTIVE').length);
	const latest = listed
		.filter(({ status }) => status !== 'DRAFT')
		.sort((one, other) => startOf(other) - startOf(one))
		.map(({ event_id }) => idOf(event_id));
	const events = [];
	for (const eventId of [...eventIds, ...latest].slice(0, MOST_EXAMPLES)) {
		events.push({ ...(await detailsOf(asked, eventId)), hasEnded: false });
	}
	return events;
}

async function activeEvents(asked: Asked): Promise<Listed[]> {
	const { finder, postpone } = asked;
	const what = ['active events'];
	const before = finder.found<Active>(what);
	const { at, count, events } = await finder.lookUp<Active>(
		what,
		OFTEN_MS,
		async () => await listActive(asked, before),
	);
	// What is known from before a failure does not tell what was published since.
	if (Date.now() - at > OFTEN_MS + JITTER_MS) postpone();
	tellRest(asked, count);
	return events;
}

/**
 * The active events that begin first. One that is not active any more is read on until a poll has done
 * so that began an hour later: somebody may have registered since the last poll, and be shown late.
 */
async function listActive({ api }: Asked, before: Active | undefined): Promise<Active> {
	const { path, property, pageSize } = EVENTS;
	const at = Date.now();
	const active = await api.getAll<IDataObject>(path, property, {
		limit: pageSize,
		event_status: 'ACTIVE',
	});
	const ids = active
		.sort((one, other) => startOf(one) - startOf(other))
		.map(({ event_id }) => idOf(event_id));
	const followed = new Set(ids.slice(0, MOST_EVENTS));
	const ended = (before?.events ?? [])
		.filter(({ id, endedAt = at }) => !followed.has(id) && endedAt > (before?.at ?? 0) - HOUR_MS)
		.map(({ id, endedAt = at }) => ({ id, endedAt }));
	return { at, count: ids.length, events: [...[...followed].map((id) => ({ id })), ...ended] };
}

function tellRest({ note }: Asked, active: number): void {
	if (active <= MOST_EVENTS) return;
	note(
		`${active} events are active, and the trigger follows the ${MOST_EVENTS} of them that begin first. Pick the others in a second trigger`,
	);
}

/** Details are looked up once a day: the event may have another name. */
async function lookedUp(asked: Asked, { id, endedAt }: Listed): Promise<FollowedEvent[]> {
	const { finder, isLate, tell, postpone } = asked;
	const what = ['event', id];
	try {
		const details = isLate()
			? finder.found<EventWithTrack>(what)
			: await finder.lookUp(what, DAY_MS, async () => await detailsOf(asked, id));
		if (details) return [{ ...details, hasEnded: endedAt !== undefined }];
	} catch (failure) {
		tell(`the event ${id}`, failure);
	}
	postpone();
	return [];
}

/** Throws ApiFailure for an answer that does not say which track the event has. */
async function detailsOf({ api }: Asked, eventId: string): Promise<EventWithTrack> {
	const event = await api.get<IDataObject>(`${EVENTS.path}/${pathSegment(eventId)}`);
	const { track_id } = Object(event.default_track) as IDataObject;
	return { eventId, name: textOf(event.name ?? ''), trackId: idOf(track_id) };
}

/** What has no start begins last. */
function startOf({ start_time }: IDataObject): number {
	return momentOf(start_time) ?? Infinity;
}
