import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.mts';
import { badRequest, notFound } from '../errors.mts';
import type { Event, Ticket } from '../event.mts';
import { ticketKeys } from '../event-schemas.mts';
import { demandEventStatus, eventOf, inMilliseconds, taking } from './event-store.mts';

/** Who has come to an event, by the keys of the tickets. */
export function addEventTickets(app: FastifyInstance): void {
	app.post('/events/:event_id/check_in/tickets', taking(ticketKeys), (request, reply) => {
		const { account, params, body } = request;
		const tickets = ticketsOf(account, eventOf(account, params), body);
		const { checkInAgain, refusedCheckIn } = account.switches;
		const isRefused = ({ cancelled, checked_in_time }: Ticket) =>
			cancelled ?? (checkInAgain === 'refused' && checked_in_time !== undefined);
		const refused = tickets.filter(isRefused);
		if (refused.length === 0 || refusedCheckIn === 'othersDone') {
			for (const ticket of tickets.filter((each) => !isRefused(each))) {
				if (ticket.checked_in_time !== undefined && checkInAgain === 'keepsTime') continue;
				ticket.checked_in_time = inMilliseconds(account.time);
			}
		}
		if (refused.length > 0) throw badRequest('The ticket cannot be checked in.');
		return reply.code(204).send();
	});

	app.post('/events/:event_id/undo_check_in/tickets', taking(ticketKeys), (request, reply) => {
		const { account, params, body } = request;
		const tickets = ticketsOf(account, eventOf(account, params), body);
		const isAgain = tickets.some(({ checked_in_time }) => checked_in_time === undefined);
		if (isAgain && account.switches.checkInAgain === 'refused') {
			throw badRequest('The ticket is not checked in.');
		}
		for (const ticket of tickets) delete ticket.checked_in_time;
		return reply.code(204).send();
	});
}

function ticketsOf(account: Account, event: Event, body: unknown): Ticket[] {
	demandEventStatus(event, 'ACTIVE', 'COMPLETE');
	const all = event.registrations.flatMap(({ tickets }) => tickets);
	return (body as { order_ticket_keys: string[] }).order_ticket_keys.map((key) => {
		const ticket = all.find((each) => each.order_ticket_key === key);
		if (ticket) return ticket;
		const message = `The ticket ${key} was not found.`;
		throw account.switches.unknownTicket === 'notFound' ? notFound(message) : badRequest(message);
	});
}
