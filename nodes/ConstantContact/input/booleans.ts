import { InputError, quoted } from './input-error';
import { typedText } from './values';

const BOOLEANS = new Map([
	...['true', 'yes', 'on', 'y', 't', '1'].map((word) => [word, true] as const),
	...['false', 'no', 'off', 'n', 'f', '0'].map((word) => [word, false] as const),
]);

/** True or false, as forms, spreadsheets and databases write it. Throws InputError for anything else. */
export function toBoolean(label: string, value: unknown): boolean {
	const boolean = readBoolean(typedText(value) ?? '');
	if (boolean === undefined) {
		throw new InputError(`'${label}' is not true or false: ${quoted(value)}`, 'Use true or false');
	}
	return boolean;
}

/** The same of a text; undefined for anything else. */
export function readBoolean(text: string): boolean | undefined {
	return BOOLEANS.get(text.toLowerCase());
}
