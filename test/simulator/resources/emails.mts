import type { FastifyInstance } from 'fastify';
import type { Account } from '../account.mts';
import type { Campaign, Email } from '../campaign.mts';
import { campaignName, campaignPost } from '../email-schemas.mts';
import { badRequest } from '../errors.mts';
import { firstQueryByOffset, LINK_FORMS, pageOf } from '../paging.mts';
import { between } from './contact-search.mts';
import {
	campaignOf,
	checkEmail,
	hasStatus,
	inMilliseconds,
	setCampaign,
	setStatus,
	statusOf,
} from './email-store.mts';
import { refuseTakenName } from './names.mts';

type Query = Record<string, string | undefined>;

interface Input {
	name: string;
	email_campaign_activities: [Partial<Email>];
}

const PARAMETERS = ['limit', 'after_date', 'before_date', 'next'];

/** Email campaigns, those that were created last first. */
export function addEmails(app: FastifyInstance): void {
	const access = (privilege: string) => ({ scope: 'campaign_data', privilege });
	const read = access('campaign:read');
	const taking = (body: object) => ({
		config: access('campaign:write'),
		schema: { body },
		attachValidation: true,
	});

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
		return { campaigns: page.items.map((each) => listed(account, each)), ...page.links };
	});

	app.post('/emails', taking(campaignPost), ({ account, body }) => {
		const { name, email_campaign_activities } = body as Input;
		const [email] = email_campaign_activities;
		if (email.format_type !== 5) throw badRequest('format_type does not have a valid value');
		const address = email.physical_address_in_footer;
		if (address?.country_code === 'US' && !address.state_code) {
			throw badRequest('state_code is missing');
		}
		checkEmail(account, email);
		refuseName(account, name);
		const campaign = setCampaign(account, {
			campaign_id: account.newId(),
			name,
			campaign_activities: ['primary_email', 'permalink'].map((role) => ({
				campaign_activity_id: account.newId(),
				role,
			})),
			email,
		});
		return present(account, campaign);
	});

	app.get('/emails/:campaign_id', { config: read }, ({ account, params }) =>
		present(account, campaignOf(account, params)),
	);

	app.patch('/emails/:campaign_id', taking(campaignName), ({ account, params, body }) => {
		const campaign = campaignOf(account, params);
		const { name } = body as Input;
		if (hasStatus(campaign, 'Removed')) throw badRequest('A removed campaign cannot be renamed');
		refuseName(account, name, campaign);
		Object.assign(campaign, { name, updated_at: inMilliseconds(account.time) });
		return present(account, campaign);
	});

	const remove = { config: access('campaign:delete') };
	app.delete('/emails/:campaign_id', remove, ({ account, params }, reply) => {
		const campaign = campaignOf(account, params);
		if (hasStatus(campaign, 'Scheduled', 'Executing')) {
			throw badRequest('A scheduled campaign cannot be deleted');
		}
		setStatus(account, campaign, 'Removed', account.time);
		return reply.code(204).send();
	});
}

/** A user can restore a deleted campaign, so it may hold its name. */
function refuseName(account: Account, name: string, self?: Campaign): void {
	const isFree = account.switches.removedName === 'free';
	const others = [...account.campaigns.values()].filter(
		(each) => each !== self && !(isFree && hasStatus(each, 'Removed')),
	);
	refuseTakenName(
		account,
		'Campaign',
		others.map((each) => each.name),
		name,
	);
}

/** As the collection lists it: without the activities, and only reports tell when it was sent. */
function listed(account: Account, campaign: Campaign): object {
	const { campaign_id, created_at, name, type, type_code, updated_at } = campaign;
	const current_status = statusOf(account, campaign, true);
	return { campaign_id, created_at, current_status, name, type, type_code, updated_at };
}

function present(account: Account, campaign: Campaign): object {
	const activities = [...campaign.campaign_activities];
	if (account.switches.activityOrder === 'permalinkFirst') activities.reverse();
	return {
		campaign_activities: activities,
		...listed(account, campaign),
		current_status: statusOf(account, campaign),
	};
}
