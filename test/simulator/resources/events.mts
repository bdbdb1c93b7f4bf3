import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.mts';
import { badRequest } from '../errors.mts';
import type { Event } from '../event.mts';
import { eventPatch } from '../event-schemas.mts';
import { checkedQuery, recordsOf, sortedBy, unsorted } from './event-pages.mts';
import {
	demandEventStatus,
	eventOf,
	inMilliseconds,
	momentOf,
	READ_EVENTS,
	refuseEndBeforeStart,
	refuseEventName,
	setEvent,
	taking,
	without,
} from './event-store.mts';

const STATUSES = ['ACTIVE', 'DRAFT', 'COMPLETE', 'DELETED', 'CANCELLED', 'ERROR'];
const OF_NEW = ['name', 'start_time', 'end_time', 'placeholder_campaign_id'];
const HOUR = 3_600_000;
const PAGES = 'https://lp.constantcontactpages.com/ev';

const SORTS: Record<string, (event: Event) => string> = {
	name: ({ name }) => name,
	start_time: ({ event_start }) => event_start,
	end_time: ({ event_end }) => event_end,
	created_time: ({ create_time }) => create_time,
	updated_time: ({ last_update_time }) => last_update_time,
};

/** Events: how they are found, read, made and changed. */
export function addEvents(app: FastifyInstance): void {
	app.get('/events', { config: READ_EVENTS }, ({ account, query: given }) => {
		const query = checkedQuery(given, 'event_status', 'search_text', 'sort_by', 'sort_order');
		const found = [...account.events.values()].filter((each) => isFound(account, query, each));
		const { eventOrder } = account.switches;
		const time = ({ create_time }: Event) => create_time;
		const id = ({ event_id }: Event) => event_id;
		const sorted = sortedBy(found, query, SORTS) ?? unsorted(eventOrder, found, time, id);
		const page = recordsOf(account, '/events', query, sorted, id);
		return { ...page, records: page.records.map(listed) };
	});

	app.post('/events/default', taking(), ({ account, query, body }, reply) => {
		const { name, start_time, end_time } = query as Query;
		const unknown = Object.keys(query as Query).find((each) => !OF_NEW.includes(each));
		if (unknown !== undefined) throw badRequest(`${unknown} is not a known parameter`);
		if (body !== undefined && body !== null) throw badRequest('POST takes no body');
		if (name !== undefined) refuseEventName(account, name);
		const start =
			start_time === undefined ? {} : { event_start: momentOf('start_time', start_time) };
		const end = start.event_start && inMilliseconds(Date.parse(start.event_start) + HOUR);
		const event_id = account.newId();
		const event: Event = {
			...setEvent(account, { event_id, name: name ?? `Untitled ${event_id}`, status: 'DRAFT' }),
			...start,
			...(end && { event_end: end }),
			...(end_time !== undefined && { event_end: momentOf('end_time', end_time) }),
		};
		account.events.delete(event_id);
		refuseEndBeforeStart(event);
		account.events.set(event_id, event);
		return reply.code(201).send(present(event));
	});

	app.get('/events/:event_id', { config: READ_EVENTS }, ({ account, params, query }) => {
		const event = eventOf(account, params);
		const { include } = query as Query;
		if (include !== undefined && !['true', 'false'].includes(include)) {
			throw badRequest('include does not have a valid value');
		}
		return present(event, include === 'true');
	});

	app.patch('/events/:event_id', taking(eventPatch), ({ account, params, body }, reply) => {
		const event = eventOf(account, params);
		const given = body as Partial<Event>;
		demandEventStatus(event, 'DRAFT', 'ACTIVE');
		if (given.name !== undefined) refuseEventName(account, given.name, event);
		const changed = { ...event, ...given };
		for (const name of ['event_start', 'event_end'] as const) {
			changed[name] = momentOf(name, changed[name]);
		}
		refuseEndBeforeStart(changed);
		const isMerged = account.switches.patchAddress === 'merges';
		if (given.address && isMerged) changed.address = { ...event.address, ...given.address };
		Object.assign(event, changed, { last_update_time: inMilliseconds(account.time) });
		return reply.code(204).send();
	});
}

type Query = Record<string, string | undefined>;

function isFound(account: Account, { event_status, search_text }: Query, event: Event): boolean {
	if (event_status !== undefined && !STATUSES.includes(event_status)) {
		throw badRequest('event_status does not have a valid value');
	}
	const isShown = event.status !== 'DELETED' || account.switches.deletedEvent === 'listed';
	const hasStatus = event_status === undefined ? isShown : event.status === event_status;
	const texts = [event.name, event.title, event.description].join('\n').toLowerCase();
	return hasStatus && texts.includes((search_text ?? '').toLowerCase());
}

/** As the collection lists it: other names than in the event, and no track. */
function listed(event: Event): object {
	const { registrations } = event;
	const tickets = registrations.flatMap((each) => each.tickets);
	return {
		event_id: event.event_id,
		title: event.title,
		description: event.description,
		start_time: event.event_start,
		end_time: event.event_end,
		status: event.status,
		registration_url: registrationUrl(event),
		name: event.name,
		event_type: event.event_type,
		location_type: event.location_type,
		time_zone_type: 'EST',
		...(event.address && { address: event.address }),
		event_registration_summary_metrics: {
			registration_count: registrations.length,
			ticket_sold: tickets.length,
			item_sold: 0,
		},
		create_time: event.create_time,
	};
}

/** As it is read by ID. @param hasSettings with what is set up for it */
export function present(event: Event, hasSettings = false): object {
	const isPaid = event.registrations.some(({ payment_method }) => payment_method !== undefined);
	return {
		...without(event, 'registrations', 'copyFails'),
		campaign_id: event.event_id,
		registration_url: registrationUrl(event),
		event_calendar_url: `${PAGES}/calendar/001w`,
		time_zone_abbreviation: 'EST',
		...(hasSettings && {
			event_settings: {
				event_requires_payments: isPaid,
				item_configured: false,
				online_payment_configured: false,
				payment_configured: isPaid,
				promo_code_configured: false,
				ticket_configured: true,
			},
		}),
	};
}

function registrationUrl({ default_track }: Event): string {
	return `${PAGES}/reg/${default_track.track_id}`;
}
