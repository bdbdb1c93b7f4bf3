import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../../input/input-error';
import { momentField, period } from '../../parameters/period';
import { toBound } from '../../transport/moment';

const start = momentField('Start', 'start', 'Left empty, a year before the end');
const end = momentField('End', 'end', 'Left empty, now');

/** The longest range of which Constant Contact computes rates, in years. */
export const MOST_YEARS = 5;

/** The fields in which the range of a report is given. */
export const range = period([start, end], 'options');

/**
 * The range of a report as its query. Throws InputError for one without time in it, and for one that is too long.
 * @param mostYears how many years it may be long
 */
export function readRange(node: IExecuteFunctions, item: number, mostYears = Infinity) {
	const { after, before } = range.read(node, item);
	const until = before === Infinity ? Date.now() : before;
	const since = after === -Infinity ? yearsBefore(until, 1) : after;
	if (since >= until) {
		throw new InputError(
			`'${start.displayName}' lies in the future: ${new Date(since).toISOString()}`,
			'Use a moment in the past: reports are about what has happened',
		);
	}
	if (since < yearsBefore(until, mostYears)) {
		throw new InputError(
			`'${start.displayName}' is more than ${mostYears} years before '${end.displayName}'`,
			'Use a shorter range: Constant Contact does not compute rates for a longer one',
		);
	}
	return { start: toBound(since), end: toBound(until) };
}

function yearsBefore(time: number, years: number): number {
	if (years === Infinity) return -Infinity;
	const date = new Date(time);
	return date.setUTCFullYear(date.getUTCFullYear() - years);
}
