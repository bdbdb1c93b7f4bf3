import { NodeOperationError, type IDataObject, type IPollFunctions } from 'n8n-workflow';
import { Clock } from './clock';
import { Found } from './found';
import { boundActivities } from './bound-activities';
import { Memory } from './memory';
import { OVERLAP_MS } from './overlap';
import { PollTime } from './poll-time';
import type { Family, Observer, Reading } from './reading';
import { askedFor, included, key } from './reading-keys';
import { DAY_MS, HOUR_MS } from './schedule';
import { Standing } from './standing';
import {
	transferred,
	upgrade,
	VERSION,
	type Stored,
	type StoredFamily,
	type StoredReading,
} from './stored';

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
	private readonly credential: string | undefined;

	private stored: Stored;

	/** The service's clock. */
	readonly clock: Clock;

	/** How readings stood before this poll. */
	readonly standing: Standing;

	readonly found: Found;

	private readonly time: PollTime;

	/** @param tell what a lookup has failed with, while what was known before goes on */
	constructor(
		private readonly node: IPollFunctions,
		tell: (what: string, failure: unknown) => void,
	) {
		const { version = VERSION } = this.data as Partial<Stored>;
		if (version > VERSION) {
			throw new NodeOperationError(
				node.getNode(),
				'A newer version of this node has saved what it has seen',
				{
					description:
						'Update n8n-nodes-constant-contact, or replace the node with a new one, which starts afresh',
				},
			);
		}
		this.credential = node.getNode().credentials?.constantContactOAuth2Api?.id ?? undefined;
		this.stored = this.read();
		const { ahead, polled, readings, served, found } = this.stored;
		this.clock = new Clock(ahead);
		this.time = new PollTime(polled);
		this.standing = new Standing(readings, served, this.time);
		this.found = new Found(found, this.time, tell);
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
			if (reading.family) memory.startAt(since ?? (reading.showsAll ? start : start - OVERLAP_MS));
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
			readings.get(reading) ?? stored.readings[key(reading)] ?? {},
		]);
		this.write({
			version: VERSION,
			credential: this.credential,
			ahead: this.clock.next(serviceTime),
			polled: this.time.now,
			served: served ? key(served) : stored.served,
			memories,
			readings: {
				...(isPartial && stored.readings),
				...Object.fromEntries(standing.filter(([, each]) => Object.keys(each).length > 0)),
			},
			families,
			found: { ...(isPartial && stored.found), ...this.found.kept },
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

	private read(): Stored {
		const stored = upgrade(this.data);
		const isSame = stored.credential === undefined || stored.credential === this.credential;
		return isSame ? stored : transferred(stored, this.credential);
	}

	private get data(): IDataObject {
		return this.node.getWorkflowStaticData('node');
	}
}
