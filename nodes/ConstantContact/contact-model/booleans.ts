import { InputError, show } from './input-error';

const BOOLEANS = new Map([
	...['true', 'yes', 'y', '1'].map((word) => [word, true] as const),
	...['false', 'no', 'n', '0'].map((word) => [word, false] as const),
]);

export function toBoolean(label: string, value: unknown): boolean {
	const boolean =
		typeof value === 'object' ? undefined : BOOLEANS.get(String(value).trim().toLowerCase());
	if (boolean === undefined) {
		throw new InputError(`'${label}' is not true or false: ${show(value)}`, 'Use true or false');
	}
	return boolean;
}
