import { InputError, show } from './input-error';

/** Empty means: the item says nothing about this field, so what is stored stays. */
export function isEmpty(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		(typeof value === 'string' && value.trim() === '') ||
		(Array.isArray(value) && value.every(isEmpty))
	);
}

/** Text without surrounding blanks. Throws when it is longer than the API stores. */
export function toText(label: string, value: unknown, maxLength: number): string {
	if (!['string', 'number', 'boolean', 'bigint'].includes(typeof value) || isNoNumber(value)) {
		throw new InputError(
			`'${label}' is not text: ${show(value)}`,
			'Map a single text value, for example one property of the object',
		);
	}
	const text = String(value).trim();
	if (text.length > maxLength) {
		throw new InputError(
			`'${label}' has ${text.length} characters, ${maxLength} are allowed: ${show(text)}`,
			`Shorten the value to ${maxLength} characters`,
		);
	}
	return text;
}

function isNoNumber(value: unknown): boolean {
	return typeof value === 'number' && !Number.isFinite(value);
}
