import type { PollTime } from './poll-time';
import type { Progress } from './reader';
import type { Reading } from './reading';
import { key } from './reading-keys';
import { OFTEN_MS } from './schedule';
import type { Stored, StoredReading } from './stored';

/** How readings stood when the last poll ended, and what that means to this one. */
export class Standing {
	constructor(
		private readonly readings: Stored['readings'],
		private readonly served: string,
		private readonly time: PollTime,
	) {}

	/** Whether it is time for the reading. */
	isDue(reading: Reading): boolean {
		const { everyMs } = reading;
		const { at = -Infinity, progress } = this.of(reading);
		if (everyMs === undefined || progress !== undefined) return true;
		return this.time.isDue(everyMs(this.time.now - at), at);
	}

	/** Where the reading goes on that the last poll could not finish, or how it begins. */
	progress(reading: Reading): Progress {
		const { deepAt, progress } = this.of(reading);
		const { deepEveryMs } = reading;
		const isDeep = deepEveryMs !== undefined && this.time.isDue(deepEveryMs, deepAt);
		return progress ?? { at: this.time.now, pages: 0, foundOld: false, isDeep };
	}

	/** How the reading stands after its progress, be it at the end or not. */
	after(reading: Reading, progress: Progress, isComplete: boolean): StoredReading {
		const { at, deepAt } = this.of(reading);
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
		const before = this.of(reading);
		const { everyMs } = reading;
		if (everyMs === undefined) return before;
		return { ...before, at: this.time.now - everyMs(0) + Math.min(everyMs(0), OFTEN_MS) };
	}

	/** How a reading stands that has to show again what it has shown, be it behind a page without news. */
	beginningAgain(reading: Reading): StoredReading {
		const stands = { ...this.afterFailure(reading) };
		delete stands.progress;
		if (!reading.newestFirst) return stands;
		return { ...stands, progress: { at: this.time.now, pages: 0, foundOld: false, isDeep: true } };
	}

	/** How a reading stands that begins without being read. Not all of them are due at the same time. */
	begun(reading: Reading): StoredReading {
		const { everyMs } = reading;
		const share = (key(reading).charCodeAt(0) % 16) / 16;
		return { at: this.time.now - share * (everyMs?.(0) ?? 0), deepAt: this.time.now };
	}

	/** The readings in the order of their turn: after the one that was served last. */
	inTurn(readings: Reading[]): Reading[] {
		const last = readings.findIndex((reading) => key(reading) === this.served);
		return [...readings.slice(last + 1), ...readings.slice(0, last + 1)];
	}

	private of(reading: Reading): StoredReading {
		return this.readings[key(reading)] ?? {};
	}
}
