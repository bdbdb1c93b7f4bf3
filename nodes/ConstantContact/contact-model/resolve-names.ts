import { readNames } from './given-names';
import { InputError, show } from './input-error';
import { NameIndex, type Named } from './name-index';

export type { Named } from './name-index';

const COMPARED_LENGTH = 50;

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
		`'${label}' names ${show(name)}, which stands for ${found.length}: ${found
			.map((each) => `${show(each.name)} (${each.id})`)
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
	// Comparing takes time in proportion to both lengths; a typing error shows in the beginning.
	const start = (text: unknown) =>
		typeof text === 'object' ? '' : String(text).trim().toLowerCase().slice(0, COMPARED_LENGTH);
	const closest = known
		.map((each) => ({ name: each.name, edits: edits(start(name), start(each.name)) }))
		.sort((one, other) => one.edits - other.edits)
		.slice(0, 3)
		.map((each) => show(each.name));
	return new InputError(
		`'${label}' names ${show(name)}, which the account does not have`,
		closest.length > 0
			? `The closest names are ${closest.join(', ')}. Pick one from the list, or use its name or ID`
			: 'The account has none yet: create it in Constant Contact first',
	);
}

/** Levenshtein distance: how many letters to insert, delete or replace. */
function edits(one: string, other: string): number {
	let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let row = 1; row <= one.length; row++) {
		const current = [row];
		for (let column = 1; column <= other.length; column++) {
			const replace = previous[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
			current.push(Math.min(replace, previous[column] + 1, current[column - 1] + 1));
		}
		previous = current;
	}
	return previous[other.length];
}
