import type { FastifyInstance } from 'fastify';
import { badRequest } from '../errors.mts';
import { LINK_FORMS, pageOf } from '../paging.mts';
import { checked, inCountForm, inOrder, inPercentForm, METRICS } from './report-rows.mts';

const PATH = '/reports/summary_reports/sms_campaign_summaries';
const LIMITS = { default: 50, max: 50 };

/** The report about campaigns of text messages. */
export function addSmsReports(app: FastifyInstance): void {
	app.get(PATH, { config: METRICS }, ({ account, query: given }) => {
		const query = checked(given, 'start_at', 'end_at');
		const [start, end] = [query.start_at ?? '', query.end_at ?? '9999'].map((at) => Date.parse(at));
		if (Number.isNaN(start + end)) throw badRequest('start_at is required');
		const sent = account.smsCampaigns.filter(({ last_sent_date }) => {
			const at = Date.parse(last_sent_date);
			return at >= start && at <= end;
		});
		const found = inOrder(sent, account.switches.summariesOrder, (each) => each.last_sent_date);
		const page = pageOf(found, PATH, query, LIMITS, LINK_FORMS[account.switches.summariesLink]);
		return {
			bulk_sms_campaign_summaries: page.items.map(({ unique_counts, ...campaign }) => ({
				...campaign,
				unique_counts: inCountForm(account, unique_counts),
			})),
			aggregate_percents: inPercentForm(account, {
				deliver: 0,
				click: 0,
				bounce: 0,
				unsubscribe: 0,
			}),
			...page.links,
		};
	});
}
