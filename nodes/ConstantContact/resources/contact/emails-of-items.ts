import type { IExecuteFunctions } from 'n8n-workflow';
import { LIMITS } from '../../contact-model/contact';
import { toEmail } from '../../input/email';
import { readGiven } from '../../parameters/locator';
import { turnBefore } from '../../runner/turn-before';
import { CONTACTS } from '../../transport/collections';

/**
 * The emails that the items of a run name, each once, in lower case. An item that names none, or whose
 * expression fails, is left out: it fails by itself when its turn comes.
 * @param emailOf what an item gives as its email
 */
export async function emailsOfItems(
	node: IExecuteFunctions,
	emailOf: (item: number) => unknown,
): Promise<Set<string>> {
	const emails = new Set<string>();
	const { length } = node.getInputData();
	for (let item = 0; item < length; item++) {
		await turnBefore(item);
		for (const email of emailIn(() => emailOf(item))) emails.add(email);
	}
	return emails;
}

/** The email that is given, in lower case; none where there is none. */
export function emailIn(give: () => unknown): [string] | [] {
	try {
		return [toEmail(give(), LIMITS.email)];
	} catch {
		return [];
	}
}

/** The emails by which the items name their contacts in 'Contact'. */
export async function emailsOfContacts(node: IExecuteFunctions): Promise<Set<string>> {
	return await emailsOfItems(node, (item) => {
		const { mode, given } = readGiven(node, item, CONTACTS);
		return mode === 'email' ? given : undefined;
	});
}
