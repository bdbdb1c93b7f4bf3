import { isDay, formatDate } from '../input/calendar';
import { readBoolean } from '../input/booleans';
import { readDateTime } from '../input/date-times';
import { trimInvisible } from '../input/invisible';
import { plainDecimal } from '../input/numbers';
import { textOf } from '../input/text-of';
import { utcTime } from '../input/time-zones';
import { readWritten } from '../input/written-dates';

/** What a text stands for; undefined where that would be a guess. */
export type Meaning = (text: string) => string | undefined;

/** By the type of a custom field. The others are texts. */
const MEANINGS = new Map<string, Meaning>([
	['number', plainDecimal],
	['currency', plainDecimal],
	['boolean', (text) => readBoolean(text)?.toString()],
	['date', dayOf],
	['datetime', momentOf],
]);

/** Whether two values are the same text, or stand for the same. One that is empty is like none. */
export function sameMeaning(one: unknown, other: unknown, meaning?: Meaning): boolean {
	const [text, otherText] = [one, other].map((value) => trimInvisible(textOf(value ?? '')));
	if (text === otherText) return true;
	const meant = meaning?.(text);
	return meant !== undefined && meant === meaning?.(otherText);
}

/**
 * Whether two values of a custom field are the same text, or stand for the same.
 * @param type of the field, if it is known
 */
export function sameCustomValue(one: unknown, other: unknown, type = ''): boolean {
	return sameMeaning(one, other, MEANINGS.get(type));
}

/** The day of a date, which has no time but midnight: any other may be meant as the day before or after. */
export function dayOf(text: string): string | undefined {
	const time = readDateTime(text);
	const isDate = time ? !time.offset && time.shown === utcTime(time.date) : !text.includes(':');
	const { year, month, day } = (isDate && readWritten(text)) || {};
	if (year === undefined || month === undefined || day === undefined) return undefined;
	return isDay({ year, month, day }) ? formatDate({ year, month, day }) : undefined;
}

/** The second of a moment in UTC. */
function momentOf(text: string): string | undefined {
	const { shown, offset } = readDateTime(text) ?? {};
	if (shown === undefined || offset === undefined) return undefined;
	return String(Math.floor((shown - offset) / 1000));
}
