import { fingerprint } from './fingerprint';

const ID_LENGTH = 12;
const STATE_LENGTH = 6;
const ENTRY_LENGTH = ID_LENGTH + STATE_LENGTH;
const NO_STATE = '-'.repeat(STATE_LENGTH);

/** How many things are remembered; those of the newest second come on top. */
const MOST_REMEMBERED = 20_000;

/** One thing of an answer, as an event looks at it. */
export interface Observed {
	id: string;
	/** When it happened, in the service's own words; milliseconds since the epoch. */
	time: number;
	/** What makes two states of the same moment different; left out, a moment has one state. */
	state?: string;
	/** Whether it only is remembered when it was not known before. */
	isQuiet?: boolean;
}

/** A memory as it is stored: JSON, and small. */
export interface StoredMemory {
	/** Up to when everything is known, by the service's clock. */
	since: string;
	/** Only when the memory was full: what happened before counts as known. */
	from?: string;
	/** By moment, what was seen of it: fingerprints of ID and state, one after the other. */
	seen: Record<string, string>;
}

/**
 * What one event has seen already: of each thing the newest state, as far back as `keepMs` before
 * `since`. That is how late the service may show something, and still it starts the workflow once.
 */
export class Memory {
	private readonly known = new Map<string, { time: number; state: string }>();

	private from = -Infinity;

	/** @param comparesStates whether the states that were stored are of the kind that is read now */
	constructor(
		public since: number,
		private readonly keepMs: number,
		private readonly comparesStates = true,
	) {}

	static from(stored: StoredMemory, keepMs: number, comparesStates: boolean): Memory {
		const memory = new Memory(Date.parse(stored.since), keepMs, comparesStates);
		if (stored.from !== undefined) memory.from = Date.parse(stored.from);
		for (const [moment, entries] of Object.entries(stored.seen)) {
			const time = Date.parse(moment);
			for (let at = 0; at < entries.length; at += ENTRY_LENGTH) {
				const id = entries.slice(at, at + ID_LENGTH);
				memory.known.set(id, { time, state: entries.slice(at + ID_LENGTH, at + ENTRY_LENGTH) });
			}
		}
		return memory;
	}

	/** What the thing is to this memory: only `news` starts the workflow, but `quiet` is remembered, too. */
	take({ id, time, state, isQuiet = false }: Observed): 'news' | 'quiet' | 'known' {
		if (time < this.oldest) return 'known';
		const key = fingerprint(id, ID_LENGTH);
		const seen = { time, state: state === undefined ? NO_STATE : fingerprint(state, STATE_LENGTH) };
		const before = this.known.get(key);
		// An answer that was on its way for long may show what has been overwritten since.
		if (before && before.time > time) return 'known';
		this.known.set(key, seen);
		if (!before) return isQuiet ? 'quiet' : 'news';
		if (before.time === time && before.state === seen.state) return 'known';
		return before.time === time && !this.comparesStates ? 'quiet' : 'news';
	}

	/** The newest moment that is remembered, if there is one. */
	get newest(): number | undefined {
		const times = [...this.known.values()].map(({ time }) => time);
		return times.length > 0 ? times.reduce((one, other) => Math.max(one, other)) : undefined;
	}

	/** Everything up to this moment is known now. Forgets what is too old to matter. */
	advance(since: number): void {
		this.since = Math.max(this.since, since);
		const excess = this.forget() - MOST_REMEMBERED;
		if (excess > 0) this.forgetMoments(excess);
	}

	/** As it is stored. */
	toStored(): StoredMemory {
		const seen: Record<string, string> = {};
		for (const [key, { time, state }] of this.known) {
			const moment = new Date(time).toISOString();
			seen[moment] = `${seen[moment] ?? ''}${key}${state}`;
		}
		const isCut = this.from > this.since - this.keepMs;
		return {
			since: new Date(this.since).toISOString(),
			...(isCut && { from: new Date(this.from).toISOString() }),
			seen,
		};
	}

	/** What happened before counts as known. */
	private get oldest(): number {
		return Math.max(this.since - this.keepMs, this.from);
	}

	/** Forgets what counts as known, and tells how much is left. */
	private forget(): number {
		for (const [key, { time }] of this.known) if (time < this.oldest) this.known.delete(key);
		return this.known.size;
	}

	/** Forgets `excess` things or more, oldest first. The newest moment always stays. */
	private forgetMoments(excess: number): void {
		const times = [...this.known.values()]
			.map(({ time }) => time)
			.sort((one, other) => one - other);
		// A moment goes as a whole, or what is left of it would be taken for all of it.
		this.from = Math.min(times[excess - 1] + 1, times[times.length - 1]);
		this.forget();
	}
}
