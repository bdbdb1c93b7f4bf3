import { filters, options } from '../../parameters/groups';
import { campaignName, includeNames } from '../../parameters/campaign/campaign-names';
import { readParameter, readValue } from '../../parameters/parameter';
import { momentField, period } from '../../parameters/period';
import { simplify } from '../../parameters/simplify';
import { countsIn } from '../../transport/counts';
import { SUMMARIES } from '../../transport/reports';
import { getReport } from '../plain/get-report';
import { resultsNotice } from './notices';
import { summaryOf } from './summary';

const sent = period(
	[
		momentField('Sent After', 'sentAfter', 'Campaigns last sent at this moment or after it'),
		momentField('Sent Before', 'sentBefore', 'Campaigns last sent before this moment'),
	],
	'filters',
);

/** Report → Get Many: those of each campaign that was sent, the latest first. */
export const getAll = getReport({
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Reporting/getAllBulkEmailCampaignSummaries',
	access: ['ui:campaign:metrics', 'campaign:read'],
	fields: [
		[resultsNotice],
		[simplify.field, ...filters(sent.parameters).fields, ...options({ includeNames }).fields],
	],
	time: 'last_sent_date',
	between: sent,
	ask: (node, item, api) => {
		const isSimple = readParameter(node, item, simplify);
		const isNamed = readValue(node, item, includeNames, 'options');
		return [
			{
				report: SUMMARIES,
				present: async (row) => {
					const name = isNamed ? await campaignName(api, row.campaign_id) : undefined;
					if (isSimple) return summaryOf(row, name);
					const { campaign_id, unique_counts, ...rest } = row;
					const counts = { unique_counts: countsIn(unique_counts) };
					return { campaign_id, ...(name !== undefined && { name }), ...rest, ...counts };
				},
			},
		];
	},
});
