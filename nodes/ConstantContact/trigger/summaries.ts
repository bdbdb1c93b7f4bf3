/** The report that dates each sending of a campaign; the latest come first. */
export const SUMMARIES = {
	path: '/reports/summary_reports/email_campaign_summaries',
	property: 'bulk_email_campaign_summaries',
};
