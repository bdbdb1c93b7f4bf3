import { toDecimal } from '../input/numbers';
import { sleepUnlessAborted } from './sleep-unless-aborted';
import { Traffic, type Outcome } from './traffic';
import type { Limit } from './turn-queue';

/** n8n's Batching setting: at most `batchSize` requests per `batchInterval` milliseconds. */
export interface Batching {
	batchSize?: number;
	batchInterval?: number;
}

/** What Constant Contact allows each API key; for nodes whose settings lack Batching. */
const PUBLISHED_LIMIT = { batchSize: 4, batchInterval: 1000 };

/** More items under way would not go faster: the limit is of four requests a second. */
const MOST_AT_ONCE = 4;

/** n8n's pause between tries is fixed: runs that were refused together would come back together. */
const SCATTER_MS = 4000;

/**
 * By API key: when its latest requests were sent and answered. All runs of this process share it,
 * because the service counts the key. It holds times and settings, nothing of a user.
 */
const apiKeys = new Map<string, Traffic>();

/**
 * Keeps the requests of one run, and of all runs with its API key, within n8n's Batching setting, for
 * a service that looks back one interval at any moment.
 */
export class Spacing {
	/** How many items of a run may be under way. */
	readonly itemsAtOnce: number;

	private readonly limit: Limit;

	/**
	 * Throws InputError for a Batching that an expression gives no number.
	 * @param isScattered whether n8n runs the node again because the API key had sent too many
	 */
	constructor(
		{ batchSize: size = 0, batchInterval: interval = 0 }: Batching = PUBLISHED_LIMIT,
		private isScattered = false,
	) {
		const batchSize = Number(toDecimal('Items per Batch', size));
		const batchInterval = Number(toDecimal('Batch Interval (Ms)', interval));
		// n8n: a size of -1 or an interval of 0 switches batching off, and a size of 0 counts as 1.
		this.limit = {
			size: Math.max(Math.floor(batchSize), 1),
			interval: batchSize < 0 ? 0 : Math.max(batchInterval, 0),
		};
		const isOff = this.limit.interval === 0 && Math.floor(batchSize) !== 1;
		this.itemsAtOnce = isOff ? MOST_AT_ONCE : Math.min(this.limit.size, MOST_AT_ONCE);
	}

	/**
	 * Waits until a request may be sent, or until `signal` aborts.
	 * @returns what to call once the request has ended, well or not, or is not sent after all
	 */
	async begin(apiKey: string, signal?: AbortSignal): Promise<(outcome: Outcome) => void> {
		if (this.isScattered && this.limit.interval > 0) {
			this.isScattered = false;
			await sleepUnlessAborted(Math.random() * SCATTER_MS, signal);
		}
		const now = performance.now();
		for (const [key, { isIdle }] of apiKeys) if (isIdle(now)) apiKeys.delete(key);
		const traffic = apiKeys.get(apiKey) ?? new Traffic();
		apiKeys.set(apiKey, traffic);
		const sent = await traffic.begin(this, this.limit, signal);
		return (outcome) => sent && traffic.end(sent, outcome);
	}
}
