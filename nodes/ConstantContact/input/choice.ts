import { InputError, quoted } from './input-error';

/** One of the values that a dropdown offers. Throws InputError when an expression returns another. */
export function toChoice<T extends string>(
	label: string,
	value: unknown,
	choices: readonly T[],
): T {
	const choice = choices.find((each) => each === value);
	if (choice !== undefined) return choice;
	throw new InputError(`'${label}' is ${quoted(value)}`, `Use one of: ${choices.join(', ')}`);
}
