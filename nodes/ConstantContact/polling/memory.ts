import { fingerprint } from './fingerprint';
import { OVERLAP_MS } from './overlap';

const ID_LENGTH = 12;
const STATE_LENGTH = 6;
const PART_LENGTH = 4;
const ENTRY_LENGTH = ID_LENGTH + STATE_LENGTH + PART_LENGTH;

/** How many things are remembered; those of the newest second come on top. */
const MOST_REMEMBERED = 20_000;

/** One thing of an answer, as an event looks at it. */
export interface Observed {
	id: string;
	/** When it happened, in the service's own words; milliseconds since the epoch. */
	time: number;
	/** What makes two states of the same moment different; left out, a moment has one state. */
	state?: string;
	/** More of the state, compared only when both times have it. */
	part?: string;
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

interface Known {
	time: number;
	/** Fingerprints; blanks, where there is nothing. */
	state: string;
	part: string;
}

/**
 * What one event has seen already: of each thing the newest state, as far back as `keepMs` before
 * `since`. That is how late the service may show something, and still it starts the workflow once.
 */
export class Memory {
	private readonly known = new Map<string, Known>();

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
				const entry = entries.slice(at, at + ENTRY_LENGTH);
				memory.known.set(entry.slice(0, ID_LENGTH), {
					time,
					state: entry.slice(ID_LENGTH, -PART_LENGTH),
					part: entry.slice(-PART_LENGTH),
				});
			}
		}
		return memory;
	}

	/** What the thing is to this memory: only `news` starts the workflow, but `quiet` is remembered, too. */
	take({ id, time, state, part, isQuiet }: Observed): 'news' | 'quiet' | 'known' {
		if (time < this.oldest) return 'known';
		const key = fingerprint(id, ID_LENGTH);
		const seen = { time, state: shorten(state, STATE_LENGTH), part: shorten(part, PART_LENGTH) };
		const before = this.known.get(key);
		// An answer that was on its way for long may show what has been overwritten since.
		if (before && before.time > time) return 'known';
		if (before && before.time === time && isAlike(before, seen)) return 'known';
		this.known.set(key, seen);
		if (!before) return isQuiet ? 'quiet' : 'news';
		return before.time === time && !this.comparesStates ? 'quiet' : 'news';
	}

	/**
	 * Up to when everything is known by what was seen, for answers without the service's clock. Times
	 * that are kept for longer than the overlap may lie ahead by that.
	 */
	get seenUntil(): number {
		const times = [...this.known.values()].map(({ time }) => time);
		const newest = times.reduce((one, other) => Math.max(one, other), -Infinity);
		return Math.max(this.since, newest - (this.keepMs - OVERLAP_MS));
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
		for (const [key, { time, state, part }] of this.known) {
			const moment = new Date(time).toISOString();
			seen[moment] = `${seen[moment] ?? ''}${key}${state}${part}`;
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

function shorten(text: string | undefined, length: number): string {
	return text === undefined ? ' '.repeat(length) : fingerprint(text, length);
}

function isAlike(one: Known, other: Known): boolean {
	const isPartKnown = one.part.trim() !== '' && other.part.trim() !== '';
	return one.state === other.state && (!isPartKnown || one.part === other.part);
}
