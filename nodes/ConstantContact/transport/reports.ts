import { pathSegment } from './api';

/** A report that comes in pages, by its documentation the latest first. */
export interface PagedReport {
	path: string;
	/** Where in an answer the rows are. */
	property: string;
}

/** The results of all campaigns that were sent, with the date of the latest sending. */
export const SUMMARIES: PagedReport = {
	path: '/reports/summary_reports/email_campaign_summaries',
	property: 'bulk_email_campaign_summaries',
};

/** The largest page of reports about emails and landing pages. */
export const REPORT_PAGE = 500;

/** What contacts have done with an email, as it stands in the path of the report. */
export type TrackedKind =
	| 'sends'
	| 'opens'
	| 'unique_opens'
	| 'didnotopens'
	| 'clicks'
	| 'forwards'
	| 'optouts'
	| 'bounces';

/** What contacts have done with one email of a campaign. */
export function trackingReport(activityId: string, kind: TrackedKind): PagedReport {
	return {
		path: `/reports/email_reports/${pathSegment(activityId)}/tracking/${kind}`,
		property: 'tracking_activities',
	};
}

/**
 * A row of such a report with its campaign in front.
 * @param name left out where it is not known
 */
export function trackedRow<T extends object>(campaignId: string, name: string, row: T) {
	return { campaign_id: campaignId, ...(name && { campaign_name: name }), ...row };
}
