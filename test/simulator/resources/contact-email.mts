import type { Account, Contact, EmailAddress } from '../account.mts';
import { badRequest, conflict } from '../errors.mts';
import { emailAddress, type ContactInput } from './contact-store.mts';

type Put = ContactInput & { update_source: string };

const ONLY_BY_SERVICE = new Set(['pending_confirmation', 'temp_hold', 'not_set', 'unsubscribed']);

export function refuseTaken(account: Account, address: string, self?: Contact): void {
	const other = account.contactWithEmail(address);
	if (!other || other === self) return;
	const { conflictMessage } = account.switches;
	throw conflict(
		conflictMessage === 'namesContact'
			? `Validation failed: Email already exists for contact ${other.contact_id}`
			: 'Validation failed: EmailAddress is not unique',
	);
}

/** Changes address and permission as a PUT does, or refuses to. */
export function putEmail(account: Account, contact: Contact, input: Put): void {
	const { email_address } = input;
	if (!email_address) throw badRequest('email_address is missing');
	const { address, opt_out_reason } = email_address;
	refuseTaken(account, address, contact);
	const before = contact.email_address;
	const permission = permissionAfter(account, before, input);
	const isSame = before?.address === address && before.permission_to_send === permission;
	const after: EmailAddress = {
		...emailAddress(account, address, permission, input.update_source),
		...before,
		address,
		permission_to_send: permission,
		...(!isSame && { updated_at: account.now() }),
	};
	const isOptOut = permission === 'unsubscribed';
	const isRenewed = isOptOut && account.switches.putUnsubscribedAgain === 'renewsOptOut';
	if (isRenewed || (isOptOut && before?.permission_to_send !== 'unsubscribed')) {
		after.opt_out_source = isRenewed ? 'Account' : input.update_source;
		after.opt_out_date = account.now();
	}
	if (isOptOut) delete after.opt_in_source;
	if (opt_out_reason === undefined) delete after.opt_out_reason;
	else after.opt_out_reason = opt_out_reason;
	contact.email_address = after;
}

/** The permission that a PUT leaves. Throws for changes that the service refuses. */
function permissionAfter(
	{ switches }: Account,
	before: EmailAddress | undefined,
	{ email_address, list_memberships }: Put,
): string {
	const stored = before?.permission_to_send;
	const sent = email_address?.permission_to_send;
	const unstated = switches.putWithoutPermission === 'keeps' ? stored : undefined;
	const isOut = stored === 'unsubscribed';
	if (isOut && switches.putUnsubscribed === 'refused') {
		throw badRequest('The contact is unsubscribed and cannot be changed');
	}
	if (isOut && switches.putUnsubscribed === 'listsRefused' && list_memberships?.length) {
		throw badRequest('An unsubscribed contact cannot be added to a list');
	}
	const isSentBack = sent !== undefined && sent === stored && ONLY_BY_SERVICE.has(sent);
	if (isSentBack && switches.putPermissionBack === 'refused') {
		throw badRequest(`permission_to_send cannot be set to ${sent}`);
	}
	if (stored === 'explicit' && sent === 'implicit') {
		throw badRequest('permission_to_send cannot be changed from explicit to implicit');
	}
	return sent ?? unstated ?? 'implicit';
}
