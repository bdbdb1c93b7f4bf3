import { InputError, quoted } from './input-error';
import { typedText } from './values';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** A whole number within bounds. Throws InputError for anything else. */
export function toWholeNumber(label: string, value: unknown, min: number, max: number): number {
	const text = numberText(value);
	const number = DECIMAL.test(text) ? Number(text) : NaN;
	if (!Number.isInteger(number) || number < min || number > max) {
		throw new InputError(
			`'${label}' is not a whole number from ${min} to ${max}: ${quoted(value)}`,
			`Use a whole number from ${min} to ${max}`,
		);
	}
	return number;
}

/**
 * A number as plain decimal text, such as `-12.5`: no exponent, no thousands separator.
 * Throws InputError for anything else.
 */
export function toDecimal(label: string, value: unknown): string {
	const text = numberText(value);
	if (!DECIMAL.test(text)) {
		throw new InputError(
			`'${label}' is not a number: ${quoted(value)}`,
			'Use digits with a dot before the decimals, without currency or thousands signs, for example 1234.50',
		);
	}
	return text;
}

function numberText(value: unknown): string {
	return typedText(value) ?? '';
}

/**
 * A decimal number with no more digits than it needs: `12.5` for 012.50, `0` for -0.0; undefined for a
 * text that is none.
 */
export function plainDecimal(text: string): string | undefined {
	const [, sign, whole, decimals] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
	if (whole === undefined) return undefined;
	const digits = decimals ? `${whole}.${decimals}` : whole;
	return digits === '0' ? digits : `${sign}${digits}`;
}

/** A number that the service writes as one or as text; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
