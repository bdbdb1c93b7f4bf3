import type { IDataObject } from 'n8n-workflow';
import { refused } from './given-answers';
import { DAY, MINUTE, START, iso, now, pass } from './given-clock';
import { GivenTrigger, type Answers } from './given-trigger';

export { DAY, MINUTE, START, pass };

export const QUARTER = 15 * MINUTE;

/** The ID of the event or registration with this number. */
export const id = (number: number) => `0000000a-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const pathOf = (number: number) =>
	`/events/${id(number)}/tracks/${id(number)}-t/registrations`;

/** An event, of which the one with the higher number begins later. */
export const event = (number: number, more: IDataObject = {}): IDataObject => ({
	event_id: id(number),
	name: `Tasting ${number}`,
	status: 'ACTIVE',
	start_time: iso(START + number * DAY),
	...more,
});
/** A registration as the list of an event has it. */
export const registration = (
	number: number,
	time = now(),
	more: IDataObject = {},
): IDataObject => ({
	registration_id: id(number),
	registration_time: iso(time),
	...more,
});

interface Account {
	events: IDataObject[];
	/** The registrations of events, by the numbers of these. */
	registrations: Record<number, IDataObject[]>;
	/** The answer for each registration alone, by its path, that is not the usual one. */
	details: Record<string, IDataObject>;
	/** How many registrations a page has. */
	pageSize: number;
	/** Paths that fail, with the cursor behind it if it is not the first page. */
	failing: Record<string, number>;
	/** How long an answer for a path that ends so takes. */
	slow: Record<string, number>;
}

/** A trigger on registrations in an account with these events. */
export function registered(
	given: Partial<Account> = {},
	filters: IDataObject = {},
	more: object = {},
) {
	const account: Account = {
		events: [event(1)],
		registrations: {},
		details: {},
		pageSize: 100,
		failing: {},
		slow: {},
		...given,
	};
	const answers: Answers = (path, { event_status, cursor }) => {
		for (const [end, ms] of Object.entries(account.slow)) if (path.endsWith(end)) pass(ms);
		const failure = account.failing[cursor ? `${path} ${String(cursor)}` : path];
		if (failure) return refused(failure);
		if (account.details[path]) return account.details[path];
		if (path === '/events') {
			const isAsked = ({ status }: IDataObject) => !event_status || status === event_status;
			return { records: account.events.filter(isAsked) };
		}
		const [, , eventId, , , registrations, registrationId] = path.split('/');
		const found = account.events.find(({ event_id }) => event_id === eventId);
		if (!found) return refused(404);
		if (registrationId) {
			return { registration_id: registrationId, contact_id: `contact of ${registrationId}` };
		}
		if (!registrations) return { ...found, default_track: { track_id: `${eventId}-t` } };
		const all = account.registrations[Number(eventId.slice(-6))] ?? [];
		const [from, to] = [Number(cursor ?? 0), Number(cursor ?? 0) + account.pageSize];
		return {
			records: all.slice(from, to),
			...(to < all.length && { _links: { next: { href: `/v3${path}?cursor=${to}` } } }),
		};
	};
	const settings = { now, ahead: 0, ...more };
	const trigger = new GivenTrigger(
		{ triggerOn: ['eventRegistration'], filters },
		answers,
		settings,
	);
	const poll = async (passed = MINUTE) => {
		pass(passed);
		return await trigger.poll();
	};
	/** The numbers of the events whose registrations the latest poll has read. */
	const read = () =>
		trigger.paths
			.filter((path) => path.endsWith('/registrations'))
			.map((path) => Number(path.split('/')[2].slice(-6)));
	return { trigger, account, poll, read };
}

/** The numbers of registrations. */
export const who = (items: IDataObject[]) =>
	items.map(({ registration_id }) => Number(String(registration_id).slice(-6)));
