import type { PollTime } from './poll-time';
import type { Finder } from './reading';
import { keptName } from './reading-keys';
import { OFTEN_MS } from './schedule';
import type { Stored } from './stored';

/** What polls have found out, and this one asks for again. */
export class Found implements Finder {
	/** What is to be kept: nobody asks for the rest any more. */
	readonly kept: Stored['found'] = {};

	constructor(
		private readonly before: Stored['found'],
		private readonly time: PollTime,
		private readonly tell: (what: string, failure: unknown) => void,
	) {}

	async lookUp<T>(
		what: unknown,
		forMs: number,
		find: () => Promise<T>,
		isEnough: (found: T) => boolean = () => true,
	): Promise<T> {
		const name = keptName(what);
		const before = this.kept[name] ?? this.before[name];
		if (before && !this.time.isDue(forMs, before.at) && isEnough(before.value as T)) {
			this.kept[name] = before;
			return before.value as T;
		}
		let at = this.time.now;
		const value = await find().catch((failure: unknown) => {
			if (!before) throw failure;
			this.tell(`what it knows of ${String((what as unknown[])[0])}`, failure);
			at = this.time.now - forMs + Math.min(forMs, OFTEN_MS);
			return before.value as T;
		});
		this.kept[name] = { at, value };
		return value;
	}

	found<T>(what: unknown): T | undefined {
		const name = keptName(what);
		const before = this.before[name];
		if (before) this.kept[name] = before;
		return before?.value as T | undefined;
	}
}
