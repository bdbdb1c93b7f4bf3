import type { FastifyInstance } from 'fastify';
import { timestamp, type Account, type Activity } from '../account.mts';
import { badRequest, notFound } from '../errors.mts';
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
	const activity = { ...newActivity(given.activity_id ?? account.newId()), ...given };
	account.activities.set(activity.activity_id, activity);
	if (becomes) setTimeout(() => finish(activity, becomes), account.settings.activityMs).unref();
}

/** Starts work that is done after the account's `activityMs`. */
export function startActivity(account: Account, work: () => void): Activity {
	const activity = newActivity(account.newId());
	account.activities.set(activity.activity_id, activity);
	const accepted = structuredClone(activity);
	Object.assign(activity, { state: 'processing', started_at: timestamp() });
	setTimeout(() => {
		work();
		finish(activity, 'completed');
	}, account.settings.activityMs).unref();
	return accepted;
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

function finish(activity: Activity, state: string): void {
	const now = timestamp();
	Object.assign(activity, {
		state,
		percent_done: 100,
		completed_at: now,
		updated_at: now,
		status: { items_total_count: 1, items_completed_count: 1 },
	});
}
