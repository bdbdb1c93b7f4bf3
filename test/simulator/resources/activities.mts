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
		const found = [...account.activities.values()]
			.filter((activity) => !activity.hidden)
			.filter((activity) => state === undefined || activity.state === state)
			.reverse()
			.sort((one, other) => Date.parse(other.created_at) - Date.parse(one.created_at));
		const { nextLink } = account.switches;
		const page = pageOf(found, '/activities', query, { default: 50, max: 500 }, nextLink);
		return { activities: asListed(page.items), ...page.links };
	});

	app.get('/activities/:activity_id', { config: read }, ({ account, params }) => {
		const activity = account.activities.get((params as { activity_id: string }).activity_id);
		if (!activity || activity.hidden) throw notFound('activity_id is unknown');
		return shown(activity);
	});
}

function shown(activity: Activity): Activity {
	const answered = { ...activity };
	delete answered.hidden;
	return answered;
}

/** In a list, the service lets the self link of each activity name the last one of the page. */
function asListed(activities: Activity[]): Activity[] {
	const self = activities.at(-1)?._links.self;
	return activities.map((activity) => ({
		...shown(activity),
		_links: { ...activity._links, ...(self && { self }) },
	}));
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
 * @returns the activity as it is answered
 */
export function startActivity(account: Account, work: () => Outcome, links: object = {}): Activity {
	refuseFullQueue(account);
	const activity = newActivity(account.newId());
	Object.assign(activity._links, links);
	account.activities.set(activity.activity_id, activity);
	const accepted = { ...structuredClone(activity), percent_done: 1 };
	Object.assign(activity, { state: 'processing', started_at: timestamp() });
	const { activityMs, activityEnds } = account.settings;
	if (activityEnds === 'never') return accepted;
	setTimeout(() => {
		if (activityEnds === 'completed') finish(activity, 'completed', work());
		else finish(activity, activityEnds, { activity_errors: [`The activity is ${activityEnds}`] });
	}, activityMs).unref();
	return accepted;
}

/**
 * Starts the deletion of a list or a tag. It is answered with a self link of the service's inside.
 * @param version of the service inside, which the link names
 */
export function startDeletion(
	account: Account,
	version: 'v3' | 'v4',
	work: () => Outcome,
): Activity {
	const started = startActivity(account, work);
	const { activity_id } = started;
	const stored = account.activities.get(activity_id);
	if (stored) stored.hidden = account.switches.listDeletion === 'unknown';
	const href = `/contacts-service/${version}/accounts/1234567890123/activities/${activity_id}`;
	return { ...started, _links: { self: { href } } };
}

function refuseFullQueue(account: Account): void {
	const waiting = [...account.activities.values()].filter(({ state }) =>
		['initialized', 'processing'].includes(state),
	);
	if (waiting.length >= account.settings.limits.queuedActivities) {
		throw queueFull(account.switches.queueFullKey);
	}
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
