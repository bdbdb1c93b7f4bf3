import type { ConstantContactApi } from './api';
import type { ApiFailure } from './api-failure';
import { sleepUnlessAborted } from './spacing';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 10_000;

/** How long the node waits for work that Constant Contact does by itself. */
export const PATIENCE_MS = 300_000;

/**
 * Asks again until Constant Contact is done, at ever longer intervals to spare the quota.
 * Throws `unfinished` when it takes longer than five minutes.
 */
export async function askUntil<T>(
	api: ConstantContactApi,
	first: T,
	ask: () => Promise<T>,
	isDone: (answer: T) => boolean,
	unfinished: ApiFailure,
): Promise<T> {
	let answer = first;
	let wait = FIRST_WAIT_MS;
	for (
		let waited = 0;
		!isDone(answer);
		waited += wait, wait = Math.min(wait * 2, LONGEST_WAIT_MS)
	) {
		if (waited >= PATIENCE_MS) throw unfinished;
		await sleepUnlessAborted(wait, api.cancelSignal);
		answer = await ask();
	}
	return answer;
}
