import type { PollTime } from './poll-time';
import type { Finder } from './reading';
import { keptName } from './reading-keys';
import { MOST_FAILURES, OFTEN_MS } from './schedule';
import type { Stored } from './stored';

/** What polls have found out, and this one asks for again. */
export class Found implements Finder {
	/** What is to be kept: nobody asks for the rest any more. */
	readonly kept: Stored['found'] = {};

	/** What lookups have failed with in this poll. */
	private readonly failures = new Map<string, unknown[]>();

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
		const value = await this.unlessFailing(name, find).catch((failure: unknown) => {
			if (!before) throw failure;
			this.tell(`what it knows of ${String((what as unknown[])[0])}`, failure);
			at = this.time.now - forMs + Math.min(forMs, OFTEN_MS);
			return before.value as T;
		});
		this.kept[name] = { at, value };
		return value;
	}

	/** Asks in vain twice in a poll, however many things need the answer. */
	private async unlessFailing<T>(name: string, find: () => Promise<T>): Promise<T> {
		const failures = this.failures.get(name) ?? [];
		if (failures.length >= MOST_FAILURES) throw failures[0];
		this.failures.set(name, failures);
		return await find().catch((failure: unknown) => {
			failures.push(failure);
			throw failure;
		});
	}

	found<T>(what: unknown): T | undefined {
		const name = keptName(what);
		const before = this.before[name];
		if (before) this.kept[name] = before;
		return before?.value as T | undefined;
	}
}
