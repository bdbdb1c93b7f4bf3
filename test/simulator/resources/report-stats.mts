import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.mts';
import type { Campaign } from '../campaign.mts';
import { badRequest, ServiceError } from '../errors.mts';
import { inMilliseconds } from './email-store.mts';
import { Counter } from './report-counts.mts';
import { inCountForm, inPercentForm, METRICS, percent, refreshedAt } from './report-rows.mts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Stats of campaigns, and of their emails. */
export function addReportStats(app: FastifyInstance): void {
	addPerformance(app);

	app.get('/reports/stats/email_campaigns/:ids', { config: METRICS }, ({ account, params }) => {
		const ids = idsIn(params, 150);
		const campaigns = ids.map((id) => account.campaigns.get(id));
		if (campaigns.includes(undefined)) throw unknownCampaigns();
		return {
			results: (campaigns as Campaign[]).map(({ campaign_id, campaign_activities }) => {
				const emails = campaign_activities.map((each) => each.campaign_activity_id);
				const { percents } = new Counter(account, emails);
				return {
					campaign_id,
					...statsOf(account, emails),
					percents: inPercentForm(account, percents),
				};
			}),
			errors: [],
		};
	});

	const ofEmails = '/reports/stats/email_campaign_activities/:ids';
	app.get(ofEmails, { config: METRICS }, ({ account, params }) => {
		const ids = idsIn(params, 10);
		if (!ids.every((id) => UUID.test(id))) throw unknownCampaigns();
		const found = ids.map((id) => [id, campaignWith(account, id)] as const);
		const isNamed = account.switches.statsErrors === 'nameId';
		return {
			results: found.flatMap(([id, campaign]) =>
				campaign
					? {
							campaign_activity_id: id,
							campaign_id: campaign.campaign_id,
							...statsOf(account, [id]),
						}
					: [],
			),
			errors: found.flatMap(([id, campaign]) =>
				campaign
					? []
					: {
							error_key: 'reportingsvc.not_found',
							error_message: `Could not find stats for ${isNamed ? id : 'some of the requested campaign activities'}.`,
						},
			),
		};
	});
}

/** The campaigns that were sent in a range, those first that have the most of something, or the least. */
function addPerformance(app: FastifyInstance): void {
	app.get('/reports/email_reports/campaign_performance', { config: METRICS }, (request) => {
		const { account, query } = request;
		const { start_at = '0', end_at = '9999', count = '5' } = query as Record<string, string>;
		const found = [...account.campaigns.values()]
			.filter(({ last_sent_date = '' }) => {
				const at = Date.parse(last_sent_date);
				return at >= Date.parse(start_at) && at <= Date.parse(end_at);
			})
			.map((campaign) => performanceOf(account, campaign));
		const listed = (sign: number) =>
			Object.fromEntries(
				MEASURES.map((by) => [
					by,
					[...found]
						.sort((one, other) => sign * (other.counts[by] - one.counts[by]))
						.slice(0, Number(count))
						.map(({ front, counts, exact }) => ({
							...front,
							...inCountForm(account, counts),
							...exact,
						})),
				]),
			);
		return { top: listed(1), bottom: listed(-1), errors: [] };
	});
}

const MEASURES = ['open_rate', 'opens', 'click_rate', 'clicks'] as const;

function performanceOf(account: Account, campaign: Campaign) {
	const { campaign_id, name: campaign_name, last_sent_date: last_send_date } = campaign;
	const emails = campaign.campaign_activities.map((each) => each.campaign_activity_id);
	const {
		em_opens: opens,
		em_clicks: clicks,
		em_sends,
		em_bounces,
	} = new Counter(account, emails).stats;
	const [open, click] = [opens, clicks].map((part) => percent(part, em_sends - em_bounces));
	return {
		front: { campaign_id, campaign_name, last_send_date },
		counts: { opens, clicks, open_rate: Math.round(open), click_rate: Math.round(click) },
		exact: { open_rate_precision_one: open, click_rate_precision_one: click },
	};
}

function idsIn(params: unknown, most: number): string[] {
	const ids = (params as { ids: string }).ids.split(',');
	if (ids.length > most) throw badRequest(`No more than ${String(most)} IDs are allowed`);
	return ids;
}

/** One that is unknown fails all. */
function unknownCampaigns(): ServiceError {
	return new ServiceError(404, [
		{
			error_key: 'reportingsvc.not_found.invalid_path_param.campaign_ids',
			error_message: 'Could not find any campaign stats for all requested campaigns.',
		},
	]);
}

function campaignWith(account: Account, activityId: string): Campaign | undefined {
	return [...account.campaigns.values()].find(({ campaign_activities }) =>
		campaign_activities.some((each) => each.campaign_activity_id === activityId),
	);
}

function statsOf(account: Account, emails: string[]) {
	const stats = Object.entries(inCountForm(account, new Counter(account, emails).stats));
	const isDotted = account.switches.statsKeys === 'dots';
	const nameOf = (name: string) =>
		isDotted ? name.replace(/_all(_|$)/, '.all$1').replace('all_', 'all.') : name;
	return {
		stats: Object.fromEntries(stats.map(([name, count]) => [nameOf(name), count])),
		last_refresh_time: inMilliseconds(refreshedAt(account)),
	};
}
