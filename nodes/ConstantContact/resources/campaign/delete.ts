import { InputError, quoted } from '../../input/input-error';
import { locatorField, readPicked } from '../../parameters/locator';
import { ONLY_DELETES, type ItemOperation } from '../../runner/operation';
import { CAMPAIGNS } from '../../transport/collections';
import { deleteMember, GONE, unlessGone } from '../plain/deletion';
import { forgetCampaign, readCampaign } from '../../parameters/campaign/picked';
import { hasStatus } from './status';

/** Email Campaign → Delete. Reads the campaign first: one that is scheduled cannot be deleted. */
export const deleteCampaign: ItemOperation = {
	repeating: ONLY_DELETES,
	access: [CAMPAIGNS.access.read, 'campaign:delete'],
	subject: CAMPAIGNS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Campaigns/removeEmailCampaignUsingDELETE',
	fields: [locatorField(CAMPAIGNS)],
	async execute(node, item, api) {
		const id = await readPicked(node, item, api, CAMPAIGNS);
		const picked = await unlessGone(
			api,
			CAMPAIGNS,
			id,
			async () => await readCampaign(node, item, api),
		);
		if (!picked) return { campaign_id: id, deleted: true, warnings: [GONE] };
		const { campaignId, campaign } = picked;
		const done = { campaign_id: campaignId, deleted: true };
		if (hasStatus(campaign, 'removed')) return done;
		if (hasStatus(campaign, 'scheduled')) {
			throw new InputError(
				`The campaign ${quoted(campaign.name)} is scheduled: it cannot be deleted`,
				'Unschedule it first',
			);
		}
		const answer = await deleteMember(api, CAMPAIGNS, campaignId);
		forgetCampaign(api, campaignId);
		await api.remember(CAMPAIGNS, campaignId);
		return answer ? done : { ...done, warnings: [GONE] };
	},
};
