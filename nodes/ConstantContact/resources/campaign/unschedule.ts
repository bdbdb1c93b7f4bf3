import {
	doneWith,
	emailIdOf,
	forgetCampaign,
	readCampaign,
} from '../../parameters/campaign/picked';
import { quoted } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import { locatorField } from '../../parameters/locator';
import { withWarnings } from '../../parameters/warnings';
import { ONLY_DELETES, type ItemOperation } from '../../runner/operation';
import { CAMPAIGNS } from '../../transport/collections';
import { ApiFailure, reworded } from '../../transport/api-failure';
import { noneIfUnknown } from './ab-test';
import { deleteSchedule } from './delete-schedule';
import { readScheduledDate } from './state';
import { hasStatus, refuseRemoved } from './status';

/** Email Campaign → Unschedule: it becomes what it was before, a draft mostly. */
export const unschedule: ItemOperation = {
	repeating: ONLY_DELETES,
	access: ['campaign:read', 'campaign:send'],
	subject: CAMPAIGNS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Scheduling/unscheduleEmailCampaignActivityUsingDELETE',
	fields: [locatorField(CAMPAIGNS)],
	async execute(node, item, api) {
		const picked = await readCampaign(node, item, api);
		const { campaignId, campaign } = picked;
		refuseRemoved(campaign);
		const { current_status: status_before } = campaign;
		const activityId = emailIdOf(picked);
		const scheduledDate = await readScheduledDate(api, activityId).catch(noneIfUnknown);
		// What is shown may be seconds old: somebody who says no is heard also where no schedule is shown.
		const isDeleted = await deleteSchedule(api, activityId, scheduledDate).then(
			() => true,
			(failure: unknown) => {
				if (scheduledDate !== undefined || !isRefused(failure)) throw failure;
				if (hasStatus(campaign, 'scheduled')) throw unknown(campaign.name ?? campaignId, failure);
				return false;
			},
		);
		if (!isDeleted) {
			const unchanged = `It was not scheduled, so nothing was taken back: its status is ${textOf(status_before)}`;
			return withWarnings(doneWith(picked, { action: 'unchanged', status_before }), [unchanged]);
		}
		forgetCampaign(api, campaignId);
		return doneWith(picked, {
			action: 'unscheduled',
			status_before,
			...(scheduledDate && { scheduled_date: scheduledDate }),
		});
	},
};

/** Whether the service answered that there is nothing to delete, or that it cannot be. */
function isRefused(failure: unknown): failure is ApiFailure {
	return failure instanceof ApiFailure && [400, 404, 409].includes(failure.status ?? 0);
}

function unknown(name: unknown, failure: ApiFailure): ApiFailure {
	return reworded(
		failure,
		`It is not known whether the campaign ${quoted(name)} is still scheduled: its status says so, but no schedule is shown. ${failure.message}`,
		'Look at the campaign in Constant Contact before it is sent, or run the workflow again in a few seconds',
	);
}
