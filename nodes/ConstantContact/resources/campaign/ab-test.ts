import type { IDataObject } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import { isEmpty } from '../../input/values';
import { emailPath, type PickedCampaign } from '../../parameters/campaign/picked';
import type { ConstantContactApi } from '../../transport/api';
import { isNotFound } from '../../transport/api-failure';
import { hasStatus } from './status';

export function abTestPath(activityId: string): string {
	return `${emailPath(activityId)}/abtest`;
}

/**
 * The A/B test of a campaign; undefined when it has none, which the service may say by a 404 or by an
 * answer without a subject.
 * API: Email Campaigns AB Tests, `GET /emails/activities/{campaign_activity_id}/abtest`.
 */
export async function readAbTest(
	api: ConstantContactApi,
	activityId: string,
): Promise<IDataObject | undefined> {
	const test = await api.get<IDataObject>(abTestPath(activityId)).catch(noneIfUnknown);
	return isEmpty(test?.alternative_subject) ? undefined : test;
}

/** Undefined for a 404. Throws other failures. */
export function noneIfUnknown(failure: unknown): undefined {
	if (!isNotFound(failure)) throw failure;
}

/** Throws InputError for a campaign that is no draft any more: its test cannot change. */
export function refuseUnlessDraft({ campaign, campaignId }: PickedCampaign): void {
	if (hasStatus(campaign, 'draft')) return;
	throw new InputError(
		`The campaign ${quoted(campaign.name ?? campaignId)} has the status ${textOf(campaign.current_status ?? 'unknown')}`,
		hasStatus(campaign, 'scheduled')
			? "Nothing was changed. Only a draft can: use 'Unschedule' first"
			: 'Nothing was changed. Only the A/B test of a draft can be set or removed',
	);
}
