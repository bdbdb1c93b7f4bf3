import type { Excess } from '../input/refuse-more-than';

/** Things that a contact has, such as `phone numbers`. */
export function inContact(things: string): Excess {
	return {
		says: (count) => `The contact would have ${count} ${things}`,
		remedy: `Map fewer ${things}, or remove some from the contact first`,
	};
}
