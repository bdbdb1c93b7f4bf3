import type { FastifyInstance } from 'fastify';
import type { Account, TrackingActivity } from '../account.mts';
import type { Campaign } from '../campaign.mts';
import { badRequest } from '../errors.mts';
import { LINK_FORMS, pageOf } from '../paging.mts';
import { activityOf } from './email-store.mts';
import { Counter } from './report-counts.mts';
import {
	checked,
	inCountForm,
	inOrder,
	inPercentForm,
	latestOf,
	METRICS,
	rowsOf,
} from './report-rows.mts';

/** The reports about one email, and what narrows them. */
const KINDS = {
	sends: [],
	opens: [],
	unique_opens: [],
	didnotopens: [],
	clicks: ['url_id'],
	forwards: [],
	optouts: [],
	bounces: ['bounce_code'],
} as const;
const LIMITS = { default: 500, max: 500 };
const SUMMARIES = '/reports/summary_reports/email_campaign_summaries';

/** Reports about email campaigns. */
export function addReports(app: FastifyInstance): void {
	for (const [kind, filters] of Object.entries(KINDS)) {
		const path = `/reports/email_reports/:campaign_activity_id/tracking/${kind}`;
		app.get(path, { config: METRICS }, ({ account, params, query: given }) => {
			const { campaign_activity_id } = params as { campaign_activity_id: string };
			const query = checked(given, ...filters);
			const wanted = filters.map(
				(name) => [name, ([query[name] ?? []] as unknown[]).flat()] as const,
			);
			const found = tracked(account, campaign_activity_id, kind).filter((row) =>
				wanted.every(([name, values]) => values.length === 0 || values.includes(row[name])),
			);
			const url = path.replace(':campaign_activity_id', campaign_activity_id);
			const form = LINK_FORMS[account.switches.trackingLink];
			const page = pageOf(found, url, query, LIMITS, form);
			// Some of these reports have to have links, be there a next page or not.
			return { tracking_activities: page.items, _links: {}, ...page.links };
		});
	}

	const links = '/reports/email_reports/:campaign_activity_id/links';
	app.get(links, { config: METRICS }, ({ account, params, query }) => {
		const { campaign, campaign_activity_id } = activityOf(account, params);
		const { no_clicks = 'false', ...others } = query as Record<string, string>;
		if (Object.keys(others).length > 0) throw badRequest('A parameter is not known');
		const counts = linksOf(account, campaign, campaign_activity_id);
		return {
			campaign_activity_id,
			link_click_counts: counts
				.filter(({ unique_clicks }) => no_clicks === 'true' || unique_clicks > 0)
				.map(({ unique_clicks, ...link }) => ({
					...link,
					...inCountForm(account, { unique_clicks }),
				})),
		};
	});

	app.get(SUMMARIES, { config: METRICS }, ({ account, query: given }) => {
		const query = checked(given);
		const sent = [...account.campaigns.values()].flatMap(({ last_sent_date, ...rest }) =>
			last_sent_date ? [{ ...rest, last_sent_date }] : [],
		);
		const found = inOrder(sent, account.switches.summariesOrder, (each) => each.last_sent_date);
		const limits = { default: 50, max: 500 };
		const form = LINK_FORMS[account.switches.summariesLink];
		const page = pageOf(found, SUMMARIES, query, limits, form);
		return {
			bulk_email_campaign_summaries: page.items.map((campaign) => ({
				campaign_id: campaign.campaign_id,
				campaign_type: campaign.type,
				last_sent_date: campaign.last_sent_date,
				unique_counts: inCountForm(account, countsOf(account, campaign)),
			})),
			aggregate_percents: inPercentForm(account, PERCENTS),
			...page.links,
		};
	});
}

/** Nobody reads them: they are those of a page. */
const PERCENTS = { click: 0, open: 0, did_not_open: 0, bounce: 0, unsubscribe: 0 };

function tracked(account: Account, activityId: string, kind: string): TrackingActivity[] {
	const ofType = (type: string) =>
		rowsOf(
			account,
			(each) => each.campaign_activity_id === activityId && each.tracking_activity_type === type,
		);
	if (kind === 'unique_opens') return latestOf(ofType('em_opens'), ({ contact_id }) => contact_id);
	if (kind !== 'didnotopens') return ofType(`em_${kind}`);
	const others = [...ofType('em_opens'), ...ofType('em_bounces')];
	const gone = new Set(others.map(({ contact_id }) => contact_id));
	return ofType('em_sends').filter(({ contact_id }) => !gone.has(contact_id));
}

/** The links in the HTML, and those that were clicked. */
function linksOf(account: Account, { email }: Campaign, activityId: string) {
	const clicks = new Counter(account, [activityId]).all('em_clicks');
	const inHtml = [...email.html_content.matchAll(/href="([^"]+)"/g)].map(([, url], index) => ({
		link_url: url,
		url_id: clicks.find((row) => row.link_url === url)?.url_id ?? String(index + 1),
	}));
	const clicked = clicks.map(({ link_url, url_id }) => ({ link_url, url_id }));
	const links = new Map([...inHtml, ...clicked].map((link) => [link.url_id, link]));
	return [...links.values()].map((link) => {
		const by = clicks.filter(({ url_id }) => url_id === link.url_id);
		return { ...link, unique_clicks: new Set(by.map(({ contact_id }) => contact_id)).size };
	});
}

/** How many contacts did what, once each. */
function countsOf(account: Account, { campaign_activities }: Campaign) {
	const ids = campaign_activities.map((each) => each.campaign_activity_id);
	const counter = new Counter(account, ids);
	return {
		sends: counter.unique('em_sends'),
		opens: counter.unique('em_opens'),
		clicks: counter.unique('em_clicks'),
		forwards: counter.unique('em_forwards'),
		optouts: counter.unique('em_optouts'),
		abuse: 0,
		bounces: counter.unique('em_bounces'),
		not_opened: counter.notOpened,
	};
}
