const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** How often emails are read that have just been sent, and what has failed is tried again. */
export const OFTEN_MS = 15 * MINUTE_MS;

/** So many failures in a row are the service's, not those of what was asked for. */
export const MOST_FAILURES = 2;

/** For how long the campaigns of the account are taken as they were. */
export const RECENT_MS = 14 * DAY_MS;

/** By how much the time between two polls may differ. */
export const JITTER_MS = MINUTE_MS / 2;

/**
 * After how long the reports of an email are read again. Most of what happens to an email happens in
 * its first hours, and each report costs a request, however little is new.
 * @param age of the email when it was read, in milliseconds
 */
export function intervalOf(age: number): number {
	if (age < 6 * HOUR_MS) return OFTEN_MS;
	return age < 2 * DAY_MS ? 2 * HOUR_MS : DAY_MS;
}

/**
 * Whether something is due that is done every so often: at the last poll that is not too late.
 * @param passed since it was done last; undefined, if it never was
 * @param untilNext until the poll after this one
 */
export function isDue(everyMs: number, passed: number | undefined, untilNext: number): boolean {
	// A clock that was set back must not stop it.
	if (passed === undefined || passed < 0) return true;
	return passed + untilNext > everyMs + JITTER_MS;
}
