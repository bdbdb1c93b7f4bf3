/** A calendar date, free of time and time zone. */
export interface CalendarDate {
	year: number;
	month: number;
	day: number;
}

const DAY = 86_400_000;
// Making one takes longer than using it hundreds of times.
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a time zone are ahead of UTC at a moment, in milliseconds. */
export function offsetOf(timeZone: string, time: number): number {
	const parts = new Map(
		formatOf(timeZone)
			.formatToParts(time)
			.map(({ type, value }) => [type, Number(value)]),
	);
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
	const shown = utcTime({ year: part('year'), month: part('month'), day: part('day') });
	const clock = (part('hour') * 60 + part('minute')) * 60 + part('second');
	return shown + clock * 1000 - Math.floor(time / 1000) * 1000;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
	const format =
		formats.get(timeZone) ??
		new Intl.DateTimeFormat('en-US', {
			timeZone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		});
	formats.set(timeZone, format);
	return format;
}

/**
 * The moment at which clocks in a time zone show what UTC clocks show at `shown` (milliseconds), the
 * first one where they show it twice; undefined where they are set forward over it.
 */
export function momentIn(timeZone: string, shown: number): number | undefined {
	// What clocks show twice they show with the offset of the day before first.
	return [DAY, -DAY]
		.map((aside) => shown - offsetOf(timeZone, shown - aside))
		.find((time) => time + offsetOf(timeZone, time) === shown);
}

/** The same, but the moment at which the clocks go on where they are set forward over it. */
export function firstMomentFrom(timeZone: string, shown: number): number {
	return momentIn(timeZone, shown) ?? shown - offsetOf(timeZone, shown - DAY);
}

/** Midnight in UTC. */
export function utcTime({ year, month, day }: CalendarDate): number {
	// Date.UTC takes the years 0 to 99 for 1900 to 1999.
	return new Date(0).setUTCFullYear(year, month - 1, day);
}

/**
 * The calendar date that is meant by a moment: a program that knows only dates writes midnight, in
 * UTC, in the workflow's zone, or in that of n8n itself, as its database nodes do. Any other moment
 * has the date that it has in the workflow's zone.
 */
export function dateMeantBy(time: number, timeZone: string): CalendarDate {
	if (isUtcMidnight(time)) return utcDate(time);
	const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
	const zone = beginsDay(time, own) && !beginsDay(time, timeZone) ? own : timeZone;
	return utcDate(time + offsetOf(zone, time));
}

export function isUtcMidnight(time: number): boolean {
	return time % DAY === 0;
}

/** Clocks that are set forward at midnight begin the day later than at 0:00. */
function beginsDay(time: number, timeZone: string): boolean {
	const dayAt = (moment: number) => Math.floor((moment + offsetOf(timeZone, moment)) / DAY);
	return dayAt(time) !== dayAt(time - 1);
}

/** The date of a moment in UTC. */
export function utcDate(time: number): CalendarDate {
	const date = new Date(time);
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
	};
}
