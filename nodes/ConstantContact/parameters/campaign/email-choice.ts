import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import type { ConstantContactApi } from '../../transport/api';
import { choice, readParameter } from '../parameter';
import { readCampaign } from './picked';
import { emailsOf, REPORTED } from './reported-emails';

/** Which emails of a campaign a report is about. */
export const emailChoice = choice({
	displayName: 'Email',
	name: 'email',
	type: 'options',
	default: 'both',
	description:
		'Which sending of the campaign. A resend goes to those who have not opened the first.',
	options: [
		{ name: 'Both', value: 'both' },
		{ name: 'First Sending', value: 'primary_email' },
		{ name: 'Resend', value: 'resend' },
	],
});

/** An email of the campaign that an item picks. */
export interface ChosenEmail {
	activityId: string;
	campaignId: string;
	campaignName: string;
	/** What a row of it begins with. */
	front: IDataObject;
}

/**
 * The emails that the item chooses of the campaign that it picks; none when it was not sent again.
 * Throws InputError for a campaign without an email.
 */
export async function readChosenEmails(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<ChosenEmail[]> {
	const chosen = readParameter(node, item, emailChoice);
	const { campaignId, campaign } = await readCampaign(node, item, api);
	return chosenOf(campaignId, campaign, chosen === 'both' ? REPORTED : [chosen]);
}

/** The emails of these roles. Throws InputError for a campaign without an email. */
export function chosenOf(
	campaignId: string,
	campaign: IDataObject,
	roles: string[] = REPORTED,
): ChosenEmail[] {
	if (emailsOf(campaign).length === 0) {
		throw new InputError(
			`The campaign ${quoted(campaign.name ?? campaignId)} has no email with a report`,
			'Pick another one: only emails that are sent have reports',
		);
	}
	const name = typeof campaign.name === 'string' ? campaign.name : '';
	return emailsOf(campaign, roles).map(({ activityId, role }) => ({
		activityId,
		campaignId,
		campaignName: name,
		front: {
			campaign_id: campaignId,
			...(name && { campaign_name: name }),
			sending: role === 'resend' ? 'Resend' : 'First Sending',
		},
	}));
}
