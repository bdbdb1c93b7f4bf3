import type { Switches } from '../simulator/switches.mts';

type Query = Record<string, string | undefined>;

/** An event of the account. */
export interface Gathering {
	event_id: string;
	isActive: boolean;
	publishedAt: number;
	registrations: Registered[];
}

/** Somebody who has registered for it. */
export interface Registered {
	registration_id: string;
	/** When it happened, and when the collection shows it. */
	at: number;
	shownAt: number;
}

const PLACE = /^\/events(?:\/([^/]+)(?:\/tracks\/track\/registrations(?:\/([^/]+))?)?)?$/;
const iso = (time: number) => new Date(time).toISOString();

/** Events and their registrations, as far as the trigger reads them, for many requests in a short time. */
export class Gatherings {
	private readonly all = new Map<string, Gathering>();

	private readonly switches: Partial<Switches>;

	constructor(switches: Partial<Switches>) {
		this.switches = switches;
	}

	/** The event with this ID, which is published if there is none yet. */
	publish(event_id: string, now: number): Gathering {
		const known = this.all.get(event_id);
		const event = known ?? { event_id, isActive: true, publishedAt: now, registrations: [] };
		this.all.set(event_id, event);
		return event;
	}

	register({ registrations }: Gathering, registered: Registered): void {
		registrations.push(registered);
	}

	/** The answer to a request; undefined for what is not there. */
	answer(path: string, query: Query, now: number): object | undefined {
		const [, eventId, registrationId] = PLACE.exec(path) ?? [];
		if (eventId === undefined) return this.page(this.listed(), query);
		const event = this.all.get(eventId);
		if (!event) return undefined;
		if (!path.includes('/tracks/')) {
			const { event_id } = event;
			return { event_id, name: event_id, default_track: { track_id: 'track' } };
		}
		const shown = event.registrations.filter(({ shownAt }) => shownAt <= now);
		if (registrationId === undefined) return this.page(this.inTurn(shown), query);
		const found = shown.find(({ registration_id }) => registration_id === registrationId);
		return found && { registration_id: registrationId, contact_id: registrationId };
	}

	/** The trigger asks for the active ones. */
	private listed(): object[] {
		const active = [...this.all.values()].filter(({ isActive }) => isActive);
		return active.map(({ event_id }) => ({ event_id, status: 'ACTIVE', start_time: iso(0) }));
	}

	private inTurn(shown: Registered[]): object[] {
		const { registrationOrder = 'newestFirst' } = this.switches;
		const valueOf = ({ at, registration_id }: Registered) =>
			registrationOrder === 'byId' ? parseInt(registration_id.slice(0, 8), 16) : at;
		const sign = registrationOrder === 'newestFirst' ? -1 : 1;
		return [...shown]
			.sort((one, other) => sign * (valueOf(one) - valueOf(other)))
			.map(({ registration_id, at }) => ({ registration_id, registration_time: iso(at) }));
	}

	/** One page; the cursor is the place where the next one begins. */
	private page(all: object[], { limit = '100', next = '0' }: Query): object {
		const end = Number(next) + Number(limit);
		const records = all.slice(Number(next), end);
		const last = this.switches.lastCursor === 'empty' ? { next_cursor: '' } : {};
		return {
			records,
			total_records: all.length,
			...(end < all.length ? { next_cursor: String(end) } : last),
		};
	}
}
