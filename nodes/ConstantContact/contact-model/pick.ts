/** Those of the given properties that have a value. */
export function pick<T extends object, K extends keyof T>(
	from: T,
	keys: readonly K[],
): Partial<Pick<T, K>> {
	const picked: Partial<Pick<T, K>> = {};
	for (const key of keys) {
		if (from[key] !== undefined && from[key] !== null) picked[key] = from[key];
	}
	return picked;
}
