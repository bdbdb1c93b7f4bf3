import { sleep } from 'n8n-workflow';
import { TurnQueue, type Limit, type Turn } from './turn-queue';

/** What became of a request. */
export interface Outcome {
	/** How often n8n sent it; 0, if it was not sent after all. */
	times: number;
	/** Whether the service answered. */
	isAnswered: boolean;
	/** Whether it was refused because the API key had sent too many in a second. */
	isThrottled: boolean;
}

/** When a request was sent, and answered; undefined while it is under way. */
interface Sent {
	limit: Limit;
	start: number;
	end?: number;
}

/** Timers and clocks are not exact to the millisecond. */
const MARGIN_MS = 20;

/** After so many, the fastest answer counts as a measure of the network. */
const ENOUGH_ANSWERS = 20;

/** What the margin grows by at most where answers take now shorter, now longer. */
const MOST_UNREST_MS = 100;

/** How much of it the latest answer counts for. */
const LATEST_SHARE = 0.1;

/**
 * How long a request is on its way at most, in an n8n that has other work, too. One whose answer never
 * comes must not stop the others.
 */
const ON_ITS_WAY_MS = 5000;

/** An API key that is not used for so long starts afresh. */
const IDLE_MS = 60_000;

/** How long all hold after a refusal, on average: what Constant Contact looks back. */
const HOLD_MS = 1000;

const WIDER = 1.5;
const WIDEST = 8;
const NARROWER = 0.99;

function nameOf({ size, interval }: Limit): string {
	return `${size}/${interval}`;
}

function isPast({ limit: { interval }, start, end = start }: Sent, now: number): boolean {
	return now - end > Math.max(interval, IDLE_MS);
}

/** The requests with one API key: when they were sent and answered, and which wait for their turn. */
export class Traffic {
	private readonly queue = new TurnQueue<Sent>();

	/** In the order in which they were sent. */
	private sent: Sent[] = [];

	/** The shortest time to an answer, but for the first: it may stand for two, and a new connection. */
	private fastest = Infinity;

	/** How many answers that is the shortest of. */
	private measured = 0;

	/** By how much answers take longer than the fastest one, on average, in milliseconds. */
	private unrest = 0;

	private isProven = false;

	private heldUntil = -Infinity;

	/** By how much requests are spread wider than their limit: others use the key, too. */
	private width = 1;

	private wakesAt = Infinity;

	private usedAt = -Infinity;

	readonly isIdle = (now: number) => this.queue.waiting.length === 0 && now - this.usedAt > IDLE_MS;

	/**
	 * Waits for the turn of a request: whoever has had the fewest turns goes next.
	 * @param run whose request it is
	 * @returns undefined when `signal` aborts before
	 */
	async begin(run: object, limit: Limit, signal?: AbortSignal): Promise<Sent | undefined> {
		this.usedAt = performance.now();
		if (limit.interval === 0) return this.note(limit);
		if (signal?.aborted) return undefined;
		return await new Promise((resolve) => {
			const leave = () => {
				this.queue.remove(turn);
				resolve(undefined);
			};
			const begin = (sent: Sent) => {
				signal?.removeEventListener('abort', leave);
				resolve(sent);
			};
			const turn: Turn<Sent> = { run, limit, begin };
			signal?.addEventListener('abort', leave, { once: true });
			this.queue.add(turn);
			this.serve();
		});
	}

	end(sent: Sent, { times, isAnswered, isThrottled }: Outcome): void {
		const now = performance.now();
		this.usedAt = now;
		const duration = now - sent.start;
		if (this.isProven && isAnswered && times === 1) {
			this.measured++;
			this.fastest = Math.min(this.fastest, duration);
			const excess = Math.min(duration - this.fastest, MOST_UNREST_MS);
			this.unrest += (excess - this.unrest) * LATEST_SHARE;
		}
		this.isProven = true;
		sent.end = now;
		// Nobody knows when n8n sent it again.
		if (times > 1) sent.start = now;
		for (let time = 1; time < times; time++) this.sent.push(sent);
		if (times === 0) this.sent = this.sent.filter((each) => each !== sent);
		if (isThrottled) this.giveWay(now);
		else if (isAnswered) this.width = Math.max(this.width * NARROWER, 1);
		this.serve();
	}

	/** Others use the key. Refusals of requests that were under way together count as one. */
	private giveWay(now: number): void {
		if (now >= this.heldUntil) this.width = Math.min(this.width * WIDER, WIDEST);
		this.heldUntil = now + HOLD_MS * (0.5 + Math.random());
	}

	/** Begins what may begin, and comes back when the next may. */
	private serve(): void {
		const now = performance.now();
		let next = now + IDLE_MS;
		// Where one has to wait, all others with its limit have to: hundreds may stand there.
		const full = new Set<string>();
		const mayBe = (limit: Limit) => !full.has(nameOf(limit));
		for (let turn = this.queue.next(mayBe); turn; turn = this.queue.next(mayBe)) {
			const { limit, begin } = turn;
			const start = this.startOf(limit);
			if (start <= now) {
				this.queue.take(turn);
				begin(this.note(limit));
			} else {
				full.add(nameOf(limit));
				next = Math.min(next, start);
			}
		}
		if (this.queue.waiting.length === 0 || next >= this.wakesAt) return;
		this.wakesAt = next;
		void sleep(next - now).then(() => {
			// A nearer moment has taken its place: coming back for both would double with each such change.
			if (this.wakesAt !== next) return;
			this.wakesAt = Infinity;
			this.serve();
		});
	}

	private note(limit: Limit): Sent {
		const now = performance.now();
		const sent = { limit, start: now };
		// The oldest come first: where requests are many, all would be looked at for each.
		while (this.sent[0] && isPast(this.sent[0], now)) this.sent.shift();
		this.sent.push(sent);
		return sent;
	}

	/** When a request with this limit may start: in its own limit, and in that of the whole key. */
	private startOf(limit: Limit): number {
		const { size, interval } = limit;
		const alike = this.sent.filter(
			({ limit: other }) => other.size === size && other.interval === interval,
		);
		return Math.max(
			this.heldUntil,
			this.freeAt(alike, limit),
			this.freeAt(this.sent, this.widestOf(limit)),
		);
	}

	/** The fastest limit in use: a slower one is kept by those alone that have set it. */
	private widestOf(limit: Limit): Limit {
		const rate = ({ size, interval }: Limit) => size / interval;
		return [...this.queue.waiting, ...this.sent].reduce((widest, { limit: other }) => {
			if (other.interval === 0 || rate(other) < rate(widest)) return widest;
			return rate(other) > rate(widest) || other.size < widest.size ? other : widest;
		}, limit);
	}

	/**
	 * One interval after the one `size` before was counted. Before the first answer, requests go one
	 * by one: the token may have run out, and n8n sends all of them again then.
	 */
	private freeAt(sent: Sent[], { size, interval }: Limit): number {
		const counted = sent.map((each) => this.countedAt(each)).sort((one, other) => other - one);
		const isSpread = this.width > 1;
		const before = counted[isSpread || !this.isProven ? 0 : size - 1];
		if (before === undefined) return -Infinity;
		const pause = isSpread ? (interval * this.width) / size : interval;
		return before + pause + MARGIN_MS + this.unrest;
	}

	/**
	 * When the service has counted a request at the latest. It was between its start and its end; what
	 * it took longer than the fastest one may have passed before. Few answers are no measure: the
	 * fastest of them may have been slow on its way, too.
	 */
	private countedAt({ start, end = Infinity }: Sent): number {
		const trust = Math.min(this.measured / ENOUGH_ANSWERS, 1);
		const known = trust > 0 ? this.fastest * trust : 0;
		return Math.min(end - known, start + ON_ITS_WAY_MS);
	}
}
