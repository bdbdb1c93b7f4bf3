import { pathSegment, type ConstantContactApi } from './api';
import { ApiFailure } from './api-failure';
import { sleepUnlessAborted } from './spacing';

/** A job that Constant Contact works off by itself; only what the node reads. */
export interface Activity {
	activity_id: string;
	state: string;
	/** Texts, or objects with a `message`. */
	activity_errors?: unknown[];
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 10_000;
const PATIENCE_MS = 300_000;
const FAILED = ['cancelled', 'failed', 'timed_out'];

/**
 * Waits until the activity is completed, asking at ever longer intervals to spare the quota.
 * Throws ApiFailure when it did not do its work, or not within five minutes.
 */
export async function waitForActivity(
	api: ConstantContactApi,
	started: Activity,
): Promise<Activity> {
	let activity = started;
	let waited = 0;
	let wait = FIRST_WAIT_MS;
	while (activity.state !== 'completed' && !FAILED.includes(activity.state)) {
		if (waited >= PATIENCE_MS) {
			throw new ApiFailure(
				`Constant Contact has not finished activity ${started.activity_id} within ${PATIENCE_MS / 60_000} minutes`,
				"It goes on by itself. Switch off 'Wait for Completion' to run without waiting",
			);
		}
		await sleepUnlessAborted(wait, api.cancelSignal);
		activity = await api.get<Activity>(`/activities/${pathSegment(started.activity_id)}`);
		waited += wait;
		wait = Math.min(wait * 2, LONGEST_WAIT_MS);
	}
	const errors = (activity.activity_errors ?? []).map(textOf).join('; ');
	if (activity.state === 'completed' && errors === '') return activity;
	throw new ApiFailure(
		`Constant Contact did not do all of the work, activity ${started.activity_id} is ${activity.state}${errors && `: ${errors.slice(0, 500)}`}`,
		'Run the workflow again. If it stays so, look into the account at Constant Contact',
	);
}

function textOf(error: unknown): string {
	const { message } = Object(error) as { message?: unknown };
	return String(message ?? error);
}
