import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';

/** What tells campaigns apart, which is what people look for first. */
const FIRST_OF_EMAIL = ['subject', 'contact_list_ids', 'segment_ids'];

const REST_OF_EMAIL = [
	'preheader',
	'from_name',
	'from_email',
	'reply_to_email',
	'permalink_url',
	'physical_address_in_footer',
	'html_content',
];

/**
 * A campaign and its email as one: what most workflows go on with, under the names of the API but for
 * the status.
 * @param email left out where it was not read
 * @param action what was done with it, if anything was
 */
export function simplifiedCampaign(
	campaign: IDataObject,
	email: IDataObject = {},
	action?: string,
): IDataObject {
	const { current_status } = campaign;
	return {
		...pick(campaign, ['campaign_id']),
		...(action !== undefined && { action }),
		...pick(campaign, ['name']),
		...pick({ status: current_status }, ['status']),
		...pick(email, FIRST_OF_EMAIL),
		...pick(campaign, ['type']),
		...pick(email, REST_OF_EMAIL),
		...pick(campaign, ['created_at', 'updated_at']),
		...pick(email, ['campaign_activity_id']),
	};
}
