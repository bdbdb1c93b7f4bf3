import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';
import { canonical } from '../../input/fingerprint';
import { isEmpty } from '../../input/values';
import { emailPath } from '../../parameters/campaign/picked';
import type { ConstantContactApi } from '../../transport/api';
import { mergeAddress } from './physical-address';

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

/**
 * Changes a stored email by as little as that takes: nothing is sent where it is so already, and the HTML
 * only when it is another one.
 * @param stored as read with `CHANGEABLE`
 * @param change under the names of the API; of the footer's address, the parts that change
 * @returns the email as it is now, and whether it has changed
 * API: Email Campaigns, `PUT /emails/activities/{campaign_activity_id}`.
 */
export async function changeEmail(
	api: ConstantContactApi,
	activityId: string,
	stored: IDataObject,
	change: IDataObject,
): Promise<{ email: IDataObject; isChanged: boolean }> {
	return await putDifference(api, activityId, stored, stored, change);
}

/**
 * Makes a stored email say what is wanted, as `changeEmail` does, and nothing else: headers and recipients
 * that are not wanted go.
 */
export async function replaceEmail(
	api: ConstantContactApi,
	activityId: string,
	stored: IDataObject,
	wanted: IDataObject,
): Promise<{ email: IDataObject; isChanged: boolean }> {
	return await putDifference(api, activityId, stored, pick(stored, Object.keys(wanted)), wanted);
}

/** @param kept what stays of the stored email where the change does not name it */
async function putDifference(
	api: ConstantContactApi,
	activityId: string,
	stored: IDataObject,
	kept: IDataObject,
	change: IDataObject,
): Promise<{ email: IDataObject; isChanged: boolean }> {
	const different = differenceTo(stored, change);
	const goes = CLEARED.some((name) => !isEmpty(stored[name]) && isEmpty(kept[name]));
	if (Object.keys(different).length === 0 && !goes) return { email: stored, isChanged: false };
	const email = await api.put<IDataObject>(emailPath(activityId), mergeEmail(kept, different));
	return { email, isChanged: true };
}

/** What an email has besides its headers and recipients, and what may be changed in it. */
export const CHANGEABLE = ['html_content', 'physical_address_in_footer'];

function differenceTo(stored: IDataObject, change: IDataObject): IDataObject {
	const { physical_address_in_footer: address, ...others } = change;
	const different = Object.entries(others).filter(
		([name, value]) => canonical(value) !== canonical(stored[name] ?? ''),
	);
	const merged = address && mergeAddress(stored.physical_address_in_footer, address as IDataObject);
	return {
		...Object.fromEntries(different),
		...(merged && { physical_address_in_footer: merged }),
	};
}

/** An email as most workflows go on with it: without its HTML and its footer. */
export function withoutContent(email: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(email).filter(([name]) => !CHANGEABLE.includes(name)));
}
