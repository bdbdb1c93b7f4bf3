import { isObject } from '../../input/is-object';
import { textOf } from '../../input/text-of';

/**
 * Which of the IDs that were sent an answer names, whatever form its list has: texts, or objects that have
 * the ID among their values.
 * @param list of one text or object, or of several
 * @returns the IDs as they were sent, and whether each member of the list names one of them
 */
export function namedIn(list: unknown, sent: Iterable<string>) {
	const known = new Map([...sent].map((id) => [id.toLowerCase(), id]));
	const named = [list].flat(Infinity).map((member) => {
		const texts = isObject(member) ? Object.values(member) : [member];
		return texts.flatMap((text) => known.get(textOf(text).toLowerCase()) ?? []);
	});
	return { ids: new Set(named.flat()), isWhole: named.every((ids) => ids.length > 0) };
}
