import { textOf } from '../../input/text-of';
import { emailPath } from '../../parameters/campaign/picked';
import type { ConstantContactApi } from '../../transport/api';
import { after, ApiFailure, isLost } from '../../transport/api-failure';
import { readEmail } from './email';
import { readScheduledDate } from './state';
import { hasStatus } from './status';

/**
 * Deletes the schedule of an email, once. When the answer is lost, the email is looked at.
 * Throws ApiFailure, which then says what is known of the schedule.
 * API: Email Scheduling, `DELETE /emails/activities/{campaign_activity_id}/schedules`.
 * @param date for which it is scheduled, if that is told
 */
export async function deleteSchedule(
	api: ConstantContactApi,
	activityId: string,
	date?: string,
): Promise<void> {
	await api.delete(`${emailPath(activityId)}/schedules`).catch(async (failure: unknown) => {
		if (!(failure instanceof ApiFailure) || !isLost(failure)) throw failure;
		const told = await lookAtSchedule(api, activityId, date).catch(() => unknown(date));
		throw after(told, failure);
	});
}

/** ` for` that date, if there is one. */
export function forDate(date: string | undefined): string {
	return date ? ` for ${date}` : '';
}

async function lookAtSchedule(
	api: ConstantContactApi,
	activityId: string,
	date: string | undefined,
): Promise<string> {
	const email = await readEmail(api, activityId);
	const isShown = (await readScheduledDate(api, activityId)) !== undefined;
	// Either may be seconds old.
	if (isShown !== hasStatus(email, 'scheduled')) return unknown(date);
	return isShown
		? `The campaign is still scheduled${forDate(date)}`
		: `The schedule${forDate(date)} is deleted: the status is ${textOf(email.current_status)}`;
}

const unknown = (date: string | undefined) =>
	`It is not known whether the schedule${forDate(date)} is deleted: look at the campaign in Constant Contact`;
