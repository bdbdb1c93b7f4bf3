import { InputError, show } from './input-error';
import { isEmpty } from './values';

export interface Named {
	id: string;
	name: string;
}

/**
 * Finds the IDs of things that the user names by ID or by name, in an array or as comma-separated
 * text. Names are compared without regard to case and surrounding blanks.
 * Throws InputError for an unknown name, with the names most like it.
 */
export function resolveNames(parameter: string, given: unknown, known: Named[]): string[] {
	const ids = new Map<string, string>();
	for (const { id, name } of [...known].reverse()) ids.set(key(name), id);
	// An ID wins over a list that happens to be named like it.
	for (const { id } of known) ids.set(key(id), id);

	// A name may contain a comma, so the whole text is tried before it is split.
	const whole = typeof given === 'string' && ids.has(key(given));
	const wanted: unknown[] =
		typeof given === 'string' && !whole ? given.split(',') : Array.isArray(given) ? given : [given];

	const found = wanted
		.filter((name) => !isEmpty(name))
		.map((name) => {
			const id = ids.get(key(name));
			if (id === undefined) throw unknownName(parameter, name, known);
			return id;
		});
	return [...new Set(found)];
}

function key(name: unknown): string {
	return String(name).trim().toLowerCase();
}

function unknownName(parameter: string, name: unknown, known: Named[]): InputError {
	const closest = known
		.map((each) => ({ name: each.name, edits: edits(key(name), key(each.name)) }))
		.sort((one, other) => one.edits - other.edits)
		.slice(0, 3)
		.map((each) => show(each.name));
	return new InputError(
		`'${parameter}' names ${show(String(name).trim())}, which the account does not have`,
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
