const COMPARED_LENGTH = 50;

/**
 * The names that are most like the given one, the closest first.
 * @param isNear leaves out names of which more than a third of the letters would have to change
 */
export function closest(
	name: string,
	known: readonly string[],
	count = 3,
	isNear = false,
): string[] {
	// Comparing takes time in proportion to both lengths; a typing error shows in the beginning.
	const start = (text: string) => text.trim().toLowerCase().slice(0, COMPARED_LENGTH);
	return known
		.map((each) => ({ each, edits: edits(start(name), start(each)) }))
		.filter(
			({ each, edits: needed }) => !isNear || needed * 3 <= Math.max(name.length, each.length),
		)
		.sort((one, other) => one.edits - other.edits)
		.slice(0, count)
		.map(({ each }) => each);
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
