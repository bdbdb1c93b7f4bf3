import { InputError } from './input-error';

/** What there may be too many of: the message up to the limit, and what to do about it. */
export interface Excess {
	says: (count: number) => string;
	remedy: string;
}

/** Throws InputError for more than Constant Contact takes. */
export function refuseMoreThan(limit: number, count: number, { says, remedy }: Excess): void {
	if (count > limit)
		throw new InputError(`${says(count)}, Constant Contact allows ${limit}`, remedy);
}

/** What a field of the editor names. */
export function namesIn(label: string): Excess {
	return {
		says: (count) => `'${label}' names ${count}`,
		remedy: 'Name fewer, and use a second node for the others',
	};
}
