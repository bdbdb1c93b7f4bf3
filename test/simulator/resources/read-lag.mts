import type { Account, Contact } from '../account.mts';

const LAG_MS = 2000;

/** Keeps what reads by ID go on to show for a while, on that side of the switch. */
export function keepBefore(account: Account, contact: Contact): void {
	if (account.switches.readLag === 'none' || !account.contacts.has(contact.contact_id)) return;
	const shown = structuredClone(asRead(account, contact));
	account.before.set(contact.contact_id, { until: account.time + LAG_MS, contact: shown });
}

/** The contact as a read by ID shows it now. */
export function asRead(account: Account, contact: Contact): Contact {
	const before = account.before.get(contact.contact_id);
	return before && before.until > account.time ? before.contact : contact;
}
