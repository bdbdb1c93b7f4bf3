import { failureOfContent } from '../transport/read-failure';

/**
 * A time of the service, in milliseconds since the epoch. Its forms differ (offsets, fractions), so
 * that they cannot be compared as text. Throws ApiFailure for what is no time.
 */
export function momentOf(value: unknown): number {
	const time = typeof value === 'string' ? Date.parse(value) : NaN;
	if (Number.isNaN(time)) throw failureOfContent(200);
	return time;
}

/** A time as a bound of a search: whole seconds, rounded down, so that nothing of a second is left out. */
export function toBound(time: number): string {
	return new Date(Math.floor(time / 1000) * 1000).toISOString();
}
