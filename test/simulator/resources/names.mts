import type { Account } from '../account.mts';
import { badRequest, conflict, notFound } from '../errors.mts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Refuses a name that another one has already. */
export function refuseTakenName(
	account: Account,
	things: string,
	others: (string | undefined)[],
	name: string,
): void {
	const key = (text = '') =>
		account.switches.takenNames === 'ignoreCase' ? text.toLowerCase() : text;
	if (others.some((other) => key(other) === key(name))) {
		throw conflict(`Validation failed: ${things} name is not unique`);
	}
}

/** Answers as the service does to an ID that it does not know. */
export function unknownId(account: Account, name: string, id: string) {
	const message = `${name} is in an invalid format.`;
	return !UUID.test(id) && account.switches.malformedId === 'badRequest'
		? badRequest(message)
		: notFound(message);
}
