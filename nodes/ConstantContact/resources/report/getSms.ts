import type { IDataObject } from 'n8n-workflow';
import { readParameter } from '../../parameters/parameter';
import { simplify } from '../../parameters/simplify';
import { countsIn, percentOf } from '../../transport/counts';
import { getReport } from '../plain/get-report';
import { sentFields, sentQuery } from './sent-between';

/** Report → Get SMS Campaign Results: those of each campaign of texts, the latest first. */
export const getSms = getReport({
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/SMS_Reporting/getAllBulkSmsCampaignSummaries',
	access: ['ui:campaign:metrics'],
	fields: [sentFields, [simplify.field]],
	time: 'last_sent_date',
	ask: (node, item) => [
		{
			report: {
				path: '/reports/summary_reports/sms_campaign_summaries',
				property: 'bulk_sms_campaign_summaries',
			},
			query: sentQuery(node, item),
			pageSize: 50,
			present: readParameter(node, item, simplify)
				? flat
				: ({ unique_counts, ...row }) => ({ ...row, unique_counts: countsIn(unique_counts) }),
		},
	],
});

/** One row, with the rate in percent of the texts that have arrived. */
function flat({
	campaign_id,
	campaign_name: name,
	campaign_type: type,
	unique_counts,
	...row
}: IDataObject): IDataObject {
	const counts = countsIn(unique_counts);
	const click_rate = percentOf(counts.clicks, counts.delivers);
	return { campaign_id, name, type, ...row, ...counts, click_rate };
}
