import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../input/input-error';
import { toInstant } from '../input/moments';
import { offsetOf } from '../input/time-zones';
import { isEmpty } from '../input/values';

/**
 * The moment that the item gives, in UTC. A time without a zone is meant in the one of the workflow.
 * Throws InputError when it gives none, and for one that is over.
 */
export function readComingMoment(
	node: IExecuteFunctions,
	item: number,
	{ displayName: label, name }: INodeProperties,
): string {
	const given = node.getNodeParameter(name, item, '') as unknown;
	if (isEmpty(given)) {
		throw new InputError(`'${label}' is empty`, `Fill in '${label}'`);
	}
	const timeZone = node.getTimezone();
	const date = toInstant(label, given, timeZone);
	const time = Date.parse(date);
	const now = Date.now();
	if (time > now) return date;
	throw new InputError(
		`'${label}' is in the past: ${quoted(given)} means ${shown(time, timeZone)} in ${timeZone}, where it is ${shown(now, timeZone)} now`,
		`Nothing was scheduled. Pick a later date. If another time zone is meant, change that of the workflow in its settings, or add the offset from UTC to the date, such as 2026-03-31T08:15:00-05:00`,
	);
}

/** What clocks in the time zone show at a moment, such as `2026-03-31 08:15:00`. */
function shown(time: number, timeZone: string): string {
	const clock = new Date(time + offsetOf(timeZone, time)).toISOString();
	return clock.slice(0, 19).replace('T', ' ');
}
