/** At most so many requests in an interval. */
export interface Limit {
	size: number;
	/** In milliseconds; 0 switches batching off. */
	interval: number;
}

/** A request that waits to be sent. */
export interface Turn<T> {
	/** Whose request it is. */
	run: object;
	limit: Limit;
	begin: (sent: T) => void;
}

/** The requests with one API key that wait: whichever run has had the fewest turns goes next. */
export class TurnQueue<T> {
	readonly waiting: Array<Turn<T>> = [];

	private readonly had = new WeakMap<object, number>();

	/** How many turns the run had had that was served last, or the most of these. */
	private level = 0;

	/**
	 * A run that comes, or comes back, counts as if it had had as many turns as the others: it goes
	 * next, but does not hold them up until it has caught up with them.
	 */
	add(turn: Turn<T>): void {
		const { run } = turn;
		const isBack = !this.waiting.some((other) => other.run === run);
		if (isBack) this.had.set(run, Math.max(this.turnsOf(run), this.level));
		this.waiting.push(turn);
	}

	/** For one that does not want to wait any more. */
	remove(turn: Turn<T>): void {
		this.waiting.splice(this.waiting.indexOf(turn), 1);
	}

	/** Takes out the one that is served. */
	take(turn: Turn<T>): void {
		this.remove(turn);
		const had = this.turnsOf(turn.run);
		this.level = Math.max(this.level, had);
		this.had.set(turn.run, had + 1);
	}

	/** The one that goes next of those that may, undefined when none may. Of equal ones the oldest. */
	next(may: (limit: Limit) => boolean): Turn<T> | undefined {
		let next: Turn<T> | undefined;
		for (const turn of this.waiting) {
			const isBefore = !next || this.turnsOf(turn.run) < this.turnsOf(next.run);
			if (isBefore && may(turn.limit)) next = turn;
		}
		return next;
	}

	private turnsOf(run: object): number {
		return this.had.get(run) ?? 0;
	}
}
