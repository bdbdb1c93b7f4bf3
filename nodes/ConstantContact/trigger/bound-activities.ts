import { entryCount, type Memory } from './memory';
import { OVERLAP_MS } from './overlap';
import type { Observer, Reading } from './reading';
import type { Stored } from './stored';

/** How many activities of emails and registrations are remembered, besides those that the last ten minutes have shown. */
const MOST_ACTIVITIES = 40_000;

/** What an observer of a reading remembers. */
interface Remembered {
	reading: Reading;
	observer: Observer;
	memory: Memory;
}

/**
 * Keeps the memories of all emails and events together small: those that were read forget their oldest
 * activities and registrations, which count as known by their time then, but none of the last ten minutes.
 * @param stored what all memories were before
 */
export function boundActivities(kept: Remembered[], stored: Stored['memories']): void {
	const memories = kept.filter(({ reading }) => reading.family);
	const names = new Set(memories.map(({ observer }) => observer.memory));
	const others = Object.entries(stored).filter(([name]) => name.includes('/') && !names.has(name));
	const most = MOST_ACTIVITIES - others.reduce((sum, [, entry]) => sum + entryCount(entry), 0);
	const times = memories.flatMap(({ memory }) => memory.times);
	if (times.length <= most) return;
	times.sort((one, other) => other - one);
	for (const { memory } of memories) {
		memory.begin(Math.min(times[Math.max(0, most)], memory.since - OVERLAP_MS));
	}
}
