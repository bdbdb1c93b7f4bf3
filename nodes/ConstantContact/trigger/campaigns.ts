import type { IDataObject } from 'n8n-workflow';
import { emailsOf } from '../parameters/campaign/reported-emails';
import { idOf, pathSegment } from '../transport/api';
import { ApiFailure } from '../transport/api-failure';
import { changedLastFirst } from '../transport/collection-members';
import { CAMPAIGNS } from '../transport/collections';
import { Trail } from '../transport/pages';
import { failureOfContent } from '../transport/read-failure';
import { momentOf, toBound } from '../transport/moment';
import type { Asked, Mailing } from './reading';
import { DAY_MS, JITTER_MS, OFTEN_MS, RECENT_MS } from './schedule';
import { REPORT_PAGE, SUMMARIES } from '../transport/reports';
import { textOf } from '../input/text-of';

/** Campaigns in which the test in the editor looks for an example. */
const MOST_EXAMPLES = 5;

const NOT_SENT = ['draft', 'scheduled', 'removed'];

/** What the account says of a campaign without its details; 0, where it says nothing. */
type Sending = [campaignId: string, updatedAt: number, sentAt: number];

/** What is kept of a campaign's details: its name, and the emails that have reports. */
interface CampaignDetails {
	name: string;
	activities: string[];
}

/**
 * The emails whose reports are followed: of the picked campaigns, or of those of the last 14 days.
 * A campaign that could not be looked up is left out and told.
 */
export async function followedMailings(asked: Asked): Promise<Mailing[]> {
	const { finder, campaigns, postpone } = asked;
	const find = async () => ({ at: Date.now(), known: await sendings(asked) });
	const { at, known } = await finder.lookUp(['sendings', campaigns], OFTEN_MS, find);
	// What is known from before a failure does not tell what was sent since.
	if (Date.now() - at > OFTEN_MS + JITTER_MS) postpone();
	const picked = campaigns.map(
		(id): Sending => known.find(([campaignId]) => campaignId === id) ?? [id, 0, 0],
	);
	const mailings: Mailing[] = [];
	for (const sending of campaigns.length > 0 ? picked : known) {
		mailings.push(...(await mailingsOf(asked, sending)));
	}
	return mailings;
}

/** The emails in which there may be an example: of the picked campaigns, or of the latest ones. */
export async function latestMailings(asked: Asked): Promise<Mailing[]> {
	const { api, campaigns } = asked;
	const latest = campaigns.length > 0 ? campaigns : await changedLast(api);
	const mailings: Mailing[] = [];
	for (const id of latest.slice(0, MOST_EXAMPLES)) {
		const { name, activities } = await detailsOf(api, id);
		mailings.push(
			...activities.map((activityId) => ({ campaignId: id, campaignName: name, activityId })),
		);
	}
	return mailings;
}

/** The IDs of those campaigns that are sent, the one that was changed last first. */
async function changedLast(api: Asked['api']): Promise<string[]> {
	const { path, property, pageSize } = CAMPAIGNS;
	const { items } = await api.getPage<IDataObject>(path, property, { limit: pageSize });
	return changedLastFirst(items)
		.filter(isSent)
		.map(({ campaign_id }) => idOf(campaign_id));
}

function isSent({ current_status }: IDataObject): boolean {
	return !NOT_SENT.includes(textOf(current_status).toLowerCase());
}

/**
 * The campaigns that were sent or changed in the last 14 days. The list knows those that are new, by
 * their last change; only the report knows when they were sent, and that they were sent again.
 */
async function sendings(asked: Asked): Promise<Sending[]> {
	const { api } = asked;
	const after = (api.serviceTime ?? Date.now()) - RECENT_MS;
	const { path, property, pageSize } = CAMPAIGNS;
	const query = { limit: pageSize, after_date: toBound(after) };
	const listed = await api.getAll<IDataObject>(path, property, query);
	const reported = new Map(await recentSummaries(asked, after));
	const found = new Map<string, Sending>();
	for (const [id, sentAt] of reported) found.set(id, [id, 0, sentAt]);
	for (const campaign of listed) {
		const { campaign_id, updated_at } = campaign;
		if (typeof campaign_id !== 'string') continue;
		const sentAt = reported.get(campaign_id) ?? 0;
		if (isSent(campaign)) found.set(campaign_id, [campaign_id, momentOf(updated_at) ?? 0, sentAt]);
		else found.delete(campaign_id);
	}
	return [...found.values()];
}

/** When campaigns were sent last, by their IDs, the latest first. */
async function recentSummaries({ api }: Asked, after: number): Promise<Array<[string, number]>> {
	const found: Array<[string, number]> = [];
	const trail = new Trail();
	let cursor: string | undefined;
	do {
		const { path, property } = SUMMARIES;
		const query = { limit: REPORT_PAGE };
		const page = await api.getPage<IDataObject>(path, property, query, cursor, trail);
		for (const { campaign_id, last_sent_date } of page.items) {
			const sentAt = momentOf(last_sent_date);
			if (typeof campaign_id === 'string' && sentAt !== undefined) {
				found.push([campaign_id, sentAt]);
			}
		}
		const oldest = Math.min(...found.slice(-1).map(([, sentAt]) => sentAt));
		cursor = oldest < after ? undefined : page.cursor;
	} while (cursor !== undefined);
	return found.filter(([, sentAt]) => sentAt >= after).sort((one, other) => other[1] - one[1]);
}

/** Details are looked up when something has changed, and once a day. */
async function mailingsOf(asked: Asked, [campaignId, ...times]: Sending): Promise<Mailing[]> {
	const { api, finder, isLate, tell, postpone } = asked;
	const what = ['details', campaignId, ...times];
	const [updatedAt, sentAt] = times;
	try {
		const details = isLate()
			? finder.found<CampaignDetails>(what)
			: await finder.lookUp(what, DAY_MS, async () => await detailsOf(api, campaignId));
		if (!details) postpone();
		const { name, activities } = details ?? { name: '', activities: [] };
		return activities.map((activityId) => ({
			campaignId,
			campaignName: name,
			activityId,
			...((sentAt || updatedAt) && { sentAt: sentAt || updatedAt }),
		}));
	} catch (failure) {
		tell(`the emails of campaign ${campaignId}`, failure);
		postpone();
		return [];
	}
}

/**
 * A campaign that is gone has no emails. One without a role is taken for one that has reports.
 * Throws ApiFailure for an answer that is about no campaign.
 */
async function detailsOf(api: Asked['api'], campaignId: string): Promise<CampaignDetails> {
	const path = `${CAMPAIGNS.path}/${pathSegment(campaignId)}`;
	const none: IDataObject = { campaign_id: campaignId };
	const campaign = await api.get<IDataObject>(path).catch((failure: unknown) => {
		if (failure instanceof ApiFailure && failure.status === 404) return none;
		throw failure;
	});
	const { campaign_id, campaign_activities } = campaign;
	if (!campaign_id && !campaign_activities) throw failureOfContent(200);
	return {
		name: textOf(campaign.name ?? ''),
		activities: emailsOf(campaign).map(({ activityId }) => activityId),
	};
}
