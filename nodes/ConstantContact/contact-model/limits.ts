import { InputError } from '../input/input-error';

/** Refuses a collection that the API would not take as a whole. */
export function refuseOver(limit: number, count: number, things: string): void {
	if (count > limit) {
		throw new InputError(
			`The contact would have ${count} ${things}, Constant Contact allows ${limit}`,
			`Map fewer ${things}, or remove some from the contact first`,
		);
	}
}
