import { randomUUID } from 'node:crypto';
import type { Account, DeepPartial } from '../account.mts';
import type { Campaign, Email } from '../campaign.mts';
import { badRequest } from '../errors.mts';
import { unknownId } from './names.mts';

/** What a campaign says that a test puts into the account without a word about it. */
const DEFAULT_EMAIL: Email = {
	format_type: 5,
	from_name: 'Olives and Oils',
	from_email: 'owner@example.com',
	reply_to_email: 'owner@example.com',
	subject: 'News',
	preheader: '',
	html_content: '<html><body>[[trackingImage]]<p>Hello</p></body></html>',
	contact_list_ids: [],
	segment_ids: [],
};

const LAG_MS = 2000;
const MOST_BYTES = 400 * 1024;
const FORBIDDEN_MARKS = ['[#', '${', '<@'];

/** An activity with the campaign that it belongs to. */
export interface CampaignActivity {
	campaign: Campaign;
	campaign_activity_id: string;
	role: string;
}

/** Adds a campaign, or changes one, as a user does in Constant Contact. */
export function setCampaign(account: Account, given: DeepPartial<Campaign>): Campaign {
	const campaign_id = given.campaign_id ?? randomUUID();
	const now = inMilliseconds(account.time);
	const stored = account.campaigns.get(campaign_id);
	const campaign = {
		name: `Campaign ${campaign_id}`,
		current_status: 'Draft',
		type: 'CUSTOM_CODE_EMAIL',
		type_code: 26,
		created_at: now,
		updated_at: now,
		campaign_activities: ['primary_email', 'permalink'].map((role) => ({
			campaign_activity_id: randomUUID(),
			role,
		})),
		sendings: [],
		...stored,
		...(given as Partial<Campaign>),
		email: { ...DEFAULT_EMAIL, ...stored?.email, ...(given.email as Partial<Email>) },
		campaign_id,
	};
	account.campaigns.set(campaign_id, campaign);
	return campaign;
}

export function campaignOf(account: Account, params: unknown): Campaign {
	const { campaign_id } = params as { campaign_id: string };
	const campaign = account.campaigns.get(campaign_id);
	if (!campaign) throw unknownId(account, 'campaign_id', campaign_id);
	return campaign;
}

/** The activity with that ID; those of deleted campaigns are refused. */
export function activityOf(account: Account, params: unknown): CampaignActivity {
	const { campaign_activity_id: id } = params as { campaign_activity_id: string };
	for (const campaign of account.campaigns.values()) {
		const found = campaign.campaign_activities.find((each) => each.campaign_activity_id === id);
		if (!found) continue;
		if (!hasStatus(campaign, 'Removed')) return { campaign, ...found };
		if (account.switches.removedActivity === 'badRequest') {
			throw badRequest('The campaign activity is removed.');
		}
	}
	throw unknownId(account, 'campaign_activity_id', id);
}

/** The same, which has to be the campaign's main email. */
export function primaryOf(account: Account, params: unknown): CampaignActivity {
	const activity = activityOf(account, params);
	if (activity.role !== 'primary_email') {
		throw badRequest(`The role ${activity.role} does not support this operation.`);
	}
	return activity;
}

export function hasStatus({ current_status }: Campaign, ...statuses: string[]): boolean {
	return statuses.some((status) => status.toLowerCase() === current_status.toLowerCase());
}

/** Refuses it in any other status. */
export function demandStatus(campaign: Campaign, ...statuses: string[]): void {
	if (hasStatus(campaign, ...statuses)) return;
	throw badRequest(
		`The status ${campaign.current_status.toUpperCase()} does not support this operation.`,
	);
}

/**
 * The status as it is answered. The live service was seen to write `Draft` in the collection, and
 * `DRAFT` for one campaign.
 */
export function statusOf(account: Account, campaign: Campaign, isListed = false): string {
	const { statusCase } = account.switches;
	const { current_status: now, shownBefore } = campaign;
	const current_status = shownBefore && shownBefore.until > account.time ? shownBefore.status : now;
	const isTitle = statusCase === 'asSeen' ? isListed : statusCase === 'title';
	return isTitle
		? current_status[0].toUpperCase() + current_status.slice(1).toLowerCase()
		: current_status.toUpperCase();
}

/** Gives the campaign another status. @param at when, in milliseconds since the epoch */
export function setStatus(account: Account, campaign: Campaign, status: string, at: number): void {
	const { current_status } = campaign;
	if (account.switches.campaignLag === 'twoSeconds') {
		campaign.shownBefore = { until: at + LAG_MS, status: current_status };
	}
	Object.assign(campaign, { current_status: status, updated_at: inMilliseconds(at) });
}

/** Refuses senders that are not confirmed, and HTML that the service cannot work with. */
export function checkEmail(account: Account, email: Partial<Email>): void {
	const confirmed = account.emailAddresses
		.filter(({ confirm_status }) => confirm_status === 'CONFIRMED')
		.map(({ email_address }) => email_address.toLowerCase());
	for (const name of ['from_email', 'reply_to_email'] as const) {
		if (!confirmed.includes(email[name]?.toLowerCase() ?? '')) {
			throw badRequest(`${name} is not a confirmed email address of the account`);
		}
	}
	const { html_content = '' } = email;
	const mark = FORBIDDEN_MARKS.find((each) => html_content.includes(each));
	if (mark !== undefined) throw badRequest(`html_content contains ${mark}`);
	if (Buffer.byteLength(html_content) > MOST_BYTES) throw badRequest('html_content is too long');
}

/** Campaigns have milliseconds in their times. */
export function inMilliseconds(time: number): string {
	return new Date(time).toISOString();
}
