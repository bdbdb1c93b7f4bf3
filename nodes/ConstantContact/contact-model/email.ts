import { InputError, show } from './input-error';
import { isEmpty } from './values';

const ADDRESS =
	/^[^\s\p{C}@<>()[\]\\,;:"]+@[^\s\p{C}@<>()[\]\\,;:"./]+(\.[^\s\p{C}@<>()[\]\\,;:"./]+)+$/u;

/**
 * Checks an email address and returns it trimmed and in lower case: Constant Contact treats
 * addresses that differ only in case as one contact.
 */
export function toEmail(value: unknown, maxLength: number): string {
	if (isEmpty(value)) {
		throw new InputError("'Email' is missing", "Map a column with the person's email address");
	}
	const email = typeof value === 'string' ? value.trim().toLowerCase() : '';
	if (!ADDRESS.test(email)) {
		throw new InputError(
			`'Email' is not an email address: ${show(value)}`,
			'Use one plain address, for example name@example.com',
		);
	}
	if (email.length > maxLength) {
		throw new InputError(
			`'Email' has ${email.length} characters, ${maxLength} are allowed here: ${show(email)}`,
			maxLength < 80
				? "Use a shorter address. Create or Update with 'Keep Current Permission' takes up to 80 characters"
				: 'Use a shorter address',
		);
	}
	return email;
}
