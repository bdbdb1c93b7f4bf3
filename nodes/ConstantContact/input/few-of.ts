/** How many of many columns a message names. */
export const MOST_NAMED_COLUMNS = 10;

/** The first of many texts, and how many more there are. */
export function fewOf(texts: readonly string[], most = MOST_NAMED_COLUMNS): string {
	const more = texts.length > most ? ` and ${texts.length - most} more` : '';
	return texts.slice(0, most).join(', ') + more;
}
