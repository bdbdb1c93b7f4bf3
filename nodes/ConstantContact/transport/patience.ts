import type { ApiFailure } from './api-failure';
import { sleepUnlessAborted } from './sleep-unless-aborted';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 10_000;

/** How long the node waits for work that Constant Contact does by itself, unless the user says. */
export const PATIENCE_MS = 300_000;

/** Requests that end when the user stops the execution. */
interface Cancellable {
	readonly cancelSignal?: AbortSignal;
}

/**
 * Asks again until Constant Contact is done, at ever longer intervals to spare the quota.
 * @param patience in milliseconds; then the latest answer is returned as it is
 */
export async function askWhileUndone<T>(
	api: Cancellable,
	first: T,
	ask: () => Promise<T>,
	isDone: (answer: T) => boolean,
	patience = PATIENCE_MS,
): Promise<T> {
	let answer = first;
	let wait = FIRST_WAIT_MS;
	for (
		let waited = 0;
		!isDone(answer) && waited < patience;
		waited += wait, wait = Math.min(wait * 2, LONGEST_WAIT_MS)
	) {
		await sleepUnlessAborted(Math.min(wait, patience - waited), api.cancelSignal);
		answer = await ask();
	}
	return answer;
}

/** The same, for answers that are of no use before the work is done. Throws `unfinished`. */
export async function askUntil<T>(
	api: Cancellable,
	first: T,
	ask: () => Promise<T>,
	isDone: (answer: T) => boolean,
	unfinished: ApiFailure,
): Promise<T> {
	const answer = await askWhileUndone(api, first, ask, isDone);
	if (!isDone(answer)) throw unfinished;
	return answer;
}
