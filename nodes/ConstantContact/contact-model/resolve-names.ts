import { InputError, show } from './input-error';
import { isEmpty } from './values';

const COMPARED_LENGTH = 50;
const SEPARATOR = /[,;]/;
const SEPARATORS = /[,;]/g;

export interface Named {
	id: string;
	name: string;
}

/**
 * Finds the IDs of things that the user names by name or by ID, in an array or as text that is
 * separated by commas or semicolons. Names are compared without regard to case and surrounding
 * blanks, and may contain commas themselves.
 */
export function findIds(
	given: unknown,
	known: readonly Named[],
): { ids: string[]; unknown: unknown[] } {
	const idOf = new Map<string | undefined, string>();
	for (const { id } of known) idOf.set(key(id), id);
	// A name wins over an ID that looks like it. Of two equal names, the first wins.
	for (const { id, name } of [...known].reverse()) idOf.set(key(name), id);

	const longest = Math.max(1, ...known.map(({ name }) => name.split(SEPARATOR).length));
	const split = (text: string) => splitNames(text, (name) => idOf.has(key(name)), longest);
	const all = typeof given === 'string' ? split(given) : Array.isArray(given) ? given : [given];
	const names = all.filter((name) => !isEmpty(name));
	const ids = names.flatMap((name) => idOf.get(key(name)) ?? []);
	return { ids: [...new Set(ids)], unknown: names.filter((name) => !idOf.has(key(name))) };
}

/**
 * The IDs of all things that the user names.
 * Throws InputError for an unknown name, with the names most like it.
 */
export function resolveNames(parameter: string, given: unknown, known: readonly Named[]): string[] {
	const { ids, unknown } = findIds(given, known);
	if (unknown.length > 0) throw unknownName(parameter, unknown[0], known);
	return ids;
}

/**
 * Splits text into names; the longest run of parts that is a known name stays together.
 * @param longest how many parts a known name has at most
 */
function splitNames(text: string, isKnown: (name: string) => boolean, longest: number): string[] {
	const parts = text.split(SEPARATOR);
	const separators = text.match(SEPARATORS) ?? [];
	const run = (start: number, count: number) =>
		parts
			.slice(start, start + count)
			.reduce((name, part, index) => name + separators[start + index - 1] + part);
	const names: string[] = [];
	for (let start = 0; start < parts.length; ) {
		let count = Math.min(longest, parts.length - start);
		while (count > 1 && !isKnown(run(start, count))) count--;
		names.push(run(start, count));
		start += count;
	}
	return names;
}

function key(name: unknown): string | undefined {
	return typeof name === 'object' ? undefined : String(name).trim().toLowerCase();
}

function unknownName(parameter: string, name: unknown, known: readonly Named[]): InputError {
	// Comparing takes time in proportion to both lengths; a typing error shows in the beginning.
	const start = (text: unknown) => (key(text) ?? '').slice(0, COMPARED_LENGTH);
	const closest = known
		.map((each) => ({ name: each.name, edits: edits(start(name), start(each.name)) }))
		.sort((one, other) => one.edits - other.edits)
		.slice(0, 3)
		.map((each) => show(each.name));
	return new InputError(
		`'${parameter}' names ${show(name)}, which the account does not have`,
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
