/**
 * A time of the service, in milliseconds since the epoch. Its forms differ (offsets, fractions), so
 * that they cannot be compared as text. Undefined for what is no time: such a thing is skipped.
 */
export function momentOf(value: unknown): number | undefined {
	const time = typeof value === 'string' ? Date.parse(value) : NaN;
	return Number.isNaN(time) ? undefined : time;
}

/**
 * A time as a bound of a search: whole seconds, rounded down, so that nothing of a second is left
 * out. Every endpoint takes them; fractions were seen to be taken for `updated_after` only.
 */
export function toBound(time: number): string {
	return new Date(Math.floor(time / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
