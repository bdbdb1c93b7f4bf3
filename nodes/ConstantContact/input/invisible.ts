// The tags of U+E0020 to U+E007F end the flags of England, Scotland and Wales.
const INVISIBLE = /^(?![\u{E0020}-\u{E007F}])[\s\p{Cf}]$/u;
const VISIBLE = /[^\s\p{Cf}]/u;

/** Whether a text shows nothing: blanks, zero-width spaces, soft hyphens, marks of direction. */
export function isInvisible(text: string): boolean {
	return !VISIBLE.test(text);
}

/** A text without what shows nothing at its ends. Inside it stays: emoji and scripts are joined by it. */
export function trimInvisible(text: string): string {
	const characters = [...text];
	let start = 0;
	let end = characters.length;
	while (start < end && INVISIBLE.test(characters[start])) start++;
	while (end > start && INVISIBLE.test(characters[end - 1])) end--;
	return characters.slice(start, end).join('');
}

/** A text that joins nothing, such as an address or a name of a column, without invisible characters. */
export function withoutFormat(text: string): string {
	return text.replace(/\p{Cf}/gu, '');
}
