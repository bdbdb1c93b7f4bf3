import { pathSegment, type ConstantContactApi } from './api';
import { ApiFailure } from './api-failure';
import { askUntil, PATIENCE_MS } from './patience';

/** A job that Constant Contact works off by itself; only what the node reads. */
export interface Activity {
	activity_id: string;
	state: string;
	/** Texts, or objects with a `message`. */
	activity_errors?: unknown[];
}

const FAILED = ['cancelled', 'failed', 'timed_out'];

/**
 * Waits until the activity is completed, asking at ever longer intervals to spare the quota.
 * Throws ApiFailure when it did not do its work, or not within five minutes.
 */
export async function waitForActivity(
	api: ConstantContactApi,
	started: Activity,
): Promise<Activity> {
	const activity = await askUntil<Activity>(
		api,
		started,
		async () => await api.get(`/activities/${pathSegment(started.activity_id)}`),
		({ state }) => state === 'completed' || FAILED.includes(state),
		new ApiFailure(
			`Constant Contact has not finished activity ${started.activity_id} within ${PATIENCE_MS / 60_000} minutes`,
			"It goes on by itself. Switch off 'Wait for Completion' to run without waiting",
		),
	);
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
