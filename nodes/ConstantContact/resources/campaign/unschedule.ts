import {
	doneWith,
	emailIdOf,
	emailPath,
	forgetCampaign,
	readCampaign,
} from '../../parameters/campaign/picked';
import { textOf } from '../../input/text-of';
import { locatorField } from '../../parameters/locator';
import { withWarnings } from '../../parameters/warnings';
import { ONLY_DELETES, type ItemOperation } from '../../runner/operation';
import { CAMPAIGNS } from '../../transport/collections';
import { readScheduledDate } from './state';

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
		const { current_status: status_before } = campaign;
		const activityId = emailIdOf(picked);
		const scheduledDate = await readScheduledDate(api, activityId);
		if (scheduledDate === undefined) {
			const unchanged = `It was not scheduled, so nothing was taken back: its status is ${textOf(status_before)}`;
			return withWarnings(doneWith(picked, { action: 'unchanged', status_before }), [unchanged]);
		}
		await api.delete(`${emailPath(activityId)}/schedules`);
		forgetCampaign(api, campaignId);
		return doneWith(picked, {
			action: 'unscheduled',
			status_before,
			...(scheduledDate && { scheduled_date: scheduledDate }),
		});
	},
};
