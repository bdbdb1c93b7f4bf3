import type { FastifyInstance } from 'fastify';
import { timestamp, type Account, type Activity } from '../account.mts';
import { badRequest, notFound, queueFull } from '../errors.mts';
import { firstQuery, pageOf } from '../paging.mts';

const STATES = ['processing', 'completed', 'cancelled', 'failed', 'timed_out'];

export function addActivities(app: FastifyInstance): void {
	const read = { scope: 'contact_data', privilege: 'contacts:write' };

	app.get('/activities', { config: read }, ({ account, query: given }) => {
		const query = firstQuery(given as Record<string, string | undefined>);
		const { state } = query;
		if (state !== undefined && !STATES.includes(state)) {
			throw badRequest('state does not have a valid value');
		}
		const found = [...account.activities.values()].filter(
			(activity) => state === undefined || activity.state === state,
		);
		const { nextLink } = account.switches;
		const page = pageOf(found, '/activities', query, { default: 50, max: 500 }, nextLink);
		return { activities: page.items, ...page.links };
	});

	app.get('/activities/:activity_id', { config: read }, ({ account, params }) => {
		const activity = account.activities.get((params as { activity_id: string }).activity_id);
		if (!activity) throw notFound('activity_id is unknown');
		return activity;
	});
}

/** Puts an activity into the account as it is given, for seeds. */
export function addActivity(
	account: Account,
	{ becomes, ...given }: Partial<Activity> & { becomes?: string },
): void {
	const { status, activity_errors = [] } = given;
	const activity = { ...newActivity(given.activity_id ?? account.newId()), ...given };
	account.activities.set(activity.activity_id, activity);
	if (!becomes) return;
	const outcome = { activity_errors, ...(status && { status }) };
	setTimeout(() => finish(activity, becomes, outcome), account.settings.activityMs).unref();
}

/** What a finished activity tells besides its state. */
export type Outcome = Pick<Partial<Activity>, 'status' | 'activity_errors' | '_links'>;

/**
 * Starts work that is done after the account's `activityMs`, unless the account's activities end
 * otherwise. Throws when too many wait.
 * @param work does it, and tells what becomes of it
 * @param links known from the beginning
 */
export function startActivity(account: Account, work: () => Outcome, links: object = {}): Activity {
	refuseFullQueue(account);
	const activity = newActivity(account.newId());
	Object.assign(activity._links, links);
	account.activities.set(activity.activity_id, activity);
	const accepted = structuredClone(activity);
	Object.assign(activity, { state: 'processing', started_at: timestamp() });
	const { activityMs, activityEnds } = account.settings;
	if (activityEnds === 'never') return accepted;
	setTimeout(() => {
		if (activityEnds === 'completed') finish(activity, 'completed', work());
		else finish(activity, activityEnds, { activity_errors: [`The activity is ${activityEnds}`] });
	}, activityMs).unref();
	return accepted;
}

function refuseFullQueue(account: Account): void {
	const waiting = [...account.activities.values()].filter(({ state }) =>
		['initialized', 'processing'].includes(state),
	);
	if (waiting.length >= account.settings.limits.queuedActivities) throw queueFull();
}

function newActivity(activity_id: string): Activity {
	const now = timestamp();
	return {
		activity_id,
		state: 'initialized',
		created_at: now,
		updated_at: now,
		percent_done: 0,
		activity_errors: [],
		_links: { self: { href: `/v3/activities/${activity_id}` } },
	};
}

function finish(activity: Activity, state: string, { _links, ...outcome }: Outcome = {}): void {
	const now = timestamp();
	Object.assign(activity._links, _links);
	Object.assign(activity, {
		state,
		percent_done: 100,
		completed_at: now,
		updated_at: now,
		status: { items_total_count: 1, items_completed_count: 1 },
		...outcome,
	});
}
