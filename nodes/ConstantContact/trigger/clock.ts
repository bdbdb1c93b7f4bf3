/** How much the difference of the two clocks may change from one poll to the next. */
const SLACK_MS = 60_000;

/**
 * The service's clock, as far as it can be believed. Answers carry it in their Date header; a wrong
 * one, from a cache or a proxy, must not carry the trigger past what has not happened yet. So a poll
 * moves on by no more than n8n's own clock has, and a little more.
 */
export class Clock {
	/** @param ahead how far the service's clock was ahead of n8n's, in milliseconds */
	constructor(private readonly ahead = 0) {}

	/** What the service's clock says. @param given by the latest answer, if it has told */
	read(given: number | undefined): number | undefined {
		return given === undefined ? undefined : Math.min(given, Date.now() + this.ahead + SLACK_MS);
	}

	/** How far it is ahead now: towards what the latest answer says, by no more than the slack. */
	next(given: number | undefined): number {
		if (given === undefined) return this.ahead;
		const change = given - Date.now() - this.ahead;
		return this.ahead + Math.max(-SLACK_MS, Math.min(change, SLACK_MS));
	}
}
