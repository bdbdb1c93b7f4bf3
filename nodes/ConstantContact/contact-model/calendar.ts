import { InputError, show } from './input-error';

/** A calendar date, free of time and time zone. */
export interface CalendarDate {
	year: number;
	month: number;
	day: number;
}

const DATE_FORMATS: ReadonlyArray<[RegExp, (...groups: string[]) => CalendarDate]> = [
	[
		/^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](?:[01]?\d|2[0-3]):[0-5]\d.*)?$/i,
		(year, month, day) => ({ year: +year, month: +month, day: +day }),
	],
	[
		/^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/,
		(month, day, year) => ({ year: +year, month: +month, day: +day }),
	],
];

/**
 * Reads the calendar date as it is written, so that no time zone moves it to another day.
 * Takes YYYY-MM-DD, YYYY/MM/DD, MM/DD/YYYY, MM-DD-YYYY (the formats of the API), ISO date-times,
 * Date and Luxon DateTime.
 */
export function toCalendarDate(label: string, value: unknown): CalendarDate {
	const text = dateText(value);
	for (const [format, read] of DATE_FORMATS) {
		const groups = format.exec(text)?.slice(1);
		if (groups === undefined) continue;
		const date = read(...groups);
		if (date.year > 0 && isDayOfMonth(date.day, date.month, date.year)) return date;
		throw new InputError(
			`'${label}' is not a day of the calendar: ${show(text)}`,
			'Use a date that exists, written as YYYY-MM-DD. Dates with slashes are read as MM/DD/YYYY',
		);
	}
	throw new InputError(
		`'${label}' is not a date: ${show(value)}`,
		'Use YYYY-MM-DD, for example 2026-03-31',
	);
}

/** Month and day from a date, or from MM-DD and MM/DD. */
export function toBirthday(label: string, value: unknown): { month: number; day: number } {
	const short = /^(\d{1,2})[-/](\d{1,2})$/.exec(dateText(value));
	if (short === null) return toCalendarDate(label, value);
	const [month, day] = [Number(short[1]), Number(short[2])];
	if (!isDayOfMonth(day, month)) {
		throw new InputError(
			`'${label}' is not a day of the calendar: ${show(value)}`,
			'Use MM-DD, for example 03-31, or a full date',
		);
	}
	return { month, day };
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

/** The text of a date, as it is written. */
export function dateText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	// A Luxon DateTime writes the date in its own zone, which is the one the user sees.
	const { toISO } = Object(value) as { toISO?: unknown };
	return typeof toISO === 'function' ? String(toISO.call(value)) : '';
}
