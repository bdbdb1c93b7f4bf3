import { offsetOf } from '../../input/time-zones';

/** The longest name of a campaign. */
export const NAME_LIMIT = 80;

/**
 * A name with date and time, such as `News 2026-03-31 08:15`, cut where it would be longer than
 * a campaign's name may be.
 * @param now in milliseconds
 * @param count 1 for the first of this minute; from 2 on it stands behind the date
 */
export function datedName(name: string, now: number, timeZone: string, count: number): string {
	const shown = new Date(now + offsetOf(timeZone, now))
		.toISOString()
		.slice(0, 16)
		.replace('T', ' ');
	const end = ` ${shown}${count > 1 ? ` (${count})` : ''}`;
	// Not in the middle of a character.
	const kept = name.slice(0, NAME_LIMIT - end.length).replace(/[\uD800-\uDBFF]$/, '');
	return kept.trimEnd() + end;
}
