import { textOf } from './text-of';

/**
 * Says what is wrong with a value that a workflow supplied, before anything is sent.
 * The runner adds the item; `remedy` tells the user what to do.
 */
export class InputError extends Error {
	constructor(
		message: string,
		readonly remedy: string,
	) {
		super(message);
		this.name = 'InputError';
	}
}

/** A short, safe rendering of any value for a message. */
export function quoted(value: unknown): string {
	const text = textOf(value).trim();
	return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}
