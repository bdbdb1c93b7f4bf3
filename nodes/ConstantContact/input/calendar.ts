import { dateText, luxonTime, readDateTime, timeOf } from './date-times';
import { excelTime } from './excel-days';
import { InputError, quoted } from './input-error';
import { dateMeantBy, isUtcMidnight, utcDate, type CalendarDate } from './time-zones';
import { readWritten, type WrittenDate } from './written-dates';

/**
 * The calendar date of a value. A date that is written is taken as it is written, so that no time
 * zone moves it; a moment in UTC has the date that was meant by it, see `dateMeantBy`.
 * Takes what the API takes (YYYY-MM-DD, MM/DD/YYYY and the like), names of months, day numbers of
 * Excel, ISO date-times, Date and Luxon DateTime. Throws InputError for anything else.
 * @param timeZone of the workflow
 */
export function toCalendarDate(label: string, value: unknown, timeZone: string): CalendarDate {
	const date = readDate(value, timeZone);
	if (date?.year === undefined) {
		throw new InputError(
			`'${label}' is not a date: ${quoted(value)}`,
			'Use YYYY-MM-DD, for example 2026-03-31',
		);
	}
	const { year, month, day } = date;
	if (isDay({ year, month, day })) return { year, month, day };
	throw noSuchDay(label, value, date, 'Use a date that exists, written as YYYY-MM-DD');
}

/** Month and day of a birthday, from a date with or without its year. Throws like `toCalendarDate`. */
export function toBirthday(
	label: string,
	value: unknown,
	timeZone: string,
): { month: number; day: number } {
	const date = isMonthWithDay(value) ? undefined : readDate(value, timeZone);
	if (date === undefined) {
		throw new InputError(
			`'${label}' is not a date: ${quoted(value)}`,
			'Use MM-DD, for example 03-31, or a full date such as 1980-03-31',
		);
	}
	const { year, month, day } = date;
	// A year that nobody knows is written as 0, and may be a leap year.
	if (isDayOfMonth(day, month, year || undefined)) return { month, day };
	throw noSuchDay(label, value, date, 'Use MM-DD, for example 03-31, or a full date that exists');
}

function readDate(value: unknown, timeZone: string): WrittenDate | undefined {
	const time = timeOf(value);
	if (time !== undefined) return Number.isNaN(time) ? undefined : dateMeantBy(time, timeZone);

	const excel = excelTime(value);
	if (excel !== undefined) return utcDate(excel);

	const ofLuxon = luxonTime(value);
	if (ofLuxon !== undefined && isUtcMidnight(ofLuxon)) return utcDate(ofLuxon);

	const text = dateText(value);
	const { date, shown, offset } = readDateTime(text) ?? {};
	const isUtc = shown !== undefined && offset === 0;
	return isUtc && date && isDay(date) ? dateMeantBy(shown, timeZone) : readWritten(text);
}

/** A number such as 331 is rather a 31 March that lost its zero than a day of 1900. */
function isMonthWithDay(value: unknown): boolean {
	const [, month, day] = /^(\d{1,2})(\d\d)$/.exec(dateText(value)) ?? [];
	return month !== undefined && isDayOfMonth(Number(day), Number(month));
}

/**
 * The error for a date that is not in the calendar. One that is day first shows what others of its
 * column are taken for unnoticed.
 */
export function noSuchDay(
	label: string,
	value: unknown,
	{ month, day }: WrittenDate,
	remedy: string,
) {
	const isDayFirst = month > 12 && isDayOfMonth(month, day);
	return new InputError(
		`'${label}' is not a day of the calendar: ${quoted(dateText(value))}`,
		isDayFirst
			? `${remedy}. Dates in digits are read as MM/DD/YYYY, month first: if this column has the day first, other rows, such as 09/06, may have been read with day and month swapped. Change the whole column`
			: remedy,
	);
}

/** Whether the day exists, in a year that the API can write. */
export function isDay({ year, month, day }: CalendarDate): boolean {
	return year > 0 && year < 10_000 && isDayOfMonth(day, month, year);
}

/** Whether the day exists. Without a year, 29 February does. */
export function isDayOfMonth(day: number, month: number, year = 2000): boolean {
	const date = new Date(Date.UTC(2000, 0));
	date.setUTCFullYear(year, month - 1, day);
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function formatDate({ year, month, day }: CalendarDate): string {
	return [String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-');
}

function twoDigits(number: number): string {
	return String(number).padStart(2, '0');
}
