import { readNames } from './given-names';
import { InputError, quoted } from './input-error';
import { isEmpty, typedText } from './values';

/** What stands between addresses in a text. A comma may be part of one, a blank may not. */
const BETWEEN = /[,;]?\s+|[,;](?=https?:)/i;

/**
 * The addresses on the web in an array or a text, separated by commas or blanks, each once and encoded as
 * browsers do it. Throws InputError for what is none.
 */
export function toWebAddresses(label: string, value: unknown): string[] {
	const parts = typeof value === 'string' && !value.trim().startsWith('[');
	const given = parts ? value.split(BETWEEN) : readNames(value);
	const addresses = given.filter((each) => !isEmpty(each)).map((each) => toAddress(label, each));
	return [...new Set(addresses)];
}

function toAddress(label: string, given: unknown): string {
	const address = typeof given === 'string' ? (typedText(given) ?? '').replace(/[,;]$/, '') : '';
	if (/^https?:\/\/[^\s/]/i.test(address) && URL.canParse(address)) return new URL(address).href;
	throw new InputError(
		`'${label}' has ${quoted(given)}, which is not a web address`,
		'Give addresses such as https://example.com/picture.png, separated by commas. A blank within one is written %20',
	);
}
