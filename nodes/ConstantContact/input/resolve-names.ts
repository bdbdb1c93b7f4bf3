import { closest } from './closest';
import { readNames } from './given-names';
import { InputError, quoted } from './input-error';
import { NameIndex, type Named } from './name-index';

export type { Named } from './name-index';

/**
 * Finds the IDs of things that the user names by name or by ID, see `readNames`.
 * @param label what the user calls the parameter
 * Throws InputError for a name that several things have but for upper and lower case.
 */
export function findIds(
	label: string,
	given: unknown,
	known: NameIndex | readonly Named[],
): { ids: string[]; unknown: unknown[] } {
	const index = known instanceof NameIndex ? known : new NameIndex(known);
	const names = readNames(given, index);
	const ids = names.flatMap((name) => findOne(label, name, index)?.id ?? []);
	return { ids: [...new Set(ids)], unknown: names.filter((name) => !index.has(name)) };
}

/** The one thing of this name or ID. Throws InputError when several have it. */
export function findOne(label: string, name: unknown, index: NameIndex): Named | undefined {
	const found = index.find(name);
	if (found.length < 2) return found[0];
	throw new InputError(
		`'${label}' names ${quoted(name)}, which stands for ${found.length}: ${found
			.map((each) => `${quoted(each.name)} (${each.id})`)
			.join(', ')}`,
		'Write the name exactly as Constant Contact shows it, or use its ID',
	);
}

/**
 * The IDs of all things that the user names.
 * Throws InputError for a name that is unknown, with the names most like it, or that several have.
 */
export function resolveNames(
	label: string,
	given: unknown,
	known: NameIndex | readonly Named[],
): string[] {
	const index = known instanceof NameIndex ? known : new NameIndex(known);
	const { ids, unknown } = findIds(label, given, index);
	if (unknown.length > 0) throw unknownName(label, unknown[0], index.known);
	return ids;
}

function unknownName(label: string, name: unknown, known: readonly Named[]): InputError {
	const text = typeof name === 'object' ? '' : String(name);
	const near = closest(
		text,
		known.map((each) => each.name),
	).map(quoted);
	return new InputError(
		`'${label}' names ${quoted(name)}, which the account does not have`,
		near.length > 0
			? `The closest names are ${near.join(', ')}. Pick one from the list, or use its name or ID`
			: 'The account has none yet: create it in Constant Contact first',
	);
}
