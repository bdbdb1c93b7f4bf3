import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { quoted } from '../../input/input-error';
import {
	doneWith,
	emailIdOf,
	emailPath,
	forgetCampaign,
	readCampaign,
} from '../../parameters/campaign/picked';
import { withWarnings } from '../../parameters/warnings';
import type { ConstantContactApi } from '../../transport/api';
import { after } from '../../transport/api-failure';
import { askedBefore, noteAsked } from './asked-before';
import { refuseRole, refuseStatus, refuseUnfinished, warningsOf, type Leave } from './guards';
import { readConditions } from './only-if';
import { postSchedule, type Outcome } from './post-schedule';
import { readAllowed } from './read-allowed';
import { readRecipients, recipientsOf } from './recipients';
import { hasArrived, stateOf } from './state';
import { hasStatus, refuseRemoved } from './status';

/**
 * Sends or schedules the campaign that the item picks, once. Whatever could stand in the way is looked
 * at before anything is written.
 * @param leave what the item allows besides
 * @param date when it shall leave, such as `2026-03-31T08:15:00Z`; left out, at once
 * Throws InputError when it must not leave, and ApiFailure when nobody knows whether it does.
 */
export async function release(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	leave: Leave,
	date?: string,
): Promise<IDataObject> {
	const conditions = readConditions(node, item);
	const recipients = await readRecipients(node, item, api, 'options');
	const picked = await readCampaign(node, item, api);
	const { campaignId, campaign } = picked;
	const name = quoted(campaign.name ?? campaignId);
	refuseRemoved(campaign);
	const activityId = emailIdOf(picked);
	const { stored, body } = await readAllowed(api, activityId, conditions, recipients);
	refuseRole(name, stored);

	const state = await stateOf(api, activityId, stored, leave.sendsAgain);
	const said = ({ already, current_status: status, scheduledDate }: Outcome, action: string) =>
		withWarnings(
			doneWith(picked, {
				action: already ? 'unchanged' : action,
				...(status !== undefined && { status }),
				...(scheduledDate && { scheduled_date: scheduledDate }),
				subject: body.subject,
			}),
			warningsOf(stored),
		);
	const before = askedBefore(node, activityId, date, leave.sendsAgain) ?? state;
	const isForOthers = recipientsOf(body) !== recipientsOf(stored);
	if (!isForOthers && hasArrived(before, state, date)) {
		return said({ already: true, ...state }, '');
	}
	refuseStatus(name, state, leave);
	refuseUnfinished(name, body);

	forgetCampaign(api, campaignId);
	const isScheduled = hasStatus(state, 'scheduled');
	if (isScheduled) await api.delete(`${emailPath(activityId)}/schedules`);
	const free = isScheduled ? { current_status: '', sendings: state.sendings } : state;
	const write = async () => {
		if (isForOthers) await api.put(emailPath(activityId), body);
		noteAsked(node, activityId, date, free);
		return await postSchedule(api, activityId, name, free, date);
	};
	const action = isScheduled ? 'rescheduled' : date === undefined ? 'sent' : 'scheduled';
	const outcome = await write().catch((failure: unknown) => {
		const of = state.scheduledDate && ` for ${state.scheduledDate}`;
		throw isScheduled ? after(`The schedule${of ?? ''} is deleted already`, failure) : failure;
	});
	return said(outcome, action);
}
