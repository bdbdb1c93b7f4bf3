import { withoutFormat } from './invisible';

/** A column's name as it is compared: without case, blanks, underscores and what nobody sees. */
export function comparable(name: string): string {
	return withoutFormat(name.normalize('NFKC')).toLowerCase().replace(/[\s_]/g, '');
}
