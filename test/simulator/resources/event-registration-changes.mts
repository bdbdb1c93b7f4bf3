import type { FastifyInstance, FastifyReply } from 'fastify';
import { badRequest } from '../errors.mts';
import type { Event, Registration } from '../event.mts';
import { paymentStatus, registrationStatus } from '../event-schemas.mts';
import {
	demandOneOf,
	PAYMENT_STATUSES,
	REGISTRATION_STATUSES,
	TRACK,
} from './event-registrations.mts';
import { eventWithTrack, taking } from './event-store.mts';

interface Input {
	registration_ids: string[];
	registration_status: string;
	payment_status: string;
}

const FLAGS = ['increase_count', 'increase_item_count', 'return_items_to_inventory'];
const PAYMENT_METHODS = ['PAYPAL', 'WEPAY', 'STRIPE', 'DOOR', 'CHECK'];

/** Changes of several registrations at once, of which some may fail. */
export function addEventRegistrationChanges(app: FastifyInstance): void {
	app.put(TRACK, taking(registrationStatus), ({ account, params, query, body }, reply) => {
		for (const [name, value] of Object.entries(query as Record<string, string>)) {
			if (!FLAGS.includes(name)) throw badRequest(`${name} is not a known parameter`);
			demandOneOf(name, ['true', 'false'], value);
		}
		const { registration_ids, registration_status } = body as Input;
		demandOneOf('registration_status', REGISTRATION_STATUSES, registration_status);
		const event = eventWithTrack(account, params);
		return change(event, registration_ids, reply, (registration) => {
			registration.registration_status = registration_status;
			for (const ticket of registration.tickets) {
				ticket.cancelled = registration_status === 'CANCELED';
			}
		});
	});

	const path = `${TRACK}/payment_status`;
	app.put(path, taking(paymentStatus), ({ account, params, body }, reply) => {
		const { registration_ids, payment_status } = body as Input;
		const capitals = payment_status.toUpperCase();
		demandOneOf('payment_status', PAYMENT_STATUSES, capitals);
		const event = eventWithTrack(account, params);
		return change(event, registration_ids, reply, (registration) => {
			// Free ones have no payment, and are left out without a word.
			if (!PAYMENT_METHODS.includes(registration.payment_method ?? '')) return;
			registration.payment_status = capitals;
		});
	});
}

/** Changes those that can be changed; 200 without a body says that all could. */
function change(
	{ registrations }: Event,
	ids: string[],
	reply: FastifyReply,
	make: (registration: Registration) => void,
) {
	const failed = ids.filter((id) => {
		const registration = registrations.find(({ registration_id }) => registration_id === id);
		if (!registration || registration.locked) return true;
		make(registration);
		return false;
	});
	if (failed.length === 0) return reply.code(200).send();
	return reply.code(207).send({ failed_registration_ids: failed });
}
