import { sleep } from 'n8n-workflow';

/** n8n's Batching setting: at most `batchSize` requests per `batchInterval` milliseconds. */
export interface Batching {
	batchSize?: number;
	batchInterval?: number;
}

/** What Constant Contact allows each API key; for nodes whose settings lack Batching. */
const PUBLISHED_LIMIT: Batching = { batchSize: 4, batchInterval: 1000 };

/** Timers and clocks are not exact to the millisecond. */
const MARGIN_MS = 20;

/**
 * Keeps requests within n8n's Batching setting, for a service that looks back one interval at any
 * moment: a request starts one interval after the one `batchSize` before it was counted.
 */
export class Spacing {
	private readonly size: number;

	private readonly interval: number;

	/** When the latest requests ended, in milliseconds since the epoch. */
	private readonly recent: number[] = [];

	private fastest = Infinity;

	constructor({ batchSize = 0, batchInterval = 0 }: Batching = PUBLISHED_LIMIT) {
		// n8n: a size of -1 or an interval of 0 switches batching off, and a size of 0 counts as 1.
		this.interval = batchSize < 0 ? 0 : batchInterval;
		this.size = Math.max(Math.floor(batchSize), 1);
	}

	/** Waits until a request may start, or until `signal` aborts. */
	async wait(signal?: AbortSignal): Promise<void> {
		const before = this.recent[this.recent.length - this.size];
		if (before === undefined || this.interval <= 0) return;
		// It was counted between its start and its end. What it took longer than the fastest request
		// may have passed before it was counted.
		const counted = before - this.fastest;
		const wait = counted + this.interval + MARGIN_MS - Date.now();
		// A clock that is set back must not make the node wait for hours.
		if (wait > 0) await sleepUnlessAborted(Math.min(wait, this.interval + MARGIN_MS), signal);
	}

	/**
	 * Tells that a request has ended, well or not.
	 * @param start milliseconds since the epoch
	 * @param times how often it was sent
	 */
	record(start: number, times: number): void {
		const end = Date.now();
		this.fastest = Math.min(this.fastest, Math.max(end - start, 0));
		for (let time = 0; time < times; time++) this.recent.push(end);
		this.recent.splice(0, this.recent.length - this.size);
	}
}

/** Sleeps, or wakes at once when `signal` aborts. */
export async function sleepUnlessAborted(
	milliseconds: number,
	signal?: AbortSignal,
): Promise<void> {
	await new Promise<void>((resolve) => {
		const wake = () => resolve();
		signal?.addEventListener('abort', wake, { once: true });
		void sleep(milliseconds).then(() => {
			signal?.removeEventListener('abort', wake);
			wake();
		});
	});
}
