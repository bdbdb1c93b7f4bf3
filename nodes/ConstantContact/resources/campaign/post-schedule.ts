import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../input/text-of';
import { emailPath } from '../../parameters/campaign/picked';
import type { ConstantContactApi } from '../../transport/api';
import { readEmail } from './email';
import { refuseFailed, refuseOthers } from './guards';
import { lookAfter } from './look-after';
import { recipientsOf } from './recipients';
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

/** What shall leave. */
interface Leaving {
	activityId: string;
	/** Of the campaign, in quotes. */
	name: string;
	/** When it shall leave; left out, at once. */
	date?: string;
	/** To whom, see `recipientsOf`. */
	recipients: string;
	/** Whether the item has named them: then the email is looked at after it has left. */
	isNamed: boolean;
}

/**
 * Lets an email leave. The request is sent once: when its answer is lost, or tells that somebody else
 * was faster, the email is looked at.
 * Throws ApiFailure when it does not leave, and when nobody knows whether it does; InputError when it
 * leaves for others.
 * API: Email Scheduling, `POST /emails/activities/{campaign_activity_id}/schedules`.
 * @param before how far the email was
 */
export async function postSchedule(
	api: ConstantContactApi,
	leaving: Leaving,
	before: State,
): Promise<Outcome> {
	const { activityId, name, date, recipients, isNamed } = leaving;
	const body = { scheduled_date: date ?? NOW };
	return await api.post<IDataObject[]>(`${emailPath(activityId)}/schedules`, body).then(
		async (answer) => {
			// It has left: a failure to look is none of the item.
			const email = isNamed && (await readEmail(api, activityId).catch(() => undefined));
			if (email) refuseOthers(name, recipients, recipientsOf(email), date);
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
			const now = await lookAfter(failure, look, what);
			refuseFailed(name, now);
			refuseOthers(name, recipients, now.recipients, date);
			return { already: true, ...now };
		},
	);
}
