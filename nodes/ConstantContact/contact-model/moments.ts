import { dateText, toCalendarDate } from './calendar';
import { InputError, show } from './input-error';

/**
 * A moment in UTC, for example `2026-03-31T08:15:00Z`.
 * @param timeZone of a date and time that names none, such as `America/New_York`
 */
export function toInstant(label: string, value: unknown, timeZone: string): string {
	const text = dateText(value).replace(' ', 'T');
	const parts = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i.exec(
		text,
	);
	const local = parts !== null && parts[1] === undefined;
	const time = local ? momentIn(timeZone, Date.parse(`${text}Z`)) : Date.parse(text);
	if (parts === null || Number.isNaN(time)) {
		throw new InputError(
			`'${label}' is not a date and time: ${show(value)}`,
			'Use ISO 8601, for example 2026-03-31T08:15:00 in the time zone of the workflow, or 2026-03-31T08:15:00Z',
		);
	}
	toCalendarDate(label, text);
	return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** The moment at which clocks in a time zone show what UTC clocks show at `shown` (milliseconds). */
function momentIn(timeZone: string, shown: number): number {
	if (Number.isNaN(shown)) return NaN;
	// The offset is that of the moment looked for, which the first guess may miss by an hour.
	const guess = shown - offsetOf(timeZone, shown);
	return shown - offsetOf(timeZone, guess);
}

function offsetOf(timeZone: string, time: number): number {
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
	const day = Date.UTC(part('year'), part('month') - 1, part('day'));
	const clock = (part('hour') * 60 + part('minute')) * 60 + part('second');
	return day + clock * 1000 - Math.floor(time / 1000) * 1000;
}
