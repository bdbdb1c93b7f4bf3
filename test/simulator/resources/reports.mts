import type { FastifyInstance } from 'fastify';
import type { Account, TrackingActivity } from '../account.mts';
import type { Campaign } from '../campaign.mts';
import { badRequest } from '../errors.mts';
import { firstQueryByOffset, LINK_FORMS, pageOf } from '../paging.mts';

type Query = Record<string, string | undefined>;

const KINDS = ['sends', 'opens', 'clicks', 'bounces', 'optouts'];
const SUMMARIES = '/reports/summary_reports/email_campaign_summaries';

/** Reports about email campaigns. */
export function addReports(app: FastifyInstance): void {
	const read = { scope: 'campaign_data', privilege: 'ui:campaign:metrics' };

	for (const kind of KINDS) {
		const path = `/reports/email_reports/:campaign_activity_id/tracking/${kind}`;
		app.get(path, { config: read }, ({ account, params, query: given }) => {
			const { campaign_activity_id } = params as { campaign_activity_id: string };
			const query = checked(given as Query);
			const found = inOrder(
				account,
				account.tracking.filter(
					(each) =>
						each.campaign_activity_id === campaign_activity_id &&
						each.tracking_activity_type === `em_${kind}`,
				),
			);
			const url = path.replace(':campaign_activity_id', campaign_activity_id);
			const form = LINK_FORMS[account.switches.trackingLink];
			const page = pageOf(found, url, query, LIMITS, form);
			// Some of these reports have to have links, be there a next page or not.
			return { tracking_activities: page.items, _links: {}, ...page.links };
		});
	}

	app.get(SUMMARIES, { config: read }, ({ account, query: given }) => {
		const query = checked(given as Query);
		const found = [...account.campaigns.values()]
			.flatMap(({ last_sent_date, ...rest }) =>
				last_sent_date ? [{ ...rest, last_sent_date }] : [],
			)
			.sort((one, other) => Date.parse(other.last_sent_date) - Date.parse(one.last_sent_date));
		const limits = { default: 50, max: 500 };
		const form = LINK_FORMS[account.switches.summariesLink];
		const page = pageOf(found, SUMMARIES, query, limits, form);
		return {
			bulk_email_campaign_summaries: page.items.map((campaign) => ({
				campaign_id: campaign.campaign_id,
				campaign_type: campaign.type,
				last_sent_date: campaign.last_sent_date,
				unique_counts: countsOf(account, campaign),
			})),
			aggregate_percents: PERCENTS,
			...page.links,
		};
	});
}

const LIMITS = { default: 500, max: 500 };
const PERCENTS = { click: 0, open: 0, did_not_open: 0, bounce: 0, unsubscribe: 0 };

/** How many contacts did what, once each. */
function countsOf({ tracking }: Account, { campaign_activities }: Campaign): object {
	const ids = new Set(campaign_activities.map((each) => each.campaign_activity_id));
	const count = (kind: string) => {
		const found = tracking.filter(
			(each) => ids.has(each.campaign_activity_id) && each.tracking_activity_type === `em_${kind}`,
		);
		return new Set(found.map(({ contact_id }) => contact_id)).size;
	};
	const [sends, opens] = [count('sends'), count('opens')];
	return {
		sends,
		opens,
		clicks: count('clicks'),
		forwards: count('forwards'),
		optouts: count('optouts'),
		abuse: 0,
		bounces: count('bounces'),
		not_opened: Math.max(0, sends - opens),
	};
}

/** In the order of the account's side of the switch. */
function inOrder({ switches }: Account, tracking: TrackingActivity[]): TrackingActivity[] {
	if (switches.reportOrder === 'byArrival') return [...tracking].reverse();
	const sign = switches.reportOrder === 'oldestFirst' ? -1 : 1;
	const time = ({ created_time }: TrackingActivity) => Date.parse(created_time);
	return [...tracking].sort((one, other) => sign * (time(other) - time(one)));
}

function checked(given: Query): Query {
	const query = firstQueryByOffset(given);
	const unknown = Object.keys(query).find((name) => !['limit', 'next'].includes(name));
	if (unknown !== undefined) throw badRequest(`${unknown} is not a known parameter`);
	return query;
}
