import { NodeOperationError, type IDataObject, type IPollFunctions } from 'n8n-workflow';
import { fingerprint } from './fingerprint';
import { Memory, type StoredMemory } from './memory';
import { OVERLAP_MS, signature, type Observer, type Reading } from './reading';

const VERSION = 1;
const SHORT = 8;

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
}

/** What the trigger keeps between polls, in n8n's static data of the node. */
interface Stored {
	version: number;
	memories: Record<string, Entry>;
	unfinished: Record<string, Unfinished>;
	/** IDs of what the parameters name, so that names are looked up once only. */
	names: Record<string, string[]>;
}

/** What is to be kept of one observer. */
export interface Kept {
	reading: Reading;
	observer: Observer;
	memory: Memory;
	/** Where its reading goes on. */
	rest?: Unfinished;
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
		return reading.observers.some(
			({ memory }) => this.stored.memories?.[memory]?.asked !== asked(reading),
		);
	}

	/**
	 * What the observer remembers now.
	 * @param start where a new memory begins, and one that is to look at other things than before
	 */
	recall(reading: Reading, observer: Observer, start: number): Recollection {
		const { keepMs = OVERLAP_MS } = observer;
		const entry = this.stored.memories?.[observer.memory];
		if (!entry) return { memory: new Memory(start, keepMs), isNew: true };
		const memory = Memory.from(entry, keepMs, entry.include === included(reading));
		if (entry.asked !== asked(reading)) memory.advance(start);
		return { memory, isNew: false };
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
	save(kept: Kept[]): void {
		const memories: Stored['memories'] = {};
		const unfinished: Stored['unfinished'] = {};
		for (const { reading, observer, memory, rest } of kept) {
			memories[observer.memory] = {
				...memory.toStored(),
				asked: asked(reading),
				include: included(reading),
			};
			if (rest) unfinished[key(reading)] = rest;
		}
		const stored = this.node.getWorkflowStaticData('node');
		const now: Stored = { version: VERSION, memories, unfinished, names: this.names };
		for (const [name, value] of Object.entries(now)) {
			// n8n saves whatever is assigned, be it the same.
			if (JSON.stringify(stored[name]) !== JSON.stringify(value)) {
				stored[name] = value as IDataObject;
			}
		}
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
