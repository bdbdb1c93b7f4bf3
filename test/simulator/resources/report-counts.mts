import type { Account, TrackingActivity } from '../account.mts';
import { knownRows, percent } from './report-rows.mts';

const DEVICES = ['computer', 'mobile', 'tablet', 'other', 'none'];

/** Counts what contacts have done with these emails. */
export class Counter {
	private readonly rows: TrackingActivity[];

	constructor(account: Account, activityIds: string[]) {
		const ids = new Set(activityIds);
		this.rows = knownRows(account, ({ campaign_activity_id }) => ids.has(campaign_activity_id));
	}

	/** How many contacts have, such as `em_opens`. */
	unique(type: string): number {
		return new Set(this.all(type).map(({ contact_id }) => contact_id)).size;
	}

	all(type: string): TrackingActivity[] {
		return this.rows.filter((row) => row.tracking_activity_type === type);
	}

	get notOpened(): number {
		const [sends, opens, bounces] = ['em_sends', 'em_opens', 'em_bounces'].map((type) =>
			this.unique(type),
		);
		return Math.max(0, sends - opens - bounces);
	}

	/** The `stats` of a campaign or an email. */
	get stats(): Record<string, number> {
		const byDevice = (type: string) => {
			const rows = this.all(type);
			const on = (device: string) => rows.filter((row) => (row.device_type ?? 'none') === device);
			return Object.fromEntries([
				[`${type}_all`, rows.length],
				...DEVICES.map((device) => [`${type}_all_${device}`, on(device).length]),
			]) as Record<string, number>;
		};
		const kinds = ['sends', 'opens', 'clicks', 'forwards', 'optouts', 'bounces'];
		const unique = kinds.map((kind) => [`em_${kind}`, this.unique(`em_${kind}`)]);
		return {
			...(Object.fromEntries(unique) as Record<string, number>),
			em_not_opened: this.notOpened,
			...byDevice('em_opens'),
			...byDevice('em_clicks'),
		};
	}

	/** The `percents` of a campaign. Clicks are of those who have opened it. */
	get percents() {
		const { em_sends, em_opens, em_clicks, em_bounces, em_optouts, em_not_opened } = this.stats;
		const reached = em_sends - em_bounces;
		return {
			bounce: percent(em_bounces, em_sends),
			click: percent(em_clicks, em_opens),
			did_not_open: percent(em_not_opened, reached),
			open: percent(em_opens, reached),
			unsubscribe: percent(em_optouts, reached),
		};
	}
}
