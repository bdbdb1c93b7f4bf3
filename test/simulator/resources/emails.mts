import type { FastifyInstance } from 'fastify';
import type { Account, Campaign } from '../account.mts';
import { badRequest } from '../errors.mts';
import { firstQueryByOffset, LINK_FORMS, pageOf } from '../paging.mts';
import { between } from './contact-search.mts';
import { unknownId } from './names.mts';

type Query = Record<string, string | undefined>;

const PARAMETERS = ['limit', 'after_date', 'before_date', 'next'];

/** Email campaigns, those that were created last first. */
export function addEmails(app: FastifyInstance): void {
	const read = { scope: 'campaign_data', privilege: 'campaign:read' };

	app.get('/emails', { config: read }, ({ account, query: given }) => {
		const query = firstQueryByOffset(given as Query);
		const unknown = Object.keys(query).find((name) => !PARAMETERS.includes(name));
		if (unknown !== undefined) throw badRequest(`${unknown} is not a known parameter`);
		const isChanged = between(account, query.after_date, query.before_date);
		const found = [...account.campaigns.values()]
			.filter(({ updated_at }) => isChanged(updated_at))
			.sort((one, other) => Date.parse(other.created_at) - Date.parse(one.created_at));
		const form = LINK_FORMS[account.switches.campaignsLink];
		const page = pageOf(found, '/emails', query, { default: 50, max: 500 }, form);
		return { campaigns: page.items.map((campaign) => present(campaign)), ...page.links };
	});

	app.get('/emails/:campaign_id', { config: read }, ({ account, params }) => {
		const campaign = campaignOf(account, (params as { campaign_id: string }).campaign_id);
		const current_status = campaign.current_status.toUpperCase();
		return {
			...present(campaign),
			current_status,
			campaign_activities: campaign.campaign_activities,
		};
	});
}

function campaignOf(account: Account, id: string): Campaign {
	const campaign = account.campaigns.get(id);
	if (!campaign) throw unknownId(account, 'campaign_id', id);
	return campaign;
}

/** Collections write the status as `Draft`, one campaign as `DRAFT`. They leave out the activities, and only reports tell when a campaign was sent. */
function present(campaign: Campaign): object {
	const shown: Partial<Campaign> = { ...campaign };
	delete shown.campaign_activities;
	delete shown.last_sent_date;
	return shown;
}
