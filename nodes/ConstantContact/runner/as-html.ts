/** A text for a hint, which the editor takes for HTML: names and columns of an account are none. */
export function asHtml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
