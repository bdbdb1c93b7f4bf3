import { NodeOperationError, type IDataObject, type IPollFunctions } from 'n8n-workflow';
import { fingerprint } from './fingerprint';
import { Memory, type StoredMemory } from './memory';
import { OVERLAP_MS } from './overlap';
import { signature, type Family, type Observer, type Reading } from './reading';

const VERSION = 1;
const SHORT = 8;

/** For how long something that was looked up stays as it is. */
const LOOKED_UP_MS = 3_600_000;

/** Where a reading goes on that one poll could not finish. */
export interface Unfinished {
	cursor: string;
	/** What the service's clock said when it began, if it said anything. */
	since?: number;
}

interface Entry extends StoredMemory {
	/** What was asked for, and with which parts; in short. */
	asked: string;
	include: string;
	/** When it was read without bound last, by n8n's clock. */
	full?: number;
}

interface StoredFamily {
	selection: string;
	since: string;
}

/** What the trigger keeps between polls, in n8n's static data of the node. */
interface Stored {
	version: number;
	memories: Record<string, Entry>;
	unfinished: Record<string, Unfinished>;
	/** By event that follows several things: what they are, and up to when it has followed them. */
	families: Record<string, StoredFamily>;
	/** What was looked up, as IDs of names, so that it is asked for once only. */
	names: Record<string, string[]>;
}

/** What is to be kept of one observer. */
export interface Kept {
	reading: Reading;
	observer: Observer;
	memory: Memory;
	/** Whether it has been read without bound just now. */
	isFullNow: boolean;
	/** Where its reading goes on. */
	rest?: Unfinished;
}

/** An event that follows several things, and up to when it has; undefined, if not all of them. */
export interface Followed extends Family {
	since: number | undefined;
}

/** A memory, and whether it is new or has to begin afresh. */
export interface Recollection {
	memory: Memory;
	/** Everything that is there already is no news to it. */
	isNew: boolean;
}

/**
 * Reads and writes what the trigger keeps between polls.
 * Throws NodeOperationError when a newer version of the package has written it.
 */
export class State {
	private readonly names: Stored['names'] = {};

	constructor(private readonly node: IPollFunctions) {
		const { version = VERSION } = this.stored;
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
	}

	/** Whether the service's time has to be known before the reading, because a memory begins. */
	needsStart(reading: Reading): boolean {
		return reading.observers.some(({ memory }) => {
			const entry = this.stored.memories?.[memory];
			return entry ? entry.asked !== asked(reading) : this.followedSince(reading) === undefined;
		});
	}

	/**
	 * What the observer remembers now.
	 * @param start where a new memory begins, and one that is to look at other things than before
	 */
	recall(reading: Reading, observer: Observer, start: number): Recollection {
		const { keepMs = OVERLAP_MS } = observer;
		const entry = this.stored.memories?.[observer.memory];
		if (!entry) {
			const since = this.followedSince(reading);
			return { memory: new Memory(since ?? start, keepMs), isNew: since === undefined };
		}
		const memory = Memory.from(entry, keepMs, entry.include === included(reading));
		if (entry.asked !== asked(reading)) memory.advance(start);
		return { memory, isNew: false };
	}

	/** Whether it is time to read without bound. */
	isFullDue({ fullEveryMs, observers }: Reading): boolean {
		if (fullEveryMs === undefined) return false;
		const times = observers.map(({ memory }) => this.stored.memories?.[memory]?.full ?? -Infinity);
		const passed = Date.now() - Math.min(...times);
		// A clock that was set back must not stop it.
		return passed >= fullEveryMs || passed < 0;
	}

	/** Where the last poll stopped in this reading. */
	unfinished(reading: Reading): Unfinished | undefined {
		return this.stored.unfinished?.[key(reading)];
	}

	/** The IDs of what a parameter names, looked up when it has changed. */
	async idsOf(given: unknown, find: () => Promise<string[]>): Promise<string[]> {
		const name = fingerprint(JSON.stringify(given), SHORT);
		const ids = this.stored.names?.[name] ?? (await find());
		this.names[name] = [...ids];
		return this.names[name];
	}

	/** Keeps what the polls of the chosen events remember, and forgets all else. */
	save(kept: Kept[], followed: Followed[]): void {
		const families = Object.fromEntries(followed.flatMap((each) => this.family(each)));
		const memories = this.unread(families);
		const unfinished: Stored['unfinished'] = {};
		for (const { reading, observer, memory, isFullNow, rest } of kept) {
			const full = isFullNow ? Date.now() : this.stored.memories?.[observer.memory]?.full;
			memories[observer.memory] = {
				...memory.toStored(),
				asked: asked(reading),
				include: included(reading),
				...(full !== undefined && { full }),
			};
			if (rest) unfinished[key(reading)] = rest;
		}
		const stored = this.node.getWorkflowStaticData('node');
		const now: Stored = { version: VERSION, memories, unfinished, families, names: this.names };
		for (const [name, value] of Object.entries(now)) {
			// n8n saves whatever is assigned, be it the same.
			if (JSON.stringify(stored[name]) !== JSON.stringify(value)) {
				stored[name] = value as IDataObject;
			}
		}
	}

	/**
	 * From when on something is followed that was not there before, such as an email that has just
	 * been sent. What is looked up once an hour may be there for an hour already.
	 */
	private followedSince({ family }: Reading): number | undefined {
		if (!family) return undefined;
		const { selection, since } = this.stored.families?.[family.event] ?? {};
		return selection === family.selection && since ? Date.parse(since) - LOOKED_UP_MS : undefined;
	}

	private family({ event, selection, since }: Followed): Array<[string, StoredFamily]> {
		if (since !== undefined) return [[event, { selection, since: new Date(since).toISOString() }]];
		const before = this.stored.families?.[event];
		return before?.selection === selection ? [[event, { ...before }]] : [];
	}

	/** What a followed thing remembers that did not come up this time, but may again soon. */
	private unread(families: Stored['families']): Stored['memories'] {
		const recent = Object.entries(this.stored.memories ?? {}).filter(([name, { since }]) => {
			const family = families[name.split('/')[0]];
			return family && Date.parse(since) > Date.parse(family.since) - 2 * LOOKED_UP_MS;
		});
		return Object.fromEntries(recent);
	}

	private get stored(): Partial<Stored> {
		return this.node.getWorkflowStaticData('node') as Partial<Stored>;
	}
}

function key(reading: Reading): string {
	return fingerprint(signature(reading), SHORT);
}

function asked({ path, query }: Reading): string {
	return fingerprint(JSON.stringify([path, { ...query, include: undefined }]), SHORT);
}

function included({ query }: Reading): string {
	return query.include === undefined ? '' : fingerprint(String(query.include), SHORT);
}
