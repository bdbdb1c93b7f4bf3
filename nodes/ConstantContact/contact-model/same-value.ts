import { textOf } from '../input/text-of';

/**
 * Whether two texts name one phone number, however they are written. Of eleven digits with a leading
 * 1, the first is the country code of the United States and Canada. A number with letters, such as
 * 1-800-FLOWERS, is compared with them.
 */
export function sameNumber(one: string | undefined, other: string | undefined): boolean {
	return one !== undefined && other !== undefined && numberKey(one) === numberKey(other);
}

function numberKey(phone: string): string {
	// An answer may hold a number, though the contract has texts only.
	const text = textOf(phone);
	const marks = text.toLowerCase().replace(/[^\p{L}\d]/gu, '');
	return marks.replace(/^1(?=\d{10}(?!\d))/, '') || text.trim();
}

/** Whether two texts say the same, whatever their case and blanks. */
export function sameText(one: string | undefined, other: string | undefined): boolean {
	return one !== undefined && other !== undefined && textKey(one) === textKey(other);
}

function textKey(text: string): string {
	return textOf(text).normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Whether two IDs name one choice: the service gives them as numbers or as digits with leading zeros. */
export function sameChoice(one: string, other: string): boolean {
	return choiceKey(one) === choiceKey(other);
}

function choiceKey(id: string): string {
	return textOf(id).replace(/^0+(?=\d)/, '');
}
