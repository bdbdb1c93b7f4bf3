import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';

const ADDRESS = [
	'location_name',
	'line1',
	'line2',
	'city',
	'state',
	'state_code',
	'postal_code',
	'country',
	'country_code',
];
const COUNTS = ['registration_count', 'ticket_sold', 'item_sold'];
const SETTINGS = [
	'event_requires_payments',
	'item_configured',
	'online_payment_configured',
	'payment_configured',
	'promo_code_configured',
	'ticket_configured',
];

/**
 * An event without levels, under the names that one event has, and with the ID of its track. The
 * collection of events calls start and end otherwise, and has counts that one event lacks.
 */
export function simplifiedEvent(event: IDataObject): IDataObject {
	const { start_time, end_time, default_track } = event;
	const times: IDataObject = { event_start: start_time, event_end: end_time, ...event };
	return {
		...pick(times, ['event_id', 'name', 'title', 'status', 'description', ...TIMES]),
		...pick(event, ['time_zone', 'event_type', 'location_type']),
		...pick(partOf(event.address), ADDRESS),
		...pick(event, ['registration_url', 'currency_type']),
		...pick(partOf(default_track), ['track_id']),
		...pick(partOf(event.event_registration_summary_metrics), COUNTS),
		...pick(partOf(event.event_settings), SETTINGS),
		...pick(event, ['create_time', 'last_update_time', 'active_time', 'cancelled_time']),
		...pick(event, ['deleted_time', 'failed_campaign_activities']),
	};
}

const TIMES = ['event_start', 'event_end'];

/** A part of an event; nothing where it is missing. */
function partOf(part: unknown): IDataObject {
	return Object(part) as IDataObject;
}
