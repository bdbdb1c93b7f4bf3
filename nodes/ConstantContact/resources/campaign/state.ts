import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../../input/text-of';
import { emailPath } from '../../parameters/campaign/picked';
import type { ConstantContactApi } from '../../transport/api';
import { readEmail } from './email';
import { recipientsOf } from './recipients';
import { readSendHistory } from './send-history';
import { hasStatus } from './status';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** How far an email is. */
export type State = {
	/** As it is answered, see `hasStatus`. */
	current_status: string;
	/** When it is going to be sent; empty when that is not told. */
	scheduledDate?: string;
	/** How often Constant Contact has sent it, or tried to. */
	sendings: number;
	/** Why the last sending ended as it did, in words. */
	reason?: string;
	/** To whom it goes, see `recipientsOf`. */
	recipients?: string;
};

/** When a scheduled email is going to be sent; undefined for one that is not, empty for one that does not say. */
export async function readScheduledDate(
	api: ConstantContactApi,
	activityId: string,
): Promise<string | undefined> {
	const [schedule] = await api.getArray<IDataObject>(`${emailPath(activityId)}/schedules`);
	return schedule && textOf(schedule.scheduled_date ?? '');
}

/**
 * How far an email is, by what was read of it. Nothing more is asked for a draft.
 * @param countsSendings whether those of a sent one matter
 */
export async function stateOf(
	api: ConstantContactApi,
	activityId: string,
	email: IDataObject,
	countsSendings: boolean,
): Promise<State> {
	const isCounted = hasStatus(email, 'error') || (hasStatus(email, 'done') && countsSendings);
	return {
		current_status: textOf(email.current_status ?? ''),
		scheduledDate: hasStatus(email, 'scheduled')
			? await readScheduledDate(api, activityId)
			: undefined,
		...(isCounted ? await sendingsOf(api, activityId) : { sendings: 0 }),
	};
}

/** All that tells whether a request to send or schedule it has arrived. */
export async function readState(api: ConstantContactApi, activityId: string): Promise<State> {
	const email = await readEmail(api, activityId);
	return {
		current_status: textOf(email.current_status ?? ''),
		scheduledDate: await readScheduledDate(api, activityId),
		...(await sendingsOf(api, activityId)),
		recipients: recipientsOf(email),
	};
}

async function sendingsOf(
	api: ConstantContactApi,
	activityId: string,
): Promise<Pick<State, 'sendings' | 'reason'>> {
	const history = await readSendHistory(api, activityId);
	const reason = history[history.length - 1]?.reason;
	return { sendings: history.length, ...(reason !== undefined && { reason: textOf(reason) }) };
}

/**
 * Whether an email that was as `before` is sent or scheduled by now, as it was asked for.
 * @param date when it shall leave; left out, at once
 */
export function hasArrived(before: State, now: State, date?: string): boolean {
	const { scheduledDate, sendings } = now;
	const isNew = !hasStatus(before, 'scheduled');
	if (scheduledDate) return isAsPlanned(scheduledDate, date, isNew);
	if (scheduledDate === '' || hasStatus(now, 'scheduled')) return isNew;
	if (date !== undefined && Date.parse(date) > Date.now() + MINUTE_MS) return false;
	const isSent = hasStatus(now, 'done') && !hasStatus(before, 'done');
	return hasStatus(now, 'executing') || isSent || sendings > before.sendings;
}

/** Whether two dates are one, or both are left out: nobody sees less than a minute of a sending. */
export function isSameMinute(one: string | undefined, other: string | undefined): boolean {
	if (one === undefined || other === undefined) return one === other;
	return Math.abs(Date.parse(one) - Date.parse(other)) < MINUTE_MS;
}

/**
 * Whether a schedule is for that date, or due if there is none. The service may tell the day alone, which is enough only for a schedule that was not there before.
 */
function isAsPlanned(scheduledDate: string, date: string | undefined, isNew: boolean): boolean {
	const isDay = !scheduledDate.includes('T');
	if (isDay && !isNew) return false;
	if (!isDay && date !== undefined) return isSameMinute(scheduledDate, date);
	const scheduled = Date.parse(scheduledDate);
	if (date === undefined) return scheduled < Date.now() + (isDay ? DAY_MS : MINUTE_MS);
	return Math.abs(scheduled - Date.parse(date)) < DAY_MS;
}
