import { isDue } from './schedule';

/** When a poll is, by n8n's clock. */
export class PollTime {
	readonly now = Date.now();

	/** How long it will take until the next poll, if that comes as this one did. */
	private readonly untilNext: number;

	/** @param polled when the last poll was; 0, where there was none */
	constructor(polled: number) {
		this.untilNext = polled === 0 ? 0 : Math.max(0, this.now - polled);
	}

	/** Whether something is due that is done every so often, and was done last at this time. */
	isDue(everyMs: number, at: number | undefined): boolean {
		return isDue(everyMs, at === undefined ? undefined : this.now - at, this.untilNext);
	}
}
