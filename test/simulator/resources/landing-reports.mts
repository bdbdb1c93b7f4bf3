import type { FastifyInstance } from 'fastify';
import type { TrackingActivity } from '../account.mts';
import { LINK_FORMS, pageOf } from '../paging.mts';
import { checked, latestOf, METRICS, rowsOf } from './report-rows.mts';

/** The type of the rows of each report, and what tells apart those that count once. */
const KINDS: Record<string, { type: string; unique?: (row: TrackingActivity) => string }> = {
	p_contact_opens: { type: 'p_contact_open' },
	p_unique_contact_opens: { type: 'p_contact_open', unique: ({ contact_id }) => contact_id },
	p_unique_contact_clicks: {
		type: 'p_contact_click',
		unique: ({ contact_id, url_id }) => `${contact_id} ${url_id}`,
	},
	p_unique_contact_adds: { type: 'p_contact_add', unique: ({ contact_id }) => contact_id },
	p_unique_contact_updates: { type: 'p_contact_update', unique: ({ contact_id }) => contact_id },
	p_unique_contact_sms_optins: {
		type: 'p_contact_sms_optin',
		unique: ({ contact_id }) => contact_id,
	},
};
const LIMITS = { default: 50, max: 500 };

/** Reports about landing pages. */
export function addLandingReports(app: FastifyInstance): void {
	for (const [kind, { type, unique }] of Object.entries(KINDS)) {
		const path = `/reports/landing_pages/campaign_details/:campaign_activity_id/${kind}`;
		app.get(path, { config: METRICS }, ({ account, params, query: given }) => {
			const { campaign_activity_id: id } = params as { campaign_activity_id: string };
			const query = checked(given, 'contacts_filter');
			const part = (query.contacts_filter ?? '').toLowerCase();
			const has = (row: TrackingActivity) =>
				[row.first_name, row.last_name, row.email_address].some((each?: string) =>
					(each ?? '').toLowerCase().includes(part),
				);
			const rows = rowsOf(
				account,
				(row) => row.campaign_activity_id === id && row.tracking_activity_type === type && has(row),
			);
			const found = unique ? latestOf(rows, unique) : rows;
			const form = LINK_FORMS[account.switches.trackingLink];
			const url = path.replace(':campaign_activity_id', id);
			const page = pageOf(found, url, query, LIMITS, form);
			return { tracking_activities: page.items, _links: {}, ...page.links };
		});
	}
}
