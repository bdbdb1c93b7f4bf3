/** A column's name as it is compared: without case, blanks and underscores. */
export function comparable(name: string): string {
	return name.normalize('NFKC').toLowerCase().replace(/[\s_]/g, '');
}
