import { InputError, quoted } from './input-error';
import { withoutFormat } from './invisible';
import { isEmpty, typedText } from './values';

/** The forms that JSON Schema's `email` takes: ASCII, dots only between characters. An apostrophe in
 * front is a spreadsheet's. */
const LOCAL = /^(?!')[a-z\d!#$%&'*+/=?^_`{|}~-]+(\.[a-z\d!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/;
const TOP_LEVEL = /^([a-z]{2,63}|xn--[a-z\d-]*[a-z\d])$/;
const DOMAIN_LIMIT = 253;
/** What mail programs and links put around an address. */
const WRAPPED = /^(?:mailto:([^?<>\s]+).*|[^<>]*<([^<>\s]+)>)$/;
/** A letter such as ü in what stands before the @. */
const OTHER_LETTER = /^[^@\s]*?((?=\P{ASCII})\p{L})[^@\s]*@/u;

/**
 * Checks an email address and returns it in lower case and without invisible characters: Constant
 * Contact treats addresses that differ only in case as one contact.
 * @param label what the user calls the parameter
 * @param whenLonger what to do with a longer address
 * Throws InputError for what is missing, no address, or longer than `maxLength`.
 */
export function toEmail(
	value: unknown,
	maxLength: number,
	{ label = 'Email', whenLonger = 'Use a shorter address' } = {},
): string {
	if (isEmpty(value)) {
		throw new InputError(`'${label}' is missing`, `Fill in '${label}'`);
	}
	const email = withoutFormat(typedText(value) ?? '')
		.trim()
		.toLowerCase();
	if (!isAddress(email)) {
		throw new InputError(`'${label}' is not an email address: ${quoted(value)}`, adviceOn(email));
	}
	if (email.length > maxLength) {
		throw new InputError(
			`'${label}' has ${email.length} characters, ${maxLength} are allowed here: ${quoted(email)}`,
			whenLonger,
		);
	}
	return email;
}

function isAddress(email: string): boolean {
	const at = email.lastIndexOf('@');
	const [local, domain] = [email.slice(0, Math.max(at, 0)), email.slice(at + 1)];
	const labels = domain.split('.');
	return (
		domain.length <= DOMAIN_LIMIT &&
		LOCAL.test(local) &&
		labels.length > 1 &&
		labels.every((label) => LABEL.test(label)) &&
		TOP_LEVEL.test(labels[labels.length - 1])
	);
}

function adviceOn(email: string): string {
	const usual = 'Use one plain address, for example name@example.com';
	const [, link, bracketed] = WRAPPED.exec(email) ?? [];
	const inner = link ?? bracketed;
	if (inner !== undefined && isAddress(inner)) return `${usual}. Here it is ${inner}`;
	const [, letter] = OTHER_LETTER.exec(email.normalize()) ?? [];
	const local = letter ? `. Before the @, only plain letters are taken, not ${letter}` : '';
	const domain = /@.*\P{ASCII}/su.test(email)
		? '. Write a domain with other letters in its ASCII form, which begins with xn--'
		: '';
	return `${usual}${local}${domain}`;
}
