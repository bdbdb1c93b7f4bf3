import type { IDataObject } from 'n8n-workflow';
import { idOf, pathSegment } from '../transport/api';
import { CAMPAIGNS, changedLastFirst } from '../transport/collections';
import { toBound } from './moment';
import type { Asked } from './reading';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Campaigns that are followed when none is picked: those that were sent or changed since. */
const RECENT_MS = 14 * DAY_MS;

/** Campaigns in which the test in the editor looks for an example. */
const MOST_EXAMPLES = 5;

const NOT_SENT = ['draft', 'scheduled', 'removed'];

/** The emails of a campaign that have reports: the campaign itself, and when it is sent again. */
const REPORTED = ['primary_email', 'resend'];

/** One email of a campaign, as reports know it. */
export interface Mailing {
	campaignId: string;
	campaignName: string;
	activityId: string;
}

/** The emails whose reports are followed: of the picked campaigns, or of those of the last 14 days. */
export async function followedMailings(asked: Asked): Promise<Mailing[]> {
	const { api, campaigns } = asked;
	if (campaigns.length > 0) return await mailingsOf(asked, campaigns);
	const after = (api.serviceTime ?? Date.now()) - RECENT_MS;
	const { path, property, pageSize } = CAMPAIGNS;
	const query = { limit: pageSize, after_date: toBound(after) };
	return await mailingsOf(asked, sent(await api.getAll<IDataObject>(path, property, query)));
}

/** The emails in which there may be an example: of the picked campaigns, or of the latest ones. */
export async function latestMailings(asked: Asked): Promise<Mailing[]> {
	const { path, property, pageSize } = CAMPAIGNS;
	const picked = asked.campaigns;
	const page =
		picked.length === 0 &&
		(await asked.api.getPage<IDataObject>(path, property, { limit: pageSize }));
	return await mailingsOf(
		asked,
		(page ? sent(changedLastFirst(page.items)) : picked).slice(0, MOST_EXAMPLES),
	);
}

function sent(campaigns: IDataObject[]): string[] {
	return campaigns
		.filter(({ current_status }) => !NOT_SENT.includes(String(current_status).toLowerCase()))
		.map(({ campaign_id }) => idOf(campaign_id));
}

/** A campaign can be sent again, so its emails are looked up once an hour. */
async function mailingsOf({ api, lookUp }: Asked, campaigns: string[]): Promise<Mailing[]> {
	const mailings: Mailing[] = [];
	const hour = Math.floor(Date.now() / HOUR_MS);
	for (const campaignId of campaigns) {
		const [campaignName, ...activities] = await lookUp(['mailings', campaignId, hour], async () => {
			const campaign = await api.get<IDataObject>(`${CAMPAIGNS.path}/${pathSegment(campaignId)}`);
			const all = (campaign.campaign_activities ?? []) as IDataObject[];
			const reported = all.filter(
				({ role }) => role === undefined || REPORTED.includes(String(role)),
			);
			const ids = reported.map(({ campaign_activity_id }) => idOf(campaign_activity_id));
			return [String(campaign.name ?? ''), ...ids];
		});
		for (const activityId of activities) mailings.push({ campaignId, campaignName, activityId });
	}
	return mailings;
}
