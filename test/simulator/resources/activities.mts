import type { FastifyInstance } from 'fastify';
import { timestamp, type Account, type Activity } from '../account.mts';
import { notFound } from '../errors.mts';

export function addActivities(app: FastifyInstance): void {
	const read = { scope: 'contact_data', privilege: 'contacts:write' };

	app.get('/activities/:activity_id', { config: read }, ({ account, params }) => {
		const activity = account.activities.get((params as { activity_id: string }).activity_id);
		if (!activity) throw notFound('activity_id is unknown');
		return activity;
	});
}

/** Starts work that is done after the account's `activityMs`. */
export function startActivity(account: Account, work: () => void): Activity {
	const activity_id = account.newId();
	const now = timestamp();
	const activity: Activity = {
		activity_id,
		state: 'initialized',
		created_at: now,
		updated_at: now,
		percent_done: 0,
		activity_errors: [],
		_links: { self: { href: `/v3/activities/${activity_id}` } },
	};
	account.activities.set(activity_id, activity);
	const accepted = structuredClone(activity);
	Object.assign(activity, { state: 'processing', started_at: now });
	setTimeout(() => {
		work();
		const done = timestamp();
		Object.assign(activity, {
			state: 'completed',
			percent_done: 100,
			completed_at: done,
			updated_at: done,
			status: { items_total_count: 1, items_completed_count: 1 },
		});
	}, account.settings.activityMs).unref();
	return accepted;
}
