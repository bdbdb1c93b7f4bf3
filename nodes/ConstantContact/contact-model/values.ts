import { InputError, show } from './input-error';

/** A calendar date, free of time and time zone. */
export interface CalendarDate {
	year: number;
	month: number;
	day: number;
}

/** Empty means: the item says nothing about this field, so what is stored stays. */
export function isEmpty(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		(typeof value === 'string' && value.trim() === '') ||
		(Array.isArray(value) && value.every(isEmpty))
	);
}

/** Text without surrounding blanks. Throws when it is longer than the API stores. */
export function toText(label: string, value: unknown, maxLength: number): string {
	if (!['string', 'number', 'boolean', 'bigint'].includes(typeof value) || isNoNumber(value)) {
		throw new InputError(
			`'${label}' is not text: ${show(value)}`,
			'Map a single text value, for example one property of the object',
		);
	}
	const text = String(value).trim();
	if (text.length > maxLength) {
		throw new InputError(
			`'${label}' has ${text.length} characters, ${maxLength} are allowed: ${show(text)}`,
			`Shorten the value to ${maxLength} characters`,
		);
	}
	return text;
}

function isNoNumber(value: unknown): boolean {
	return typeof value === 'number' && !Number.isFinite(value);
}

/** A whole number within bounds. */
export function toWholeNumber(label: string, value: unknown, min: number, max: number): number {
	const number = Number(toDecimal(label, value));
	if (!Number.isInteger(number) || number < min || number > max) {
		throw new InputError(
			`'${label}' is not a whole number from ${min} to ${max}: ${show(value)}`,
			`Use a whole number from ${min} to ${max}`,
		);
	}
	return number;
}

/** A number as plain decimal text, such as `-12.5`: no exponent, no thousands separator. */
export function toDecimal(label: string, value: unknown): string {
	const text =
		typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string'
			? String(value).trim()
			: '';
	if (!/^-?\d+(\.\d+)?$/.test(text)) {
		throw new InputError(
			`'${label}' is not a number: ${show(value)}`,
			'Use digits with a dot before the decimals, without currency or thousands signs, for example 1234.50',
		);
	}
	return text;
}

const BOOLEANS = new Map([
	...['true', 'yes', 'y', '1'].map((word) => [word, true] as const),
	...['false', 'no', 'n', '0'].map((word) => [word, false] as const),
]);

export function toBoolean(label: string, value: unknown): boolean {
	const boolean =
		typeof value === 'object' ? undefined : BOOLEANS.get(String(value).trim().toLowerCase());
	if (boolean === undefined) {
		throw new InputError(`'${label}' is not true or false: ${show(value)}`, 'Use true or false');
	}
	return boolean;
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

function dateText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	// A Luxon DateTime writes the date in its own zone, which is the one the user sees.
	const { toISO } = Object(value) as { toISO?: unknown };
	return typeof toISO === 'function' ? String(toISO.call(value)) : '';
}
