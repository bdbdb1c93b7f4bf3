/** Does one piece of work after the other, in the order in which they come. */
export class InTurn {
	private last: Promise<unknown> = Promise.resolve();

	/** Does the work once all that came before is done, well or not. Throws what it throws. */
	async next<T>(work: () => Promise<T>): Promise<T> {
		const done = this.last.then(work);
		this.last = done.catch(() => undefined);
		return await done;
	}
}
