import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';
import { isEmpty } from '../../input/values';
import { emailPath } from '../../parameters/campaign/picked';
import type { ConstantContactApi } from '../../transport/api';

/** What a PUT clears when it is left out. What else an email has is kept: content, footer address. */
const CLEARED = [
	'from_name',
	'from_email',
	'reply_to_email',
	'subject',
	'preheader',
	'contact_list_ids',
	'segment_ids',
];

/**
 * A campaign's email as it is stored.
 * @param include what comes only when it is asked for, such as `html_content`
 * API: Email Campaigns, `GET /emails/activities/{campaign_activity_id}`.
 */
export async function readEmail(
	api: ConstantContactApi,
	activityId: string,
	include: string[] = [],
): Promise<IDataObject> {
	const query = include.length > 0 ? { include: include.join(',') } : {};
	return await api.get<IDataObject>(emailPath(activityId), query);
}

/**
 * The body of the PUT that changes a stored email and empties nothing that the change leaves out.
 * It goes to lists or to one segment; given the one, the other goes.
 * API: Email Campaigns, `PUT /emails/activities/{campaign_activity_id}`.
 * @param change under the names of the API
 */
export function mergeEmail(stored: IDataObject, change: IDataObject): IDataObject {
	const replaced = [
		...(change.contact_list_ids ? ['segment_ids'] : []),
		...(change.segment_ids ? ['contact_list_ids'] : []),
	];
	const kept = CLEARED.filter((name) => !replaced.includes(name) && !isEmpty(stored[name]));
	return { ...pick(stored, kept), ...change };
}
