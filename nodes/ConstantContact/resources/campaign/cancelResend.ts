import { InputError, quoted } from '../../input/input-error';
import { doneWith, emailIdOf, readCampaign } from '../../parameters/campaign/picked';
import { locatorField } from '../../parameters/locator';
import { ONLY_DELETES, type ItemOperation } from '../../runner/operation';
import { pathSegment } from '../../transport/api';
import { CAMPAIGNS } from '../../transport/collections';
import { described, readResend, resendsPath } from './resends';
import { refuseRemoved } from './status';

/** Email Campaign → Cancel Resend. */
export const cancelResend: ItemOperation = {
	repeating: ONLY_DELETES,
	access: ['campaign:read', 'campaign:send'],
	subject: CAMPAIGNS.parameter,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Email_Campaigns/deleteResendToNonOpenersUsingDELETE',
	fields: [locatorField(CAMPAIGNS)],
	async execute(node, item, api) {
		const picked = await readCampaign(node, item, api);
		const { campaignId, campaign } = picked;
		refuseRemoved(campaign);
		const activityId = emailIdOf(picked);
		const resend = await readResend(api, activityId);
		if (!resend) return doneWith(picked, { action: 'unchanged' });
		if (resend.sentAt !== undefined) {
			throw new InputError(
				`The resend of the campaign ${quoted(campaign.name ?? campaignId)} was sent at ${resend.sentAt}`,
				'It can no longer be cancelled',
			);
		}
		await api.delete(`${resendsPath(activityId)}/${pathSegment(resend.id)}`);
		return doneWith(picked, { action: 'cancelled', ...described(resend) });
	},
};
