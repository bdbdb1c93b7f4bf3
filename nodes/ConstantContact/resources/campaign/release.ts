import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { quoted } from '../../input/input-error';
import { isEmpty } from '../../input/values';
import {
	doneWith,
	emailIdOf,
	emailPath,
	forgetCampaign,
	readCampaign,
} from '../../parameters/campaign/picked';
import { withWarnings } from '../../parameters/warnings';
import type { ConstantContactApi } from '../../transport/api';
import { after, ApiFailure, isLost } from '../../transport/api-failure';
import { askedBefore, noteAsked } from './asked-before';
import { deleteSchedule, forDate } from './delete-schedule';
import {
	refuseFailed,
	refuseRole,
	refuseStatus,
	refuseUnfinished,
	warningsOf,
	type Leave,
} from './guards';
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
	const given = await readRecipients(node, item, api, 'options');
	const picked = await readCampaign(node, item, api);
	const { campaignId, campaign } = picked;
	const name = quoted(campaign.name ?? campaignId);
	refuseRemoved(campaign);
	const activityId = emailIdOf(picked);
	const { stored, body } = await readAllowed(api, activityId, conditions, given);
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
		refuseFailed(name, state);
		return said({ already: true, ...state }, '');
	}
	refuseStatus(name, state, leave);
	refuseUnfinished(name, body);

	forgetCampaign(api, campaignId);
	const isScheduled = hasStatus(state, 'scheduled');
	const free = isScheduled ? { current_status: '', sendings: state.sendings } : state;
	const done: string[] = [];
	const write = async () => {
		if (isScheduled) {
			await deleteSchedule(api, activityId, state.scheduledDate);
			done.push(`The schedule${forDate(state.scheduledDate)} is deleted already`);
		}
		if (isForOthers) {
			await putRecipients(api, activityId, body);
			done.push('Its saved recipients are those under Options now');
		}
		noteAsked(node, activityId, date, free);
		const recipients = recipientsOf(body);
		const isNamed = !isEmpty(Object.values(given));
		return await postSchedule(api, { activityId, name, date, recipients, isNamed }, free);
	};
	const action = isScheduled ? 'rescheduled' : date === undefined ? 'sent' : 'scheduled';
	const outcome = await write().catch((failure: unknown) => {
		throw done.reduce((told, each) => after(each, told), failure);
	});
	return said(outcome, action);
}

/** Gives a stored email other recipients. Throws ApiFailure also when they are not those that the answer shows. */
async function putRecipients(
	api: ConstantContactApi,
	activityId: string,
	body: IDataObject,
): Promise<void> {
	const email = await api
		.put<IDataObject>(emailPath(activityId), body)
		.catch((failure: unknown) => {
			if (!(failure instanceof ApiFailure) || !isLost(failure)) throw failure;
			throw after('Its saved recipients may be those under Options now', failure);
		});
	const isTold = !isEmpty(email.contact_list_ids) || !isEmpty(email.segment_ids);
	if (!isTold || recipientsOf(email) === recipientsOf(body)) return;
	throw new ApiFailure(
		'Constant Contact shows other recipients than those that were just written',
		'Nothing was sent. Something else may have changed them at the same moment: look at the campaign in Constant Contact, then run the workflow again',
	);
}
