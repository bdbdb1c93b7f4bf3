import { fingerprint } from '../input/fingerprint';
import { DAY_MS } from './schedule';

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
	/** Whether it happens once: its ID alone tells, whatever its time and state are later. */
	isOnce?: boolean;
}

/** A memory as it is stored: JSON, and small. */
export interface StoredMemory {
	/** Up to when everything is known, by the service's clock. */
	since: string;
	/** What happened before counts as known: the memory was full, or began then. */
	from?: string;
	/** What happened before is no news, as long as not all of it was shown. */
	start?: string;
	/** Up to when a search without a bound has shown everything, where there are such searches. */
	searched?: string;
	/** By moment, what was seen of it: fingerprints of ID and state, one after the other. */
	seen: Record<string, string>;
}

interface KnownThing {
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
	private readonly known = new Map<string, KnownThing>();

	private from = -Infinity;

	private start = -Infinity;

	private searched = Infinity;

	/** @param comparesStates whether the states that were stored are of the kind that is read now */
	constructor(
		public since: number,
		private readonly keepMs: number,
		private readonly comparesStates = true,
	) {}

	static from(stored: StoredMemory, keepMs: number, comparesStates: boolean): Memory {
		const memory = new Memory(Date.parse(stored.since), keepMs, comparesStates);
		if (stored.from !== undefined) memory.from = Date.parse(stored.from);
		if (stored.start !== undefined) memory.startAt(Date.parse(stored.start));
		if (stored.searched !== undefined) memory.searched = Date.parse(stored.searched);
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
	take({ id, time, state, part, isQuiet, isOnce }: Observed): 'news' | 'quiet' | 'known' {
		if (time < this.oldest) return 'known';
		const key = fingerprint(id, ID_LENGTH);
		const seen = {
			time: isOnce ? dayEnd(time) : time,
			state: shorten(state, STATE_LENGTH),
			part: shorten(part, PART_LENGTH),
		};
		const before = this.known.get(key);
		if (before && isOnce) return 'known';
		// An answer that was on its way for long may show what has been overwritten since.
		if (before && before.time > time) return 'known';
		if (before && before.time === time && isAlike(before, seen)) return 'known';
		this.known.set(key, seen);
		if (!before) return isQuiet || time < this.start ? 'quiet' : 'news';
		return before.time === time && !this.comparesStates ? 'quiet' : 'news';
	}

	/**
	 * Up to when everything is known by what was seen, for answers without the service's clock. A time
	 * that lies ahead of n8n's clock stands for nothing.
	 * @param leadMs by how much times may lie ahead of when it happened
	 */
	seenUntil(leadMs = 0): number {
		const newest = this.times.reduce((one, other) => Math.max(one, other), -Infinity);
		return Math.max(this.since, Math.min(newest - leadMs, Date.now()));
	}

	/** Everything up to this moment is known now. Forgets what is too old to matter. */
	advance(since: number): void {
		this.since = Math.max(this.since, since);
		const excess = this.forget() - MOST_REMEMBERED;
		if (excess > 0) this.forgetMoments(excess);
	}

	/** Whether it has to forget something when it moves on. */
	get isFull(): boolean {
		return this.known.size > MOST_REMEMBERED;
	}

	/** A search that began at this moment has shown everything. */
	search(time: number): void {
		this.searched = time;
	}

	/**
	 * What happened before this moment is no news. Where all is remembered, so is this, to be told by its ID
	 * from `endLearning` on; otherwise it counts as known.
	 */
	startAt(time: number): void {
		if (this.keepMs < Infinity) this.begin(time);
		else this.start = Math.max(this.start, time);
	}

	/** All was shown: what comes now is news, whenever it happened. */
	endLearning(): void {
		this.start = -Infinity;
	}

	/** What happened before this moment is still being learned. */
	get learnsBefore(): number {
		return this.start;
	}

	/** What happened before this moment counts as known. */
	begin(time: number): void {
		this.from = Math.max(this.from, time);
		this.forget();
	}

	/** What happened before counts as known. */
	get oldest(): number {
		return Math.max(Math.min(this.since, this.searched) - this.keepMs, this.from);
	}

	/** When those things happened that are remembered. */
	get times(): number[] {
		return [...this.known.values()].map(({ time }) => time);
	}

	/** As it is stored. */
	toStored(): StoredMemory {
		const seen: Record<string, string> = {};
		for (const [key, { time, state, part }] of this.known) {
			const moment = new Date(time).toISOString();
			seen[moment] = `${seen[moment] ?? ''}${key}${state}${part}`;
		}
		const isCut = this.from > -Infinity && this.oldest === this.from;
		return {
			since: new Date(this.since).toISOString(),
			...(isCut && { from: new Date(this.from).toISOString() }),
			...(this.start > -Infinity && { start: new Date(this.start).toISOString() }),
			...(this.searched < Infinity && { searched: new Date(this.searched).toISOString() }),
			seen,
		};
	}

	/** Forgets what counts as known, and tells how much is left. */
	private forget(): number {
		for (const [key, { time }] of this.known) if (time < this.oldest) this.known.delete(key);
		return this.known.size;
	}

	/** Forgets `excess` things or more, oldest first. The newest moment always stays. */
	private forgetMoments(excess: number): void {
		const times = this.times.sort((one, other) => one - other);
		const newest = times[times.length - 1];
		// A moment goes as a whole, or what is left of it would be taken for all of it.
		const gone = times.slice(0, excess).filter((time) => time < newest);
		if (gone.length > 0) this.begin(gone[gone.length - 1] + 1);
	}
}

/** How many things a stored memory holds. */
export function entryCount({ seen }: StoredMemory): number {
	return Object.values(seen).join('').length / ENTRY_LENGTH;
}

/**
 * The end of a day, by which a thing is remembered whose moment does not matter: many share it, so the
 * state stays small. It is forgotten later than by its moment, never earlier.
 */
function dayEnd(time: number): number {
	return Math.ceil(time / DAY_MS) * DAY_MS;
}

function shorten(text: string | undefined, length: number): string {
	return text === undefined ? ' '.repeat(length) : fingerprint(text, length);
}

function isAlike(one: KnownThing, other: KnownThing): boolean {
	const isPartKnown = one.part.trim() !== '' && other.part.trim() !== '';
	return one.state === other.state && (!isPartKnown || one.part === other.part);
}
