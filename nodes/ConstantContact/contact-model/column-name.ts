import { withoutFormat } from '../input/invisible';

/**
 * A column's name as it is compared: without case, blanks, underscores, hyphens of any kind, letters
 * that nobody sees, such as a byte order mark or a zero-width space, and the marks that a form puts
 * around a label, as in `Email*` or `Subscribe?`.
 */
export function comparable(name: string): string {
	return withoutFormat(name.normalize('NFKC'))
		.toLowerCase()
		.replace(/[\s_\u2212\p{Pd}]/gu, '')
		.replace(/^\*+|[*?:]+$/g, '');
}
