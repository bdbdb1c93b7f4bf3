import { typedText } from './values';

const LAST = 2_958_465;
const LEAP_DAY = 60;
const DAY = 86_400_000;

/**
 * A number of days as a spreadsheet stores a date, with the time as its fraction. 3.31 is none; 0331 is
 * rather a month with a day, and a number of four digits rather a year than a day of 1905.
 */
const NUMBER = /^(?!(?:19|20)\d\d$)([1-9]\d{0,6}|[1-9]\d{4,6}\.\d+)$/;

/**
 * What clocks show at a date of Excel, as milliseconds in UTC; undefined for a value that is none.
 * Day 1 is 1900-01-01, day 2958465 is 9999-12-31. Excel counts 29 February 1900, which did not exist.
 */
export function excelTime(value: unknown): number | undefined {
	const text = typedText(value) ?? '';
	const days = NUMBER.test(text) ? Number(text) : 0;
	const whole = Math.floor(days);
	if (whole < 1 || whole > LAST || whole === LEAP_DAY) return undefined;
	const sinceEpoch = Date.UTC(1899, 11, whole < LEAP_DAY ? 31 : 30) + whole * DAY;
	// A fraction of a day is never exact to the millisecond.
	return sinceEpoch + Math.round((days - whole) * 86_400) * 1000;
}
