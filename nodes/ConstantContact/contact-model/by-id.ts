const indexes = new WeakMap<readonly object[], ReadonlyMap<string, object>>();

/**
 * The members of a list by their IDs. A list is indexed once, because thousands of rows are read with
 * the same one; it must not be changed in place.
 */
export function byId<T extends object>(
	members: readonly T[],
	idOf: (member: T) => string,
): ReadonlyMap<string, T> {
	const known = indexes.get(members) as ReadonlyMap<string, T> | undefined;
	const index = known ?? new Map(members.map((member) => [idOf(member), member]));
	indexes.set(members, index);
	return index;
}
