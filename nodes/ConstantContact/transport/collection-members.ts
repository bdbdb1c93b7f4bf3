import { NameIndex } from '../input/name-index';
import { textOf } from '../input/text-of';
import type { Collection } from './collections';

const indexes = new WeakMap<readonly object[], { further: readonly object[]; index: NameIndex }>();

/**
 * The names and IDs of the members, indexed once for each reading of the collection.
 * @param further members that the API lists apart
 */
export function nameIndexOf(
	members: readonly object[],
	{ id, name, isGone = () => false }: Collection,
	further: readonly object[] = NONE,
): NameIndex {
	const known = indexes.get(members);
	if (known?.further === further) return known.index;
	const living = [...members, ...further].filter((member) => !isGone(member));
	const index = new NameIndex(
		(living as Array<Record<string, unknown>>).map((member) => ({
			id: textOf(member[id]),
			name: textOf(member[name]),
		})),
	);
	indexes.set(members, { further, index });
	return index;
}

const NONE: readonly object[] = [];

/** Members by `updated_at`, the one changed last first. The order of an answer is that of creation. */
export function changedLastFirst<T extends object>(members: T[]): T[] {
	const time = (member: T) => Date.parse(textOf((member as Record<string, unknown>).updated_at));
	return [...members].sort((one, other) => (time(other) || 0) - (time(one) || 0));
}
