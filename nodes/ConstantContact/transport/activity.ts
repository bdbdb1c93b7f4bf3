import { numberOf } from '../input/numbers';
import { pathSegment, type ConstantContactApi } from './api';
import { ApiFailure } from './api-failure';
import { askWhileUndone, PATIENCE_MS } from './patience';
import { textsIn } from './read-failure';

/** A job that Constant Contact works off by itself; only what the node reads. Most of it may be missing. */
export interface Activity {
	activity_id: string;
	state: string;
	/** Texts, or objects with a `message`. */
	activity_errors?: unknown;
	/** Counters, which differ by the kind of activity; an empty object, or some of them. */
	status?: unknown;
	_links?: { results?: { href?: unknown } };
}

/** What a line of an import is to the user. The heading is line 1; undefined for a line that is none. */
export type NameLine = (line: number) => string | undefined;

const FAILED = ['cancelled', 'failed', 'timed_out'];
const DETAIL_LIMIT = 500;

/** Who joins no list because they have unsubscribed; their rows are imported all the same. */
const UNSUBSCRIBED = {
	cannot_add_to_list_count: [
		'contact has unsubscribed and was not added to the lists',
		'contacts have unsubscribed and were not added to the lists',
	],
} as const;

/** What an import could not do with some rows, by the counter that tells how many. */
const REFUSED = {
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

/** Whether the counters say that nothing was done of what was to be done. */
export function didNothing(activity: Activity): boolean {
	const total = counterOf(activity, 'items_total_count') ?? 0;
	return total > 0 && counterOf(activity, 'items_completed_count') === 0;
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
		async () => await readActivity(api, started),
		isFinished,
		patience,
	);
}

/**
 * The activity now, as far as the answer tells it. Constant Contact keeps it for ten days.
 * @param known what is known of it
 */
export async function readActivity(api: ConstantContactApi, known: Activity): Promise<Activity> {
	const { activity_id, state } = known;
	const now: Partial<Activity> = await api.get(`/activities/${pathSegment(activity_id)}`);
	return { state, ...now, activity_id: now.activity_id ?? activity_id };
}

/** The ID of the file of a finished export. Only the ID of the link is taken; it may name another host. */
export function exportIdOf({ activity_id, _links }: Activity): string {
	const { href } = Object(_links?.results) as { href?: unknown };
	const path = typeof href === 'string' ? href.split(/[?#]/)[0].replace(/\/+$/, '') : '';
	return path.split('/').pop() || activity_id;
}

/**
 * What is left undone, as a failure for the user, or undefined when all is done. An activity that is
 * completed may have left rows out: only its counters and errors tell. That people stay unsubscribed is
 * no failure by itself, or an import that runs each night would fail each night: see `optedOut`.
 * @param sent of an import: what names the lines that its errors speak of, and how many rows it has
 */
export function shortfall(
	activity: Activity,
	patience = PATIENCE_MS,
	{ nameLine, rowCount }: { nameLine?: NameLine; rowCount?: number } = {},
): ApiFailure | undefined {
	const { activity_id: id, state } = activity;
	if (!isFinished(activity)) {
		return new ApiFailure(
			`Constant Contact has not finished activity ${id} within ${patience / 60_000} minutes`,
			"The activity continues by itself. To check on it, use Activity → Get with this ID; to run without waiting, switch off 'Wait for Completion'",
		);
	}
	const problems = [
		...counted(activity, REFUSED),
		...undoneItems(activity),
		...errorTexts(activity, nameLine),
	];
	if (state === 'completed' && problems.length === 0) return undefined;
	const details = inShort([...optedOut(activity), ...problems]);
	return new ApiFailure(
		`${rowsDone(activity, rowCount)}Constant Contact did not do all of the work, activity ${id} is ${state}${details && `: ${details}`}`,
		hasFailed(activity)
			? 'Run the workflow again. If it happens again, look at the account in Constant Contact'
			: `${didNothing(activity) ? '' : 'The rest is done. '}Correct the rows in question and run them again; people who have unsubscribed can only come back through a sign-up form`,
	);
}

/** How many people joined no list because they have unsubscribed, in words for `warnings`. */
export function optedOut(activity: Activity): string[] {
	return counted(activity, UNSUBSCRIBED);
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

function counted(
	activity: Activity,
	wordsFor: Record<string, readonly [one: string, several: string]>,
): string[] {
	return Object.entries(wordsFor)
		.map(([counter, words]) => ({ count: counterOf(activity, counter) ?? 0, words }))
		.filter(({ count }) => count > 0)
		.map(({ count, words: [one, several] }) => `${count} ${count === 1 ? one : several}`);
}

/** What an import leads with when rows were refused, as where the node itself refuses them. */
function rowsDone(activity: Activity, rowCount: number | undefined): string {
	const refused = ['error_count', 'correctable_count']
		.map((counter) => counterOf(activity, counter) ?? 0)
		.reduce((sum, count) => sum + count, 0);
	if (rowCount === undefined || refused === 0 || hasFailed(activity)) return '';
	return `${Math.max(rowCount - refused, 0)} of ${rowCount} rows were imported. `;
}

function undoneItems(activity: Activity): string[] {
	const total = counterOf(activity, 'items_total_count');
	const done = counterOf(activity, 'items_completed_count');
	if (total === undefined || done === undefined || done >= total) return [];
	return [`${done} of ${total} were done`];
}

function counterOf({ status }: Activity, name: string): number | undefined {
	return numberOf((Object(status) as Record<string, unknown>)[name]);
}

function errorTexts({ activity_errors: errors }: Activity, nameLine?: NameLine): string[] {
	return [errors].flat().flatMap((error) => {
		if (error === undefined || error === null || error === '') return [];
		if (typeof error === 'object' && Object.keys(error).length === 0) return [];
		const texts = textsIn(typeof error === 'number' ? String(error) : error);
		if (texts.length === 0) return ['an error without a text'];
		return nameLine ? texts.map((text) => withLinesNamed(text, nameLine)) : texts;
	});
}

function withLinesNamed(text: string, nameLine: NameLine): string {
	return text.replace(/\bline:?\s+#?(\d+)\b/gi, (all, line) => nameLine(Number(line)) ?? all);
}

/** As many texts as an error of n8n should carry, and how many there are besides. */
function inShort(texts: string[]): string {
	let length = 0;
	const shown = texts.filter((text, index) => {
		length += text.length + 2;
		return index === 0 || length <= DETAIL_LIMIT;
	});
	const rest = texts.length - shown.length;
	const joined = shown.map((text) => text.slice(0, DETAIL_LIMIT)).join('; ');
	return rest === 0 ? joined : `${joined}; and ${rest} more`;
}
