import { utcTime, type CalendarDate } from './time-zones';
import { single, typedText } from './values';
import { readWritten } from './written-dates';

/** A date with a time as it is written. */
export interface WrittenDateTime {
	date: CalendarDate;
	/** What the clocks show, as milliseconds in UTC. */
	shown: number;
	/** How far these clocks are ahead of UTC, in milliseconds, if the text says so. */
	offset?: number;
}

/** The time behind a date; the zone as ISO 8601, mail and JavaScript write it. */
const TIME =
	/^(.*?)(?:(?<=\d)T|,?\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?\s*(Z|(?:UTC|GMT)?([+-])(\d{2})(?::?(\d{2}))?|UTC|GMT)?(?: \(.*\))?$/is;
const MINUTE = 60_000;
const LONGEST = 100;

/**
 * Reads ISO 8601, and a time behind any date that `readWritten` takes with its year; undefined for
 * anything else. The day may not exist.
 */
export function readDateTime(text: string): WrittenDateTime | undefined {
	const groups = text.length > LONGEST ? null : TIME.exec(text);
	if (groups === null) return undefined;
	const { year, month = 0, day = 0 } = readWritten(groups[1]) ?? {};
	if (year === undefined) return undefined;
	const [hour, minute, second] = groups.slice(2, 5).map((each) => Number(each ?? 0));
	const milliseconds = Number((groups[5] ?? '').padEnd(3, '0').slice(0, 3));
	const half = groups[6]?.[0].toLowerCase();
	const [zone, sign] = [groups[7], groups[8]];
	const [ahead, minutesAhead] = [Number(groups[9] ?? 0), Number(groups[10] ?? 0)];
	const isHour = half === undefined || (hour >= 1 && hour <= 12);
	const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
	const clock = ((hours * 60 + minute) * 60 + second) * 1000 + milliseconds;
	// 24:00 is the end of the day.
	const isTime = isHour && minute < 60 && second < 60 && clock <= 24 * 60 * MINUTE;
	if (!isTime || ahead > 14 || minutesAhead > 59) return undefined;
	const date = { year, month, day };
	return {
		date,
		shown: utcTime(date) + clock,
		...(zone !== undefined && {
			offset: (sign === '-' ? -1 : 1) * (ahead * 60 + minutesAhead) * MINUTE,
		}),
	};
}

/**
 * The moment of a Date, NaN of an invalid one; undefined for other values. A Date that an
 * expression makes is of another realm, so `instanceof` does not know it.
 */
export function timeOf(value: unknown): number | undefined {
	try {
		return Date.prototype.getTime.call(single(value));
	} catch {
		return undefined;
	}
}

/** The text of a date: what is typed, or the ISO date-time that a Luxon DateTime writes in its zone. */
export function dateText(value: unknown): string {
	const dateTime = luxon(value);
	return dateTime ? String(dateTime.toISO()) : (typedText(value) ?? '');
}

/** The moment of a Luxon DateTime; undefined for other values. */
export function luxonTime(value: unknown): number | undefined {
	return luxon(value)?.toMillis();
}

interface DateTime {
	toISO(): string | null;
	toMillis(): number;
}

/** The value as a DateTime, be it of n8n's copy of Luxon or of another. */
function luxon(value: unknown): DateTime | undefined {
	const given = single(value) as Partial<DateTime> | undefined;
	return typeof given?.toISO === 'function' && typeof given.toMillis === 'function'
		? (given as DateTime)
		: undefined;
}
