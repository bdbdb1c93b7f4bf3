import { NodeOperationError, type IDataObject, type IPollFunctions } from 'n8n-workflow';
import { Clock } from './clock';
import { boundActivities } from './bound-activities';
import { Memory } from './memory';
import { OVERLAP_MS } from './overlap';
import type { Family, Observer, Reading } from './reading';
import { askedFor, included, key, keptName } from './reading-keys';
import type { Progress } from './reader';
import { DAY_MS, isDue, OFTEN_MS } from './schedule';
import {
	transferred,
	upgrade,
	VERSION,
	type Stored,
	type StoredFamily,
	type StoredReading,
} from './stored';

const HOUR_MS = 3_600_000;

/** What is to be kept of one observer. */
export interface Kept {
	reading: Reading;
	observer: Observer;
	memory: Memory;
	isNew: boolean;
}

/** An event that follows several things. */
export interface Followed extends Family {
	/** The service's time. */
	now: number;
	/** Whether it knows all of the things now. */
	isWhole: boolean;
}

/** What a poll leaves behind. */
export interface PollOutcome {
	/** All readings of the chosen events, read or not. */
	listed: Reading[];
	kept: Kept[];
	/** How the readings stand that were read. */
	readings: Map<Reading, StoredReading>;
	followed: Followed[];
	/** The one that was served last. */
	served: Reading | undefined;
	/** Whether not all readings could be listed. */
	isPartial: boolean;
	/** What the service's clock said last. */
	serviceTime: number | undefined;
}

/**
 * Reads and writes what the trigger keeps between polls.
 * Throws NodeOperationError when a newer version of the package has written it.
 */
export class State {
	private readonly found: Stored['found'] = {};

	private readonly now = Date.now();

	private readonly credential: string | undefined;

	private stored: Stored;

	/** The service's clock. */
	readonly clock: Clock;

	/** How long it will take until the next poll, if that comes as this one did. */
	private readonly untilNext: number;

	constructor(
		private readonly node: IPollFunctions,
		private readonly tell: (what: string, failure: unknown) => void,
	) {
		const { version = VERSION } = this.data as Partial<Stored>;
		if (version > VERSION) {
			throw new NodeOperationError(
				node.getNode(),
				'A newer version of this node has saved what it has seen',
				{
					description:
						'Update n8n-nodes-constant-contact, or replace the node by a new one, which begins afresh',
				},
			);
		}
		this.credential = node.getNode().credentials?.constantContactOAuth2Api?.id ?? undefined;
		this.stored = this.read();
		const { ahead, polled } = this.stored;
		this.clock = new Clock(ahead);
		this.untilNext = polled === 0 ? 0 : Math.max(0, this.now - polled);
	}

	/** Takes what another poll has saved since this one has begun. */
	refresh(): void {
		this.stored = this.read();
	}

	/** Whether no poll has left anything yet. */
	get isEmpty(): boolean {
		return Object.keys(this.stored.memories).length === 0;
	}

	/** Whether the service's time has to be known before the reading, because a memory begins. */
	needsStart(reading: Reading): boolean {
		return reading.observers.some(({ memory }) => {
			const entry = this.stored.memories[memory];
			return entry ? entry.asked !== askedFor(reading) : this.followedSince(reading) === undefined;
		});
	}

	/**
	 * What the observer remembers now.
	 * @param start where a new memory begins, and one that is to look at other things than before
	 */
	recall(reading: Reading, { memory: name, keepMs = OVERLAP_MS }: Observer, start: number): Memory {
		const entry = this.stored.memories[name];
		if (!entry) {
			const since = this.followedSince(reading);
			const memory = new Memory(since ?? start, keepMs);
			if (reading.family) memory.begin(since ?? start - OVERLAP_MS);
			return memory;
		}
		const memory = Memory.from(entry, keepMs, entry.include === included(reading));
		if (entry.asked !== askedFor(reading)) memory.advance(start);
		return memory;
	}

	/** Whether what the reading shows is no news to the observer, because it begins. */
	isNew(reading: Reading, { memory }: Observer): boolean {
		const entry = this.stored.memories[memory];
		if (!entry) return this.followedSince(reading) === undefined;
		return entry.isNew === true || (reading.isSearch === true && entry.searched === undefined);
	}

	/** Whether the thing is followed by now, such as an email that has just been sent, but was never read. */
	isUnread(reading: Reading, { memory }: Observer): boolean {
		return !this.stored.memories[memory] && this.followedSince(reading) !== undefined;
	}

	/** Whether it is time for the reading. */
	isDue(reading: Reading): boolean {
		const { everyMs } = reading;
		const { at = -Infinity, progress } = this.readingOf(reading);
		if (everyMs === undefined || progress !== undefined) return true;
		return this.isTime(everyMs(this.now - at), at);
	}

	/** Where the reading goes on that the last poll could not finish, or how it begins. */
	progress(reading: Reading): Progress {
		const { deepAt, progress } = this.readingOf(reading);
		const { deepEveryMs } = reading;
		const isDeep = deepEveryMs !== undefined && this.isTime(deepEveryMs, deepAt);
		return progress ?? { at: this.now, pages: 0, foundOld: false, isDeep };
	}

	/** How the reading stands after its progress, be it at the end or not. */
	after(reading: Reading, progress: Progress, isComplete: boolean): StoredReading {
		const { at, deepAt } = this.readingOf(reading);
		const { everyMs, deepEveryMs } = reading;
		return {
			...(everyMs !== undefined && { at: isComplete ? progress.at : at }),
			...(deepEveryMs !== undefined && {
				deepAt: isComplete && progress.isDeep ? progress.at : deepAt,
			}),
			...(!isComplete && { progress }),
		};
	}

	/** How a reading stands that has failed: it is tried again soon, but not with each poll. */
	afterFailure(reading: Reading): StoredReading {
		const before = this.readingOf(reading);
		const { everyMs } = reading;
		if (everyMs === undefined) return before;
		return { ...before, at: this.now - everyMs(0) + Math.min(everyMs(0), OFTEN_MS) };
	}

	/** How a reading stands that begins without being read. Not all of them are due at the same time. */
	begun(reading: Reading): StoredReading {
		const { everyMs } = reading;
		const share = (key(reading).charCodeAt(0) % 16) / 16;
		return { at: this.now - share * (everyMs?.(0) ?? 0), deepAt: this.now };
	}

	/** The readings in the order of their turn: after the one that was served last. */
	inTurn(readings: Reading[]): Reading[] {
		const last = readings.findIndex((reading) => key(reading) === this.stored.served);
		return [...readings.slice(last + 1), ...readings.slice(0, last + 1)];
	}

	/** See `Finder`. */
	async lookUp<T>(
		what: unknown,
		forMs: number,
		find: () => Promise<T>,
		isEnough: (found: T) => boolean = () => true,
	): Promise<T> {
		const name = keptName(what);
		const before = this.found[name] ?? this.stored.found[name];
		if (before && !this.isTime(forMs, before.at) && isEnough(before.value as T)) {
			this.found[name] = before;
			return before.value as T;
		}
		let at = this.now;
		const value = await find().catch((failure: unknown) => {
			if (!before) throw failure;
			this.tell(`what it knows of ${String((what as unknown[])[0])}`, failure);
			at = this.now - forMs + Math.min(forMs, OFTEN_MS);
			return before.value as T;
		});
		this.found[name] = { at, value };
		return value;
	}

	/** See `Finder`. */
	foundBefore<T>(what: unknown): T | undefined {
		const name = keptName(what);
		const before = this.stored.found[name];
		if (before) this.found[name] = before;
		return before?.value as T | undefined;
	}

	/** Keeps what the polls of the chosen events remember, and forgets all else. */
	save({ listed, kept, readings, followed, served, isPartial, serviceTime }: PollOutcome): void {
		const stored = this.stored;
		const families = Object.fromEntries(followed.map((each) => this.family(each)));
		const memories = this.unread(families);
		for (const { observers } of listed) {
			for (const { memory } of observers) {
				if (stored.memories[memory]) memories[memory] = stored.memories[memory];
			}
		}
		boundActivities(kept, memories);
		for (const { reading, observer, memory, isNew } of kept) {
			memories[observer.memory] = {
				...memory.toStored(),
				asked: askedFor(reading),
				include: included(reading),
				...(isNew && { isNew }),
			};
		}
		const standing = listed.map((reading): [string, StoredReading] => [
			key(reading),
			readings.get(reading) ?? this.readingOf(reading),
		]);
		this.write({
			version: VERSION,
			credential: this.credential,
			ahead: this.clock.next(serviceTime),
			polled: this.now,
			served: served ? key(served) : stored.served,
			memories,
			readings: {
				...(isPartial && stored.readings),
				...Object.fromEntries(standing.filter(([, each]) => Object.keys(each).length > 0)),
			},
			families,
			found: { ...(isPartial && stored.found), ...this.found },
		});
	}

	private write(now: Stored): void {
		const { data } = this;
		for (const name of Object.keys(data)) if (!(name in now)) delete data[name];
		for (const [name, value] of Object.entries(now)) {
			// n8n saves whatever is assigned, be it the same.
			if (JSON.stringify(data[name]) !== JSON.stringify(value)) data[name] = value as IDataObject;
		}
	}

	/**
	 * From when on something is followed that was not there before, such as an email that has just
	 * been sent. The service may list it late.
	 */
	private followedSince({ family }: Reading): number | undefined {
		if (!family) return undefined;
		const { selection, from, since } = this.stored.families[family.event] ?? {};
		if (selection !== family.selection || !since) return undefined;
		return Math.max(Date.parse(from), Date.parse(since) - HOUR_MS);
	}

	private family({ event, selection, now, isWhole }: Followed): [string, StoredFamily] {
		const before = this.stored.families[event];
		const same = before?.selection === selection ? before : undefined;
		const since = new Date(now).toISOString();
		if (!same) return [event, { selection, from: since, since }];
		// A poll that asks for nothing does not know the service's time.
		return [event, isWhole && since > same.since ? { ...same, since } : { ...same }];
	}

	/** What a followed thing remembers that did not come up this time, but may again soon. */
	private unread(families: Stored['families']): Stored['memories'] {
		const recent = Object.entries(this.stored.memories).filter(([name, { since }]) => {
			const family = families[name.split('/')[0]];
			return family && Date.parse(since) > Date.parse(family.since) - 2 * DAY_MS;
		});
		return Object.fromEntries(recent);
	}

	private isTime(everyMs: number, at: number | undefined): boolean {
		return isDue(everyMs, at === undefined ? undefined : this.now - at, this.untilNext);
	}

	private readingOf(reading: Reading): StoredReading {
		return this.stored.readings[key(reading)] ?? {};
	}

	private read(): Stored {
		const stored = upgrade(this.data);
		const isSame = stored.credential === undefined || stored.credential === this.credential;
		return isSame ? stored : transferred(stored, this.credential);
	}

	private get data(): IDataObject {
		return this.node.getWorkflowStaticData('node');
	}
}
