import type { IDataObject } from 'n8n-workflow';
import { momentOf } from '../polling/moment';
import type { Asked, TriggerEvent } from '../polling/reading';
import { idOf, pathSegment } from '../transport/api';
import { ApiFailure } from '../transport/api-failure';
import { CAMPAIGNS } from '../transport/collections';

const VALUE = 'campaignSent';

/** Reports may come late: they are made by another part of the service than the emails. */
const KEEP_MS = 2 * 86_400_000;

const KEPT = ['name', 'type', 'current_status', 'created_at', 'updated_at', 'campaign_activities'];

/**
 * Campaign Sent. The summary report dates each sending; a campaign that is sent again, as to those
 * who have not opened it, counts again. The report has no names, so each campaign is looked up.
 */
export const campaignSent: TriggerEvent = {
	readings: (asked) => [
		{
			path: '/reports/summary_reports/email_campaign_summaries',
			property: 'bulk_email_campaign_summaries',
			query: { limit: 50 },
			newestFirst: (summary) => timeOf(summary) ?? Infinity,
			observers: [
				{
					event: VALUE,
					memory: VALUE,
					keepMs: KEEP_MS,
					observe: (summary) => {
						const time = timeOf(summary);
						return time === undefined ? undefined : { id: idOf(summary.campaign_id), time };
					},
					present: async (summary) => await describe(asked, summary),
				},
			],
		},
	],
};

function timeOf({ last_sent_date }: IDataObject): number | undefined {
	return last_sent_date === undefined ? undefined : momentOf(last_sent_date);
}

async function describe({ api, isSimple }: Asked, summary: IDataObject): Promise<IDataObject> {
	const { campaign_id, last_sent_date, ...counts } = summary;
	const path = `${CAMPAIGNS.path}/${pathSegment(campaign_id)}`;
	const campaign = await api.get<IDataObject>(path).catch((failure: unknown) => {
		if (failure instanceof ApiFailure && failure.status === 404) return {} as IDataObject;
		throw failure;
	});
	const kept = isSimple ? KEPT.slice(0, 3) : KEPT;
	const details = kept.filter((name) => campaign[name] !== undefined);
	return {
		campaign_id,
		...Object.fromEntries(details.map((name) => [name, campaign[name]])),
		last_sent_date,
		...(!isSimple && counts),
	};
}
