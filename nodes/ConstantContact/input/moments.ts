import { isDay, noSuchDay } from './calendar';
import { dateText, readDateTime, timeOf } from './date-times';
import { excelTime } from './excel-days';
import { InputError, quoted } from './input-error';
import {
	firstMomentFrom,
	isUtcMidnight,
	momentIn,
	offsetOf,
	utcTime,
	type CalendarDate,
} from './time-zones';
import { readWritten } from './written-dates';

/**
 * A moment in UTC, for example `2026-03-31T08:15:00Z`. A date alone is its first moment.
 * Takes ISO 8601 and what comes close to it, dates as `toCalendarDate` takes them, Date and Luxon
 * DateTime. Throws InputError for anything else, and for a time that clocks skip.
 * @param timeZone of a date and time that names none, such as `America/New_York`
 */
export function toInstant(label: string, value: unknown, timeZone: string): string {
	const time = timeOf(value) ?? readMoment(label, value, timeZone);
	if (Number.isNaN(time)) {
		throw new InputError(
			`'${label}' is not a date and time: ${quoted(value)}`,
			'Use ISO 8601, for example 2026-03-31T08:15:00 in the time zone of the workflow, or 2026-03-31T08:15:00Z',
		);
	}
	return toIso(time);
}

function readMoment(label: string, value: unknown, timeZone: string): number {
	const text = dateText(value);
	const excel = excelTime(value);
	const written = readDateTime(text) ?? onlyDate(text);
	if (written !== undefined && !isDay(written.date)) {
		throw noSuchDay(label, value, written.date, 'Use a date that exists, written as YYYY-MM-DD');
	}
	const shown = excel ?? written?.shown ?? NaN;
	if (Number.isNaN(shown)) return NaN;
	if (written?.offset !== undefined) return shown - written.offset;
	return momentIn(timeZone, shown) ?? afterSkipped(label, value, timeZone, shown);
}

function onlyDate(text: string): ReturnType<typeof readDateTime> {
	const { year, month, day } = readWritten(text) ?? {};
	if (year === undefined || month === undefined || day === undefined || text.includes(':'))
		return undefined;
	const date: CalendarDate = { year, month, day };
	return { date, shown: utcTime(date) };
}

/** Where clocks are set forward at midnight, the day begins later. Any other skipped time is refused. */
function afterSkipped(label: string, value: unknown, timeZone: string, shown: number): number {
	const next = firstMomentFrom(timeZone, shown);
	const shownNext = next + offsetOf(timeZone, next);
	if (isUtcMidnight(shown) && shownNext - shown < 12 * 3_600_000) return next;
	throw new InputError(
		`'${label}' does not exist in ${timeZone}, where clocks skip it when they are set forward: ${quoted(value)}`,
		`Use ${toIso(shownNext).slice(0, -1)}, or add the time zone that is meant, for example ${toIso(shown)}`,
	);
}

function toIso(time: number): string {
	return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
