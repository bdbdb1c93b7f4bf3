import {
	doneWith,
	emailIdOf,
	forgetCampaign,
	readCampaign,
} from '../../parameters/campaign/picked';
import { locatorField } from '../../parameters/locator';
import { ONLY_DELETES, type ItemOperation } from '../../runner/operation';
import { CAMPAIGNS } from '../../transport/collections';
import { abTestPath, noneIfUnknown, refuseUnlessDraft } from './ab-test';

/** Email Campaign → Remove A/B Test: the campaign keeps its own subject. */
export const removeAbTest: ItemOperation = {
	repeating: ONLY_DELETES,
	access: ['campaign:read', 'campaign:write'],
	subject: CAMPAIGNS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Campaigns_AB_Tests/deleteEmailCampaignABTestUsingDELETE',
	fields: [locatorField(CAMPAIGNS)],
	async execute(node, item, api) {
		const picked = await readCampaign(node, item, api);
		refuseUnlessDraft(picked);
		const { campaignId } = picked;
		const activityId = emailIdOf(picked);
		const answer = await api.delete<object>(abTestPath(activityId)).catch(noneIfUnknown);
		forgetCampaign(api, campaignId);
		return doneWith(picked, { removed: answer !== undefined });
	},
};
