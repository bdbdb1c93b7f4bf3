import type { IDataObject } from 'n8n-workflow';
import { readNames } from '../../input/given-names';
import { InputError, quoted } from '../../input/input-error';
import { sentences } from '../../input/sentences';
import { textOf } from '../../input/text-of';
import { toText } from '../../input/values';
import { locatorField, readPicked } from '../../parameters/locator';
import { readParameter, type Parameter } from '../../parameters/parameter';
import type { ItemOperation } from '../../runner/operation';
import type { ConstantContactApi } from '../../transport/api';
import { ApiFailure, isBadRequest, isNotFound, reworded } from '../../transport/api-failure';
import { EVENTS } from '../../transport/collections';
import { halving } from '../plain/halving';
import { namedIn } from '../plain/named-in';

const keys: Parameter<string[]> = {
	field: {
		displayName: 'Ticket Keys',
		name: 'ticketKeys',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. a1b2c3, d4e5f6',
		description:
			'Separated by commas. Event Registration → Get returns the order_ticket_key of each ticket.',
	},
	read: readKeys,
};

/** Each key once. Throws InputError for what is no text, and for none. */
function readKeys(given: unknown): string[] {
	const { displayName: label } = keys.field;
	const read = readNames(given).map((key) => toText(label, key, Infinity));
	if (read.length > 0) return [...new Set(read)];
	throw new InputError(`'${label}' has no key: ${quoted(given)}`, `Fill in '${label}'`);
}

interface TicketChange {
	/** The path of the API, below that of the event. */
	part: 'check_in' | 'undo_check_in';
	/** What is so of a ticket then. */
	checked_in: boolean;
	/** The same in words. */
	done: string;
	page: string;
}

/** The statuses of events whose tickets can be checked in. */
const OPEN = ['ACTIVE', 'COMPLETE'];

/** Makes the operation that checks tickets in or out. An item comes out for each ticket. */
export function changeTickets({ part, checked_in, done, page }: TicketChange): ItemOperation {
	return {
		repeating: `Repeating lets nobody in twice, but a ticket that is ${done} already may be refused or get another time`,
		access: [...new Set(Object.values(EVENTS.access))],
		subject: EVENTS.parameter,
		page,
		fields: [locatorField(EVENTS), keys.field],
		async execute(node, item, api) {
			const given = readParameter(node, item, keys);
			const event_id = await readPicked(node, item, api, EVENTS);
			const send = async (some: string[]) =>
				await change(api, `${EVENTS.path}/${event_id}/${part}/tickets`, some);
			const failed = await changeAll(api, event_id, given, send);
			return given.map((order_ticket_key) => {
				const failure = failed.get(order_ticket_key);
				if (!failure) return { event_id, order_ticket_key, checked_in };
				const others = given.filter((key) => !failed.has(key));
				return refusalOf(order_ticket_key, failure, done, others);
			});
		},
	};
}

/** Which keys failed, and why. Throws what is the failure of all of them. */
async function changeAll(
	api: ConstantContactApi,
	eventId: string,
	given: string[],
	send: (some: string[]) => Promise<Failed>,
): Promise<Failed> {
	const failed: Failed = new Map();
	const ask = async (some: string[]) =>
		await send(some).then(
			(few) => {
				for (const [key, failure] of few) failed.set(key, failure);
				return undefined;
			},
			(failure: ApiFailure) => failure,
		);
	const refusal = await ask(given);
	if (!refusal) return failed;
	if (!isOfOne(refusal)) throw refusal;
	if (given.length === 1) return failed.set(given[0], refusal);
	await refuseClosed(api, eventId);
	await halving(given, ask, isOfOne, (key, failure) => failed.set(key, failure), refusal);
	return failed;
}

type Failed = Map<string, ApiFailure>;

/** Checks the tickets in or out. @returns those that failed, where only some did */
async function change(api: ConstantContactApi, path: string, some: string[]): Promise<Failed> {
	const { status, body } = await api.postAnswer<IDataObject>(path, { order_ticket_keys: some });
	if (status !== 207) return new Map();
	// The contract has no such answer here; those that change registrations name what failed.
	const { ids, isWhole } = namedIn(Object.values(body), some);
	const words = 'Constant Contact did this for only some of the tickets';
	const failure = new ApiFailure(words, 'Check the ticket, then try again', status);
	return new Map((isWhole && ids.size > 0 ? [...ids] : some).map((key) => [key, failure]));
}

function isOfOne(failure: ApiFailure): boolean {
	return isBadRequest(failure) || isNotFound(failure);
}

/** Throws where the event is why all tickets are refused. */
async function refuseClosed(api: ConstantContactApi, eventId: string): Promise<void> {
	const { name, status } = await api.get<IDataObject>(`${EVENTS.path}/${eventId}`);
	if (status === undefined || OPEN.includes(textOf(status).toUpperCase())) return;
	throw new ApiFailure(
		`The event ${quoted(name ?? eventId)} has the status ${textOf(status)}`,
		'Tickets can be checked in and out while an event is active or complete',
	);
}

function refusalOf(key: string, failure: ApiFailure, done: string, others: string[]): ApiFailure {
	const remedy = isOfOne(failure)
		? 'Check the key, and whether the ticket is cancelled. Tickets can be checked in and out while an event is active or complete'
		: failure.remedy;
	const [count, are] = others.length === 1 ? ['1 other', 'is'] : [`${others.length} others`, 'are'];
	const rest = others.length > 0 ? `${count} of the item ${are} ${done}` : '';
	return reworded(
		failure,
		`The ticket ${quoted(key)} is not ${done}: ${failure.message}`,
		sentences(remedy, rest),
	);
}
