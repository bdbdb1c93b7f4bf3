import type { Switches } from '../simulator/switches.mts';

type Query = Record<string, string | undefined>;

/** A campaign with one email. */
export interface MailCampaign {
	campaign_id: string;
	name: string;
	updatedAt: number;
	sentAt: number;
	activityId: string;
}

/** What a contact does with an email. */
export interface MailActivity {
	activityId: string;
	kind: string;
	contact_id: string;
	/** When it happens, and when the report shows it. */
	at: number;
	shownAt: number;
}

const REPORT = /^\/reports\/email_reports\/([^/]+)\/tracking\/(\w+)$/;
const iso = (time: number) => new Date(time).toISOString();

/** Campaigns and their reports, as far as the trigger reads them, for many requests in a short time. */
export class Mail {
	readonly campaigns: MailCampaign[] = [];

	/** By the path of the report. */
	private readonly activities = new Map<string, MailActivity[]>();

	private readonly order: Switches['reportOrder'];

	constructor(order: Switches['reportOrder'] = 'newestFirst') {
		this.order = order;
	}

	track(activity: MailActivity): void {
		const key = `${activity.activityId} ${activity.kind}`;
		const known = this.activities.get(key) ?? [];
		known.push(activity);
		this.activities.set(key, known);
	}

	/** The answer to a request; undefined for what is not there. */
	answer(path: string, query: Query, now: number): object | undefined {
		const sent = this.campaigns.filter(({ sentAt }) => sentAt <= now);
		const report = REPORT.exec(path);
		if (path === '/emails') return page('campaigns', this.listed(query, now), query);
		if (path.startsWith('/emails/')) return this.details(path.slice('/emails/'.length));
		if (report) return page('tracking_activities', this.tracked(report, now), query);
		const summaries = sent
			.sort((one, other) => other.sentAt - one.sentAt)
			.map(({ campaign_id, sentAt }) => ({ campaign_id, last_sent_date: iso(sentAt) }));
		return page('bulk_email_campaign_summaries', summaries, query);
	}

	private listed({ after_date }: Query, now: number): object[] {
		return this.campaigns
			.filter(({ updatedAt }) => updatedAt <= now && updatedAt >= Date.parse(after_date ?? iso(0)))
			.map(({ campaign_id, name, updatedAt, sentAt }) => ({
				campaign_id,
				name,
				current_status: sentAt <= now ? 'Done' : 'Scheduled',
				updated_at: iso(updatedAt),
			}));
	}

	private details(id: string): object | undefined {
		const found = this.campaigns.find(({ campaign_id }) => campaign_id === id);
		if (!found) return undefined;
		const { campaign_id, name, activityId } = found;
		const activity = { campaign_activity_id: activityId, role: 'primary_email' };
		return { campaign_id, name, campaign_activities: [activity] };
	}

	private tracked([, activityId, kind]: RegExpExecArray, now: number): object[] {
		const key = `${activityId} ${kind}`;
		const by = this.order === 'byArrival' ? 'shownAt' : 'at';
		const sign = this.order === 'oldestFirst' ? 1 : -1;
		return (this.activities.get(key) ?? [])
			.filter(({ shownAt }) => shownAt <= now)
			.sort((one, other) => sign * (one[by] - other[by]))
			.map(({ contact_id, at }) => ({ contact_id, created_time: iso(at) }));
	}
}

/** One page; the cursor is the place where it begins. */
function page(property: string, all: object[], { limit = '50', cursor = '' }: Query): object {
	const [start, size] = (cursor || `0-${limit}`).split('-').map(Number);
	const end = start + size;
	const href = `/v3/any?cursor=${String(end)}-${String(size)}`;
	return {
		[property]: all.slice(start, end),
		...(end < all.length && { _links: { next: { href } } }),
	};
}
