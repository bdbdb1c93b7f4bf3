/**
 * A thing with its ID and name in front, as people look for these. Nothing else changes: the service answers lists with
 * `favorite` first.
 * @param kind what ID and name are called
 */
export function identityFirst<T extends object>(
	{ id, name = '' }: { id: string; name?: string },
	thing: T,
): T {
	const all = thing as Record<string, unknown>;
	const first = [id, name].filter((key) => key in all).map((key) => [key, all[key]]);
	return { ...Object.fromEntries(first), ...all } as T;
}
