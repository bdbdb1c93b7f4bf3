const SENTENCE_ENDS = /[.!?]["')]? ["'(]?\p{Lu}/u;

/**
 * Texts as one: a single sentence has no full stop, as n8n has it, and of several each has one.
 * @param texts without the last full stop, or with it
 */
export function sentences(...texts: string[]): string {
	const told = texts.map((text) => text.trim().replace(/\.$/, '')).filter((text) => text !== '');
	const joined = told.join('. ');
	return SENTENCE_ENDS.test(joined) ? `${joined}${/[!?…]$/.test(joined) ? '' : '.'}` : joined;
}
