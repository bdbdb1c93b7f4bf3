import { OVERLAP_MS } from './overlap';
import type { StoredMemory } from './memory';
import type { Progress } from './reader';

/** The version of the state that this package writes. */
export const VERSION = 2;

/** What one event remembers. */
export interface Entry extends StoredMemory {
	/** What was asked for, and with which parts; in short. */
	asked: string;
	include: string;
	/** Whether it has not seen all yet that was there when it began. */
	isNew?: true;
}

/** How one reading stands. Times are by n8n's clock. */
export interface StoredReading {
	/** When it was read last, if that decides when it is read again. */
	at?: number;
	/** When it was read as far back as the memory. */
	deepAt?: number;
	/** A reading that one poll could not finish. */
	progress?: Progress;
}

/** An event that follows several things. */
export interface StoredFamily {
	/** How the things were chosen. */
	selection: string;
	/** Since when it has followed any, and up to when it has followed all. */
	from: string;
	since: string;
}

/** What the trigger keeps between polls, in n8n's static data of the node. */
export interface Stored {
	version: number;
	/** The credential it was read with. */
	credential?: string;
	/** How far the service's clock is ahead of n8n's, in milliseconds. */
	ahead: number;
	/** When the last poll began, by n8n's clock. */
	polled: number;
	/** The reading that was served last; the next poll begins after it. */
	served: string;
	memories: Record<string, Entry>;
	readings: Record<string, StoredReading>;
	families: Record<string, StoredFamily>;
	/** What was looked up, and when by n8n's clock. */
	found: Record<string, { at: number; value: unknown }>;
}

/** What version 1 of the state had instead. */
interface Old {
	memories?: Record<string, Entry & { full?: number }>;
	unfinished?: Record<string, { cursor: string; since?: number }>;
	families?: Record<string, StoredFamily>;
}

const NOTHING: Stored = {
	version: VERSION,
	ahead: 0,
	polled: 0,
	served: '',
	memories: {},
	readings: {},
	families: {},
	found: {},
};

/** The state as this version reads it, whichever version has written it. */
export function upgrade(stored: object): Stored {
	const { version } = stored as Partial<Stored>;
	if (version === undefined) return NOTHING;
	if (version === VERSION) return { ...NOTHING, ...stored };
	const { memories = {}, unfinished = {}, families = {} } = stored as Old;
	const upgraded = <T, U>(record: Record<string, T>, change: (each: T, name: string) => U) =>
		Object.fromEntries(Object.entries(record).map(([name, each]) => [name, change(each, name)]));
	return {
		...NOTHING,
		memories: upgraded(memories, upgradeEntry),
		readings: upgraded(unfinished, (rest) => ({
			progress: { ...rest, at: 0, pages: 1, foundOld: true, isDeep: false },
		})),
		families: upgraded(families, (family) => ({ ...family, from: family.since })),
	};
}

/** Reports were remembered for ten minutes; what is older is known, and no news now. */
function upgradeEntry({ full, ...entry }: Entry & { full?: number }, name: string): Entry {
	if (full !== undefined) return { ...entry, searched: entry.since };
	if (!name.includes('/')) return entry;
	const known = Date.parse(entry.since) - OVERLAP_MS;
	const from = Math.max(known, Date.parse(entry.from ?? '') || known);
	return { ...entry, from: new Date(from).toISOString() };
}

/**
 * The state for another credential, which may be that of another account: what happened before the
 * last poll is no news. What has no time is learned anew, and nothing goes on in the middle.
 */
export function transferred(stored: Stored, credential: string | undefined): Stored {
	const memories = Object.entries(stored.memories).map(([name, entry]): [string, Entry] => {
		const { searched, ...rest } = entry;
		return [
			name,
			searched === undefined ? { ...rest, start: rest.since } : { ...rest, isNew: true },
		];
	});
	const families = Object.entries(stored.families).map(([name, family]): [string, StoredFamily] => [
		name,
		{ ...family, from: family.since },
	]);
	return {
		...stored,
		credential,
		memories: Object.fromEntries(memories),
		families: Object.fromEntries(families),
		readings: {},
		found: {},
	};
}
