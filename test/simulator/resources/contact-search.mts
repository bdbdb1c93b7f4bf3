import type { Account, Contact, Segment } from '../account.mts';
import { badRequest, notFound } from '../errors.mts';
import { firstQuery, pageOf } from '../paging.mts';
import { present } from './contact-store.mts';

type Query = Record<string, string | undefined>;

const STATUSES = 'all active deleted not_set pending_confirmation temp_hold unsubscribed'.split(
	' ',
);
const PARAMETERS = new Set(
	'status email lists tags segment_id sms_status updated_after updated_before created_after created_before optout_after optout_before include include_count limit next'.split(
		' ',
	),
);

/** What GET /contacts answers: the page that the query or its cursor asks for. */
export function searchContacts(account: Account, given: Query): object {
	const query = firstQuery(given);
	const unknown = Object.keys(query).find((name) => !PARAMETERS.has(name));
	if (unknown !== undefined) throw badRequest(`${unknown} is not a known parameter`);
	const segment = searchedSegment(account, query);
	const isMatch = segment
		? ({ contact_id }: Contact) => segment.contact_ids?.includes(contact_id)
		: searchedBy(account, query);
	const found = [...account.contacts.values()].filter((contact) => isMatch(contact));
	const { nextLink } = account.switches;
	const inOrder = sorted(account, found);
	const page = pageOf(inOrder, '/contacts', query, { default: 50, max: 500 }, nextLink);
	return {
		contacts: page.items.map((contact) => present(contact, query.include)),
		...(query.include_count === 'true' && { contacts_count: found.length }),
		...page.links,
	};
}

/** In the order of the account's side of the switch; a stable one among equals. */
function sorted({ switches }: Account, contacts: Contact[]): Contact[] {
	if (switches.contactOrder === 'asCreated') return contacts;
	if (switches.contactOrder === 'newestFirst') {
		return inOrderOf(contacts.reverse(), ({ created_at }) => -Date.parse(created_at));
	}
	const sign = switches.contactOrder === 'newestUpdateFirst' ? -1 : 1;
	return inOrderOf(contacts, ({ updated_at }) => sign * Date.parse(updated_at));
}

function inOrderOf(contacts: Contact[], rank: (contact: Contact) => number): Contact[] {
	return contacts
		.map((contact): [number, Contact] => [rank(contact), contact])
		.sort(([one], [other]) => one - other)
		.map(([, contact]) => contact);
}

/** The segment whose contacts are asked for. The service combines it with no other parameter. */
export function searchedSegment(account: Account, given: Query): Segment | undefined {
	const query = firstQuery(given);
	const { segment_id } = query;
	const others = Object.keys(query).filter(
		(name) => !['segment_id', 'limit', 'next'].includes(name),
	);
	if (segment_id === undefined) return undefined;
	if (others.length > 0) {
		throw badRequest('segment_id can only be combined with limit');
	}
	const segment = account.segments.get(Number(segment_id));
	if (!segment) throw notFound(`segment_id ${segment_id} does not exist`);
	return segment;
}

/** Tells which contacts a query finds. It is read once, because an account may have many contacts. */
function searchedBy(account: Account, query: Query): (contact: Contact) => boolean {
	const statuses = (query.status ?? '').split(',').filter(Boolean);
	const invalid = statuses.find((status) => !STATUSES.includes(status));
	if (invalid !== undefined) throw badRequest(`status does not have a valid value: ${invalid}`);
	const isAnyStatus = statuses.includes('all');
	const hasStatus = (contact: Contact) =>
		statuses.length === 0
			? isByDefault(account, contact)
			: isAnyStatus || statuses.includes(searchedStatusOf(account, contact));
	const lists = query.lists?.split(',');
	const tags = query.tags?.split(',');
	const smsStatuses = query.sms_status?.split(',');
	const lag = account.switches.searchLag === 'oneMinute' ? 60_000 : 0;
	const isCreated = between(account, query.created_after, query.created_before);
	const isUpdated = between(account, query.updated_after, query.updated_before);
	const isOptedOut = between(account, query.optout_after, query.optout_before);
	return (contact) =>
		hasStatus(contact) &&
		(query.email === undefined || hasEmail(account, contact, query.email)) &&
		(lists === undefined || lists.some((id) => contact.list_memberships.includes(id))) &&
		(tags === undefined || tags.some((id) => contact.taggings.includes(id))) &&
		(smsStatuses === undefined ||
			smsStatuses.some((each) => ['all', smsStatusOf(contact)].includes(each))) &&
		isCreated(contact.created_at) &&
		isUpdated(contact.updated_at) &&
		isOptedOut(contact.email_address?.opt_out_date) &&
		Date.parse(contact.created_at) <= account.time - lag &&
		(contact.visible_from ?? 0) <= account.time;
}

function isByDefault({ switches }: Account, contact: Contact): boolean {
	const status = statusOf(contact);
	return switches.contactStatusDefault === 'active' ? status === 'active' : status !== 'deleted';
}

/** The status that a search goes by; that of contacts without an email is not known. */
function searchedStatusOf({ switches }: Account, contact: Contact): string {
	const isUnknown = !contact.email_address && !contact.deleted_at;
	return isUnknown && switches.statusWithoutEmail === 'none' ? '' : statusOf(contact);
}

export function statusOf(contact: Contact): string {
	if (contact.deleted_at) return 'deleted';
	const permission = contact.email_address?.permission_to_send ?? 'not_set';
	return permission === 'implicit' || permission === 'explicit' ? 'active' : permission;
}

function smsStatusOf({ sms_channel }: Contact): string {
	return sms_channel?.sms_channel_consents[0]?.sms_consent_permission ?? 'not_set';
}

function hasEmail(account: Account, { email_address }: Contact, wanted: string): boolean {
	const address = email_address?.address;
	return account.switches.emailLookup === 'exactCase'
		? address === wanted
		: address?.toLowerCase() === wanted.toLowerCase();
}

/** Tells which times are within bounds, as the account's side of the switch has it. */
export function between(
	{ switches }: Account,
	after?: string,
	before?: string,
): (time: string | undefined) => boolean {
	if (after === undefined && before === undefined) return () => true;
	const from = after === undefined ? -Infinity : Date.parse(after);
	const to = before === undefined ? Infinity : Date.parse(before);
	return (time) => {
		const value = Date.parse(time ?? '');
		return switches.dateBounds === 'inclusive'
			? value >= from && value <= to
			: value > from && value < to;
	};
}
