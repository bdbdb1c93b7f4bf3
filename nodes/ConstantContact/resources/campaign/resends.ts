import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../input/text-of';
import { emailPath } from '../../parameters/campaign/picked';
import type { ConstantContactApi } from '../../transport/api';

const DAY_MINUTES = 1440;

/** A resend to those who have not opened a campaign. */
export interface Resend {
	/** `DRAFT` while the campaign is one. */
	id: string;
	subject: string;
	/** How long after the campaign it goes out, in minutes; undefined when the service does not say. */
	delay?: number;
	/** When it went out. */
	sentAt?: string;
	status?: string;
}

export function resendsPath(activityId: string): string {
	return `${emailPath(activityId)}/non_opener_resends`;
}

/**
 * The resend of a campaign, of which there is one at most. Undefined for none.
 * API: Email Campaigns, `GET /emails/activities/{campaign_activity_id}/non_opener_resends`.
 */
export async function readResend(
	api: ConstantContactApi,
	activityId: string,
): Promise<Resend | undefined> {
	const [resend] = await api.getArray<IDataObject>(resendsPath(activityId));
	return resend && toResend(resend);
}

/** A resend as it is answered: with minutes, or with days where they are whole. */
export function toResend(answer: IDataObject): Resend {
	const { resend_subject, resend_date, resend_status, resend_request_id } = answer;
	const minutes = answer.delay_minutes ?? Number(answer.delay_days) * DAY_MINUTES;
	const delay = Number(textOf(minutes).replace(/\D/g, '') || NaN);
	return {
		id: textOf(resend_request_id ?? 'DRAFT'),
		subject: textOf(resend_subject ?? ''),
		...(delay > 0 && { delay }),
		...(resend_date !== undefined && { sentAt: textOf(resend_date) }),
		...(resend_status !== undefined && { status: textOf(resend_status) }),
	};
}

/** A resend in the words of the API. */
export function described({ id, subject, delay, sentAt, status }: Resend): IDataObject {
	return {
		resend_request_id: id,
		resend_subject: subject,
		...(delay !== undefined && { delay_minutes: delay }),
		...(status !== undefined && { resend_status: status }),
		...(sentAt !== undefined && { resend_date: sentAt }),
	};
}
