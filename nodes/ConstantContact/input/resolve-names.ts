import { closest } from './closest';
import { readNames } from './given-names';
import { InputError, quoted } from './input-error';
import { NameIndex, type Named } from './name-index';

export type { Named } from './name-index';

/** Of the ways in which items name things, so many are remembered. */
const MOST_KEPT = 1000;

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
	const text = textOfNames(given);
	const before = text === undefined ? undefined : foundBefore.get(index)?.get(text);
	if (before) return { ids: [...before], unknown: [] };
	const names = readNames(given, index);
	const ids = [...new Set(names.flatMap((name) => findOne(label, name, index)?.id ?? []))];
	const unknown = names.filter((name) => !index.has(name));
	if (text !== undefined && unknown.length === 0) keep(index, text, ids);
	return { ids: [...ids], unknown };
}

/** IDs by the text that names them: thousands of items name the same lists. */
const foundBefore = new WeakMap<NameIndex, Map<string, readonly string[]>>();

function keep(index: NameIndex, text: string, ids: readonly string[]): void {
	const found = foundBefore.get(index) ?? new Map<string, readonly string[]>();
	foundBefore.set(index, found);
	if (found.size < MOST_KEPT) found.set(text, ids);
}

/** What tells apart the ways of naming things; undefined for what is no text, nor an array of texts. */
function textOfNames(given: unknown): string | undefined {
	if (typeof given === 'string') return `text ${given}`;
	const isTexts = Array.isArray(given) && given.every((each) => typeof each === 'string');
	return isTexts ? `array ${JSON.stringify(given)}` : undefined;
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
