import { pathSegment, type ConstantContactApi } from './api';
import { ApiFailure } from './api-failure';
import { askWhileUndone, PATIENCE_MS } from './patience';

/** A job that Constant Contact works off by itself; only what the node reads. */
export interface Activity {
	activity_id: string;
	state: string;
	/** Texts, or objects with a `message`. */
	activity_errors?: unknown[];
	/** Counters, which differ by the kind of activity. */
	status?: Record<string, number | undefined>;
	_links?: { results?: { href?: string } };
}

const FAILED = ['cancelled', 'failed', 'timed_out'];
const DETAIL_LIMIT = 500;

/** What an import could not do with some rows, by the counter that tells how many. */
const REFUSED = {
	cannot_add_to_list_count: [
		'contact has unsubscribed and was not added to the lists',
		'contacts have unsubscribed and were not added to the lists',
	],
	correctable_count: [
		'row has a bad email, date or birthday, or neither name nor email',
		'rows have a bad email, date or birthday, or neither name nor email',
	],
	error_count: ['row could not be read', 'rows could not be read'],
} as const;

/** Whether the activity ended without doing its work. */
export function hasFailed({ state }: Activity): boolean {
	return FAILED.includes(state);
}

/** Whether Constant Contact works on the activity no more. */
export function isFinished(activity: Activity): boolean {
	return activity.state === 'completed' || hasFailed(activity);
}

/**
 * The activity once it is finished, asked for at ever longer intervals, or as it is when patience
 * ends. Throws ApiFailure when it cannot be read.
 * @param patience in milliseconds
 */
export async function follow(
	api: ConstantContactApi,
	started: Activity,
	patience = PATIENCE_MS,
): Promise<Activity> {
	return await askWhileUndone<Activity>(
		api,
		started,
		async () => await readActivity(api, started.activity_id),
		isFinished,
		patience,
	);
}

/** The state of an activity now. Constant Contact keeps it for ten days. */
export async function readActivity(api: ConstantContactApi, id: string): Promise<Activity> {
	return await api.get(`/activities/${pathSegment(id)}`);
}

/**
 * What is left undone, as a failure for the user, or undefined when all is done. An activity that is
 * completed may have left rows out: only its counters and errors tell.
 */
export function shortfall(activity: Activity, patience = PATIENCE_MS): ApiFailure | undefined {
	const { activity_id: id, state } = activity;
	if (!isFinished(activity)) {
		return new ApiFailure(
			`Constant Contact has not finished activity ${id} within ${patience / 60_000} minutes`,
			"It goes on by itself. To see how far it is, use Activity → Get with this ID; to run without waiting, switch off 'Wait for Completion'",
		);
	}
	const problems = [...refusedRows(activity), ...undoneItems(activity), ...errorsOf(activity)];
	if (state === 'completed' && problems.length === 0) return undefined;
	const details = problems.join('; ').slice(0, DETAIL_LIMIT);
	return new ApiFailure(
		`Constant Contact did not do all of the work, activity ${id} is ${state}${details && `: ${details}`}`,
		hasFailed(activity)
			? 'Run the workflow again. If it stays so, look into the account at Constant Contact'
			: 'The rest is done. Correct the rows in question and run them again; who has unsubscribed can only come back by a sign-up form',
	);
}

/** Waits until the activity has done all of its work. Throws ApiFailure when it has not. */
export async function waitForActivity(
	api: ConstantContactApi,
	started: Activity,
): Promise<Activity> {
	const activity = await follow(api, started);
	const failure = shortfall(activity);
	if (failure) throw failure;
	return activity;
}

function refusedRows({ status = {} }: Activity): string[] {
	return Object.entries(REFUSED)
		.map(([counter, words]) => ({ count: status[counter] ?? 0, words }))
		.filter(({ count }) => count > 0)
		.map(({ count, words: [one, several] }) => `${count} ${count === 1 ? one : several}`);
}

function undoneItems({ status = {} }: Activity): string[] {
	const { items_total_count: total, items_completed_count: done } = status;
	if (total === undefined || done === undefined || done >= total) return [];
	return [`${done} of ${total} were done`];
}

function errorsOf({ activity_errors = [] }: Activity): string[] {
	return activity_errors.map((error) => {
		const { message } = Object(error) as { message?: unknown };
		return String(message ?? error);
	});
}
