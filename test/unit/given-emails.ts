import type { IDataObject } from 'n8n-workflow';
import { refused } from './given-answers';
import { DAY, HOUR, MINUTE, START, iso, now, pass } from './given-clock';
import { GivenTrigger, type Answers } from './given-trigger';

export { DAY, HOUR, MINUTE, START, iso, pass };

/** An opening by this contact, a moment from now. */
export const opening = (contact: string, time = now() + 1) => ({
	contact_id: contact,
	created_time: iso(time),
});
export const SUMMARIES = '/reports/summary_reports/email_campaign_summaries';
export const reportOf = (email: string) => `/reports/email_reports/${email}/tracking/opens`;

interface Account {
	/** Those that the list of campaigns shows: what has changed in the last 14 days. */
	campaigns: IDataObject[];
	/** When each was sent last. */
	sent: Record<string, number | string | undefined>;
	/** The openings of each email, the newest first. */
	openings: Record<string, IDataObject[]>;
	/** The details of campaigns that are not a campaign `x` with an email `x1`. */
	details: Record<string, object>;
	/** Paths that fail. */
	failing: Record<string, number>;
}

/** A trigger on openings in an account with these campaigns. */
export function opened(given: Partial<Account> = {}, filters: IDataObject = {}, more: object = {}) {
	const account: Account = {
		campaigns: [],
		sent: {},
		openings: {},
		details: {},
		failing: {},
		...given,
	};
	const answers: Answers = (path) => {
		const [, report] = /^\/reports\/email_reports\/(.*)\/tracking\/opens$/.exec(path) ?? [];
		const [, campaign] = /^\/emails\/(.*)$/.exec(path) ?? [];
		if (account.failing[path]) return refused(account.failing[path]);
		if (report) return { tracking_activities: account.openings[report] ?? [] };
		if (campaign) {
			return (
				account.details[campaign] ?? {
					campaign_id: campaign,
					name: `News ${campaign}`,
					campaign_activities: [{ campaign_activity_id: `${campaign}1`, role: 'primary_email' }],
				}
			);
		}
		if (path === '/emails') return { campaigns: account.campaigns };
		const summaries = Object.entries(account.sent).map(([campaign_id, time]) => ({
			campaign_id,
			last_sent_date: typeof time === 'number' ? iso(time) : time,
		}));
		return { bulk_email_campaign_summaries: summaries };
	};
	const settings = { now, ahead: 0, ...more };
	const trigger = new GivenTrigger({ triggerOn: ['emailOpened'], filters }, answers, settings);
	const poll = async (passed = MINUTE) => {
		pass(passed);
		return await trigger.poll();
	};
	/** The emails whose reports the latest poll has read. */
	const read = () =>
		trigger.paths.flatMap((path) => /email_reports\/(.*)\/tracking/.exec(path)?.[1] ?? []);
	return { trigger, account, poll, read };
}

export const who = (items: IDataObject[]) => items.map(({ contact_id }) => contact_id);
