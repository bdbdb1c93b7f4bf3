import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import { isEmpty } from '../../input/values';
import { flag } from '../../parameters/parameter';
import { ApiFailure } from '../../transport/api-failure';
import type { State } from './state';
import { hasStatus } from './status';

/** Whether a campaign that was sent may go to those who have not got it. */
export const sendAgain = flag({
	displayName: 'Send Again to New Contacts',
	name: 'sendAgain',
	type: 'boolean',
	default: false,
	description:
		'Whether a campaign that was sent already may go to contacts of its lists or segment who have not received it. Nobody gets it twice.',
});

/** Whether the date of a campaign that is scheduled already may change. */
export const replaceSchedule = flag({
	displayName: 'Replace Schedule',
	name: 'replaceSchedule',
	type: 'boolean',
	default: false,
	description: 'Whether to move a campaign that is already scheduled for another date to this one',
});

/** What may be switched on. */
export interface Leave {
	sendsAgain: boolean;
	/** Undefined where there is no such option. */
	replaces?: boolean;
}

/**
 * Refuses an email that cannot be sent any more, or not yet. Throws InputError.
 * @param name of the campaign, in quotes
 */
export function refuseStatus(name: string, state: State, { sendsAgain, replaces }: Leave): void {
	const { current_status: status, scheduledDate } = state;
	if (hasStatus(state, 'draft', 'error') || (hasStatus(state, 'done') && sendsAgain)) return;
	if (hasStatus(state, 'scheduled')) {
		if (replaces) return;
		throw new InputError(
			`The campaign ${name} is scheduled${scheduledDate ? ` for ${scheduledDate}` : ''} already`,
			`Nothing was changed. ${
				replaces === undefined
					? "Use 'Unschedule' first to send it now"
					: `Switch on '${labelOf(replaceSchedule)}' to give it this date and these recipients`
			}`,
		);
	}
	if (hasStatus(state, 'done')) {
		throw new InputError(
			`The campaign ${name} was sent already`,
			`Nothing was sent. Make a new campaign for each sending. To reach only those who have not received it, switch on '${labelOf(sendAgain)}'`,
		);
	}
	throw new InputError(
		hasStatus(state, 'executing')
			? `The campaign ${name} is being sent`
			: `The campaign ${name} has the status ${status || 'unknown'}`,
		'Nothing was sent. A campaign that is a draft, or whose sending has failed, can be sent',
	);
}

/** Refuses to call an email sent whose sending has failed. Throws ApiFailure. @param name of the campaign, in quotes */
export function refuseFailed(name: string, state: State): void {
	if (!hasStatus(state, 'error')) return;
	throw new ApiFailure(
		`Constant Contact has tried to send the campaign ${name}, and failed${state.reason ? `. ${state.reason}` : ''}`,
		'Look at the campaign in Constant Contact, then run the workflow again: it can be sent once more',
	);
}

/**
 * Refuses to call an email sent or scheduled that goes to others than asked for: something else has changed
 * them at the same moment. Throws InputError.
 * @param name of the campaign, in quotes
 * @param date when it leaves; left out, at once
 */
export function refuseOthers(
	name: string,
	wanted: string,
	recipients: string | undefined,
	date?: string,
): void {
	if (recipients === wanted) return;
	throw new InputError(
		`The campaign ${name} is ${date === undefined ? 'sent' : 'scheduled'}, but to other recipients: something else has changed them at the same moment`,
		date === undefined
			? 'Look at the campaign in Constant Contact. Make a new one for those who have not got it'
			: `Look at the campaign in Constant Contact. Use 'Unschedule' if they must not get it, or switch on '${labelOf(replaceSchedule)}' to give it these recipients`,
	);
}

/** Refuses an email that is none to send. Throws InputError. @param email as it would leave */
export function refuseUnfinished(name: string, email: IDataObject): void {
	if (isEmpty(email.contact_list_ids) && isEmpty(email.segment_ids)) {
		throw new InputError(
			`The campaign ${name} has no recipients`,
			'Nothing was sent. Give it lists or a segment in Create or Update, or here under Options',
		);
	}
	if (isEmpty(email.subject)) {
		throw new InputError(
			`The campaign ${name} has no subject`,
			'Nothing was sent. Give it one first',
		);
	}
}

/** Refuses what is no campaign's first email. Throws InputError. */
export function refuseRole(name: string, { role }: IDataObject): void {
	if (role === undefined || role === 'primary_email') return;
	throw new InputError(
		`The email of the campaign ${name} cannot be sent by itself: its role is ${textOf(role)}`,
		'Nothing was sent. Pick the campaign',
	);
}

/** What is not as it should be, and does not keep an email from leaving. */
export function warningsOf({ html_content: html }: IDataObject): string[] {
	if (typeof html !== 'string' || html.includes('[[trackingImage]]')) return [];
	return [
		'The HTML has no [[trackingImage]]: Constant Contact counts only those openings that lead to a click',
	];
}

function labelOf({ field }: { field: INodeProperties }): string {
	return field.displayName;
}
