import { InputError, show } from './input-error';

/** A whole number within bounds. */
export function toWholeNumber(label: string, value: unknown, min: number, max: number): number {
	const number = Number(toDecimal(label, value));
	if (!Number.isInteger(number) || number < min || number > max) {
		throw new InputError(
			`'${label}' is not a whole number from ${min} to ${max}: ${show(value)}`,
			`Use a whole number from ${min} to ${max}`,
		);
	}
	return number;
}

/** A number as plain decimal text, such as `-12.5`: no exponent, no thousands separator. */
export function toDecimal(label: string, value: unknown): string {
	const text =
		typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string'
			? String(value).trim()
			: '';
	if (!/^-?\d+(\.\d+)?$/.test(text)) {
		throw new InputError(
			`'${label}' is not a number: ${show(value)}`,
			'Use digits with a dot before the decimals, without currency or thousands signs, for example 1234.50',
		);
	}
	return text;
}
