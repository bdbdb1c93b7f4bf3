import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.mts';
import { badRequest } from '../errors.mts';
import type { Registration, Ticket } from '../event.mts';
import { checkedQuery, recordsOf, sortedBy, unsorted } from './event-pages.mts';
import { eventWithTrack, READ_EVENTS } from './event-store.mts';
import { unknownId } from './names.mts';

export const TRACK = '/events/:event_id/tracks/:track_id/registrations';

export const REGISTRATION_STATUSES = [
	'PENDING',
	'REGISTERED',
	'CANCELED',
	'EXPIRED',
	'IN_PROGRESS',
	'FAILED',
];
export const PAYMENT_STATUSES = [
	'PENDING',
	'PAID',
	'REFUNDED',
	'CANCELLED',
	'FAILED',
	'CHARGED_BACK',
];

const PARAMETERS = [
	'registration_status',
	'payment_status',
	'search_text',
	'sort_by',
	'sort_order',
	'page_size',
];

const SORTS: Record<string, (registration: Registration) => string | number> = {
	first_name: ({ first_name }) => first_name,
	last_name: ({ last_name }) => last_name,
	email_address: ({ email_address }) => email_address,
	registration_status: ({ registration_status }) => registration_status,
	payment_status: ({ payment_status }) => payment_status ?? '',
	tickets: ({ tickets }) => tickets.length,
	total: (registration) => totalOf(registration),
};

/** Who has registered for an event. */
export function addEventRegistrations(app: FastifyInstance): void {
	app.get(TRACK, { config: READ_EVENTS }, ({ account, params, query: given }) => {
		const query = checkedQuery(given, ...PARAMETERS);
		const { limit, page_size = limit } = query;
		if (limit !== undefined && limit !== page_size) {
			throw badRequest('limit and page_size differ');
		}
		demandOneOf('registration_status', REGISTRATION_STATUSES, query.registration_status);
		demandOneOf('payment_status', PAYMENT_STATUSES, query.payment_status);
		const { registrations, event_id, default_track } = eventWithTrack(account, params);
		const found = registrations.filter((each) => isFound(query, each));
		const { registrationOrder } = account.switches;
		const time = ({ registration_time }: Registration) => registration_time;
		const id = ({ registration_id }: Registration) => registration_id;
		const sorted = sortedBy(found, query, SORTS) ?? unsorted(registrationOrder, found, time, id);
		const path = `/events/${event_id}/tracks/${default_track.track_id}/registrations`;
		const page = recordsOf(account, path, query, sorted, id);
		const track_key = default_track.track_id;
		return {
			...page,
			records: page.records.map((each) => ({ ...listed(account, each), track_key })),
		};
	});

	app.get(`${TRACK}/:registration_id`, { config: READ_EVENTS }, ({ account, params }) => {
		const { registrations, title } = eventWithTrack(account, params);
		const { registration_id: wanted } = params as { registration_id: string };
		const found = registrations.find(({ registration_id }) => registration_id === wanted);
		if (!found) throw unknownId(account, 'registration_id', wanted);
		return detailed(account, found, title);
	});
}

/** Refuses a value that is none of the given ones. */
export function demandOneOf(name: string, values: string[], value?: string): void {
	if (value !== undefined && !values.includes(value)) {
		throw badRequest(`${name} does not have a valid value`);
	}
}

type Query = Record<string, string | undefined>;

function isFound(query: Query, registration: Registration): boolean {
	const { first_name, last_name, email_address } = registration;
	const text = [first_name, last_name, email_address].join('\n').toLowerCase();
	return (
		(['registration_status', 'payment_status'] as const).every(
			(name) => query[name] === undefined || query[name] === registration[name],
		) && text.includes((query.search_text ?? '').toLowerCase())
	);
}

/** As the collection lists it: without the contact's ID, answers and tickets' keys. */
function listed(account: Account, registration: Registration): object {
	const { first_name, last_name, email_address, registration_time } = registration;
	return {
		...states(registration),
		registration_id: registration.registration_id,
		first_name,
		last_name,
		email_address,
		new_contact: registration.new_contact,
		registration_time,
		tickets: registration.tickets.length,
		total: totalOf(registration),
		...paymentOf(account, registration),
	};
}

function detailed(account: Account, registration: Registration, title: string): object {
	const { first_name, last_name, email_address, answers, tickets } = registration;
	const fields = [
		['CONTACT_FIRST_NAME', 'First Name', first_name],
		['CONTACT_LAST_NAME', 'Last Name', last_name],
		['CONTACT_EMAIL_ADDRESS', 'Email Address', email_address],
		...Object.entries(answers).map(([question, answer]) => ['CUSTOM', question, answer]),
	];
	return {
		...states(registration),
		registration_id: registration.registration_id,
		contact_id: registration.contact_id,
		registration_date: registration.registration_time,
		display_physical_tickets: true,
		contact: fields.map(([field_name, field_label, field_value], index) => ({
			display_order: index + 1,
			field_label,
			field_name,
			field_type: 'TEXT',
			field_value,
		})),
		tickets: tickets.map(({ order_ticket_key, ticket_name, price, checked_in_time }) => ({
			...(checked_in_time !== undefined && { checked_in_time }),
			editable: true,
			order_ticket_key,
			price,
			ticket_name,
			fields: [],
		})),
		order_summary: {
			details: tickets.map(({ ticket_name, price }) => ({
				amount: `$${price.toFixed(2)}`,
				amount_unformatted: price,
				line_item_type: 'TICKET',
				name: ticket_name,
			})),
			number: registration.registration_id.slice(-10),
			title,
			...(registration.payment_method !== undefined && {
				payment_method: registration.payment_method,
			}),
			...paymentOf(account, registration),
		},
	};
}

/** How far a registration is. */
function states({ tickets, registration_status }: Registration): object {
	const eligible = tickets.filter(({ cancelled }) => !cancelled);
	const checkedIn = eligible.filter(({ checked_in_time }) => checked_in_time !== undefined);
	return {
		checkedIn_tickets: checkedIn.length,
		checkin_status: checkInStatus(checkedIn, eligible),
		eligible_checkin_tickets: eligible.length,
		registration_status,
	};
}

function checkInStatus(checkedIn: Ticket[], eligible: Ticket[]): string {
	if (checkedIn.length === 0) return 'NOT_CHECKED_IN';
	return checkedIn.length < eligible.length ? 'PARTIALLY_CHECKED_IN' : 'CHECKED_IN';
}

/** The file's example writes `Paid`, its enum `PAID`. */
function paymentOf({ switches }: Account, { payment_status }: Registration) {
	if (payment_status === undefined) return {};
	const title = payment_status[0] + payment_status.slice(1).toLowerCase();
	return { payment_status: switches.paymentCase === 'title' ? title : payment_status };
}

function totalOf({ tickets }: Registration): number {
	return tickets.reduce((sum, { price }) => sum + price, 0);
}
