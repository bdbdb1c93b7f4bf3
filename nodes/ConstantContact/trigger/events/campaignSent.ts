import type { IDataObject } from 'n8n-workflow';
import { momentOf } from '../../transport/moment';
import type { Asked, TriggerEvent } from '../reading';
import { SUMMARIES } from '../../transport/reports';
import { REPORT_KEEP_MS } from '../tracking';
import { pathSegment } from '../../transport/api';
import { ApiFailure } from '../../transport/api-failure';
import { CAMPAIGNS } from '../../transport/collections';

const VALUE = 'campaignSent';

const KEPT = ['name', 'type', 'current_status', 'created_at', 'updated_at', 'campaign_activities'];

/**
 * Campaign Sent. The summary report dates each sending; a campaign that is sent again, as to those
 * who have not opened it, counts again. The report has no names, so each campaign is looked up.
 */
export const campaignSent: TriggerEvent = {
	readings: (asked) => [
		{
			...SUMMARIES,
			query: { limit: 50 },
			newestFirst: ({ last_sent_date }) => momentOf(last_sent_date),
			observers: [
				{
					event: VALUE,
					memory: VALUE,
					keepMs: REPORT_KEEP_MS,
					observe: ({ campaign_id, last_sent_date }) => {
						const time = momentOf(last_sent_date);
						if (typeof campaign_id !== 'string' || time === undefined) return undefined;
						return { id: campaign_id, time };
					},
					asksEach: true,
					present: async (summary) => await withCampaign(asked, summary),
				},
			],
		},
	],
};

async function withCampaign({ api, isSimple }: Asked, summary: IDataObject): Promise<IDataObject> {
	const { campaign_id, last_sent_date, ...counts } = summary;
	const path = `${CAMPAIGNS.path}/${pathSegment(campaign_id)}`;
	const campaign = await api.get<IDataObject>(path).catch((failure: unknown) => {
		if (failure instanceof ApiFailure && failure.status === 404) return {} as IDataObject;
		throw failure;
	});
	const kept = isSimple ? KEPT.slice(0, 3) : KEPT;
	const details = kept.filter((name) => (campaign[name] ?? undefined) !== undefined);
	return {
		campaign_id,
		...Object.fromEntries(details.map((name) => [name, campaign[name]])),
		last_sent_date,
		...(!isSimple && counts),
	};
}
