import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../input/text-of';
import { emailPath } from '../../parameters/campaign/picked';
import type { ConstantContactApi } from '../../transport/api';
import { lookAfter } from './look-after';
import { hasArrived, readState, type State } from './state';

/** What Constant Contact takes for now. */
const NOW = '0';

/** What has become of an email that was to leave. */
export interface Outcome {
	/** Whether it was on its way before, or is without an answer that says so. */
	already: boolean;
	current_status?: string;
	scheduledDate?: string;
}

/**
 * Lets an email leave. The request is sent once: when its answer is lost, or tells that somebody else
 * was faster, the email is looked at.
 * Throws ApiFailure when it does not leave, and when nobody knows whether it does.
 * API: Email Scheduling, `POST /emails/activities/{campaign_activity_id}/schedules`.
 * @param name of the campaign, in quotes
 * @param before how far the email was
 * @param date when it shall leave; left out, at once
 */
export async function postSchedule(
	api: ConstantContactApi,
	activityId: string,
	name: string,
	before: State,
	date?: string,
): Promise<Outcome> {
	const body = { scheduled_date: date ?? NOW };
	return await api.post<IDataObject[]>(`${emailPath(activityId)}/schedules`, body).then(
		(answer) => {
			const [schedule] = [answer].flat();
			const scheduledDate = date && textOf(schedule?.scheduled_date ?? date);
			return { already: false, scheduledDate };
		},
		async (failure: unknown) => {
			const look = async () => {
				const now = await readState(api, activityId);
				return hasArrived(before, now, date) ? now : undefined;
			};
			const what = `the campaign ${name} was ${date ? 'scheduled' : 'sent'}`;
			return { already: true, ...(await lookAfter(failure, look, what)) };
		},
	);
}
