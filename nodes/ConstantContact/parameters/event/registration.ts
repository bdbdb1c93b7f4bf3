import type { IDataObject } from 'n8n-workflow';
import { numbered } from '../../contact-model/numbered';
import { pick } from '../../contact-model/pick';
import { isObject } from '../../input/is-object';
import { textOf } from '../../input/text-of';
import { pathSegment } from '../../transport/api';
import { EVENTS } from '../../transport/collections';
import type { EventWithTrack } from './picked';

/** The largest page of registrations; no source names a larger one. */
export const REGISTRATION_PAGE = 100;

/** What begins the names of fields that are the contact's, not questions of the form. */
const OF_CONTACT = 'CONTACT_';

/** The path of an event's registrations, below `/v3`. */
export function registrationsPath({ eventId, trackId }: EventWithTrack): string {
	return `${EVENTS.path}/${pathSegment(eventId)}/tracks/${pathSegment(trackId)}/registrations`;
}

/** The path of one of them. */
export function registrationPath(event: EventWithTrack, registrationId: string): string {
	return `${registrationsPath(event)}/${pathSegment(registrationId)}`;
}

/** A registration as the list of an event has it: flat, without answers, and tickets as a number. */
export function listedRegistration(event: EventWithTrack, listed: IDataObject): IDataObject {
	const { registration_id, first_name, last_name, email_address, tickets, ...rest } = listed;
	return {
		...present({ registration_id, first_name, last_name, email_address }),
		...frontOf(event),
		...rest,
		...paymentOf(rest),
		...present({ ticket_count: tickets }),
	};
}

/**
 * A registration as the API answers for it alone, under the names of the list, with `contact`, `answers`
 * and `tickets`. Its fields come as an array, each with a name, a label and a value.
 */
export function detailedRegistration(event: EventWithTrack, detailed: IDataObject): IDataObject {
	const { registration_id, contact_id, registration_date, order_summary, ...rest } = detailed;
	const { contact, answers } = readFields(rest.contact);
	const tickets = objectsIn(rest.tickets).map(({ fields, ...ticket }) => {
		return {
			...pick(ticket, ['order_ticket_key', 'ticket_name']),
			...ticket,
			...readFields(fields),
		};
	});
	return {
		...present({ registration_id }),
		...pick(contact, ['first_name', 'last_name', 'email_address']),
		...frontOf(event),
		...present({ contact_id, registration_time: registration_date }),
		...rest,
		...paymentOf(Object(order_summary) as IDataObject),
		ticket_count: tickets.length,
		contact: { ...present({ contact_id }), ...contact },
		answers,
		tickets,
		...present({ order_summary }),
	};
}

const frontOf = ({ eventId, name }: EventWithTrack): IDataObject => ({
	event_id: eventId,
	...(name && { event_name: name }),
});

/** Those that have a value. */
function present(values: IDataObject): IDataObject {
	return pick(values, Object.keys(values));
}

/** The status of a payment in capitals, which the API's examples have both ways. */
function paymentOf({ payment_status }: IDataObject): IDataObject {
	return typeof payment_status === 'string' ? { payment_status: payment_status.toUpperCase() } : {};
}

/** What the form was filled in with: of the contact, by the names of the API; other answers by their question. */
function readFields(fields: unknown): { contact: IDataObject; answers: IDataObject } {
	const filled = objectsIn(fields)
		.filter(({ field_value }) => field_value !== undefined)
		.map(({ field_name, field_label, field_value }) => {
			const name = textOf(field_name ?? '');
			const isOfContact = name.startsWith(OF_CONTACT);
			const own = isOfContact ? name.slice(OF_CONTACT.length).toLowerCase() : '';
			return { isOfContact, name: own || textOf(field_label || name || 'Answer'), field_value };
		});
	const named = (isOfContact: boolean) => {
		const some = filled.filter((field) => field.isOfContact === isOfContact);
		const names = numbered(some.map(({ name }) => name));
		return Object.fromEntries(some.map(({ field_value }, index) => [names[index], field_value]));
	};
	return { contact: named(true), answers: named(false) };
}

function objectsIn(list: unknown): IDataObject[] {
	return [list].flat().filter(isObject) as IDataObject[];
}
