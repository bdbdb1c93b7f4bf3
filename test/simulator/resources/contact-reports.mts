import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Account, TrackingActivity } from '../account.mts';
import { badRequest } from '../errors.mts';
import { LINK_FORMS, pageOf } from '../paging.mts';
import { unknownId } from './names.mts';
import { checked, inCountForm, METRICS, rowsOf } from './report-rows.mts';

const TYPES = [
	...['sends', 'opens', 'clicks', 'bounces', 'optouts', 'forwards'].map((kind) => `em_${kind}`),
	...['open', 'click', 'add', 'update'].map((kind) => `p_contact_${kind}`),
];
const COUNTS = {
	em_sends: 'em_sends',
	em_opens: 'em_opens',
	em_clicks: 'em_clicks',
	em_bounces: 'em_bounces',
	em_forwards: 'em_forwards',
	em_unsubscribes: 'em_optouts',
};
const LIMITS = { default: 100, max: 100 };
const PATH = '/reports/contact_reports/:contact_id';

/** Reports about one contact. */
export function addContactReports(app: FastifyInstance): void {
	const config = { ...METRICS, scope: 'contact_data' };

	app.get(`${PATH}/activity_details`, { config }, ({ account, params, query: given }) => {
		const contact_id = idIn(account, params);
		const query = checked(given, 'tracking_activities_list', 'include_campaign_activity_names');
		const types = (query.tracking_activities_list ?? '').split(',');
		if (!types.every((type) => TYPES.includes(type))) {
			throw badRequest('tracking_activities_list does not have a valid value');
		}
		const found = rowsOfContact(account, contact_id).filter((row) =>
			types.includes(row.tracking_activity_type),
		);
		const url = `${PATH.replace(':contact_id', contact_id)}/activity_details`;
		const form = LINK_FORMS[account.switches.trackingLink];
		const page = pageOf(found, url, query, LIMITS, form);
		const isNamed = query.include_campaign_activity_names !== 'false';
		return {
			tracking_activities: page.items.map((row) => ({
				contact_id,
				campaign_activity_id: row.campaign_activity_id,
				...(isNamed && { campaign_activity_name: nameOf(account, row) }),
				tracking_activity_type: row.tracking_activity_type,
				created_time: row.created_time,
			})),
			...page.links,
		};
	});

	app.get(`${PATH}/activity_summary`, { config }, (request) => {
		const { contact_id, emails } = between(request);
		return {
			contact_id,
			campaign_activities: emails.map(({ campaign_activity_id, created_time, rows }) => ({
				campaign_activity_id,
				start_on: created_time,
				...inCountForm(
					request.account,
					Object.fromEntries(
						Object.entries(COUNTS).map(([name, type]) => [name, rows(type).length]),
					),
				),
			})),
		};
	});

	app.get(`${PATH}/open_and_click_rates`, { config }, (request) => {
		const { contact_id, emails } = between(request);
		const years = 5 * 366 * 86_400_000;
		if (lengthOf(request) > years) throw badRequest('The range exceeds 5 years');
		const rate = (type: string) =>
			emails.length > 0
				? emails.filter(({ rows }) => rows(type).length > 0).length / emails.length
				: 0;
		return {
			contact_id,
			included_activities_count: emails.length,
			average_open_rate: rate('em_opens'),
			average_click_rate: rate('em_clicks'),
		};
	});
}

function idIn(account: Account, params: unknown): string {
	const { contact_id } = params as { contact_id: string };
	if (!account.contacts.has(contact_id)) throw unknownId(account, 'contact_id', contact_id);
	return contact_id;
}

function rowsOfContact(account: Account, contactId: string): TrackingActivity[] {
	return rowsOf(account, ({ contact_id }) => contact_id === contactId);
}

function nameOf({ campaigns }: Account, { campaign_activity_id: id }: TrackingActivity): string {
	const campaign = [...campaigns.values()].find(({ campaign_activities }) =>
		campaign_activities.some((each) => each.campaign_activity_id === id),
	);
	return campaign?.name ?? 'Landing Page';
}

/** The emails that the contact was sent in the range that the request asks for. */
function between({ account, params, query }: FastifyRequest) {
	const contact_id = idIn(account, params);
	const { start, end } = bounds(query);
	const all = rowsOfContact(account, contact_id);
	const emails = all
		.filter(({ tracking_activity_type, created_time }) => {
			const at = Date.parse(created_time);
			return tracking_activity_type === 'em_sends' && at >= start && at <= end;
		})
		.slice(0, 200)
		.map((sent) => ({
			...sent,
			rows: (type: string) =>
				all.filter(
					(row) =>
						row.campaign_activity_id === sent.campaign_activity_id &&
						row.tracking_activity_type === type,
				),
		}));
	return { contact_id, emails };
}

function lengthOf({ query }: FastifyRequest): number {
	const { start, end } = bounds(query);
	return end - start;
}

function bounds(query: unknown) {
	const { start = '', end = '', ...others } = query as Record<string, string>;
	const times = { start: Date.parse(start), end: Date.parse(end) };
	if (Object.keys(others).length > 0) throw badRequest('A parameter is not known');
	if (Number.isNaN(times.start + times.end)) throw badRequest('start and end are required');
	return times;
}
