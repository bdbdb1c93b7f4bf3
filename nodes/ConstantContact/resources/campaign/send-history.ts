import type { IDataObject } from 'n8n-workflow';
import { emailPath } from '../../parameters/campaign/picked';
import type { ConstantContactApi } from '../../transport/api';

/** What the codes of Constant Contact's send history mean. */
const REASONS: Record<number, string> = {
	0: 'Sent',
	1: 'Constant Contact could not send it: schedule it again, or ask its Customer Support',
	2: 'Constant Contact did not send it: ask its Account Review Team',
	3: 'The account cannot send at the moment: look at its billing and whether it has expired',
	4: 'The account may not send to that many contacts: use a smaller list',
	5: 'Constant Contact reviews the email before it sends it (staging)',
	6: 'It was not sent to all contacts: ask the Customer Support of Constant Contact',
	7: 'It has images that no longer exist',
	8: 'It has a link of more than 1,005 characters',
	9: 'The sender address could not be verified: ask the Customer Support of Constant Contact',
	10: 'The sender address could not be verified: ask the Customer Support of Constant Contact',
	11: 'The account cannot send invitations to surveys',
	12: 'There was nobody to send it to: no contacts, or all of them have received it already',
};

/**
 * When and to how many an email was sent, the first time first; each with its `reason` in words.
 * API: Email Scheduling, `GET /emails/activities/{campaign_activity_id}/send_history`.
 */
export async function readSendHistory(
	api: ConstantContactApi,
	activityId: string,
): Promise<IDataObject[]> {
	const sendings = await api.getArray<IDataObject>(`${emailPath(activityId)}/send_history`);
	return sendings.map((sending) => {
		const reason = REASONS[Number(sending.reason_code)];
		return { ...sending, ...(reason !== undefined && { reason }) };
	});
}
