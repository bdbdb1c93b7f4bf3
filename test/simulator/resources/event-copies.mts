import type { FastifyInstance } from 'fastify';
import { eventCopy } from '../event-schemas.mts';
import {
	demandEventStatus,
	eventOf,
	refuseEventName,
	setEvent,
	taking,
	without,
} from './event-store.mts';
import { present } from './events.mts';

interface Input {
	target_event_name: string;
	source_campaign_activities?: string[];
}

/** What a copy does not take over. */
const OWN = [
	'registrations',
	'default_track',
	'copyFails',
	'active_time',
	'cancelled_time',
	'create_time',
	'last_update_time',
];

/** Copies of events: drafts without registrations. */
export function addEventCopies(app: FastifyInstance): void {
	app.post('/events/:event_id/copy', taking(eventCopy), ({ account, params, body }, reply) => {
		const source = eventOf(account, params);
		demandEventStatus(source, 'DRAFT', 'ACTIVE', 'COMPLETE', 'CANCELLED');
		const { target_event_name: name, source_campaign_activities: wanted } = body as Input;
		refuseEventName(account, name);
		const { event_promotions, copyFails = 0 } = source;
		const isWanted = (id: string) => wanted?.includes(id) ?? true;
		const promotions = event_promotions.filter((each) => isWanted(each.campaign_activity_id));
		const failed = promotions.slice(0, copyFails).map((each) => each.campaign_activity_id);
		const event = setEvent(account, {
			...without(source, ...OWN),
			event_id: account.newId(),
			name,
			status: 'DRAFT',
			event_promotions: promotions
				.slice(copyFails)
				.map((each) => ({ ...each, campaign_activity_id: account.newId() })),
		});
		if (failed.length === 0) return present(event);
		return reply.code(207).send({ ...present(event), failed_campaign_activities: failed });
	});
}
