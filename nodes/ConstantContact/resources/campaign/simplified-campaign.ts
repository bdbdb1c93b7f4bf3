import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';

const OF_EMAIL = [
	'subject',
	'preheader',
	'from_name',
	'from_email',
	'reply_to_email',
	'contact_list_ids',
	'segment_ids',
	'permalink_url',
	'physical_address_in_footer',
	'html_content',
];

/**
 * A campaign and its email as one: what most workflows go on with, under the names of the API but for
 * the status.
 * @param email left out where it was not read
 */
export function simplifiedCampaign(campaign: IDataObject, email: IDataObject = {}): IDataObject {
	const { current_status } = campaign;
	return {
		...pick(campaign, ['campaign_id']),
		...pick(email, ['campaign_activity_id']),
		...pick(campaign, ['name', 'type']),
		...pick({ status: current_status }, ['status']),
		...pick(email, OF_EMAIL),
		...pick(campaign, ['created_at', 'updated_at']),
	};
}
