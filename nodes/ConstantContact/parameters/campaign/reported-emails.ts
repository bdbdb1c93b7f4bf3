import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../input/text-of';

/** The emails of a campaign that have reports: the campaign itself, and when it is sent again. */
export const REPORTED = ['primary_email', 'resend'];

/** An email of a campaign. */
export interface CampaignEmail {
	activityId: string;
	role: string;
}

/**
 * The emails of these roles, in the order of the roles. One without a role is taken for the one that is
 * sent first, and one without an ID is none.
 * @param campaign as `GET /emails/{campaign_id}` answers
 */
export function emailsOf(campaign: IDataObject, roles = REPORTED): CampaignEmail[] {
	const activities = [campaign.campaign_activities ?? []].flat().map(Object) as IDataObject[];
	const emails = activities.flatMap(({ campaign_activity_id: activityId, role }) =>
		typeof activityId === 'string' && activityId !== ''
			? [{ activityId, role: textOf(role ?? REPORTED[0]) }]
			: [],
	);
	return roles.flatMap((role) => emails.filter((email) => email.role === role));
}
