import type { FastifyInstance } from 'fastify';
import { timestamp, type Account, type Contact, type Segment } from '../account.mts';
import { badRequest, conflict, notFound } from '../errors.mts';
import { firstQuery, pageOf } from '../paging.mts';
import { contactPost, contactPut } from '../schemas.mts';
import {
	addresses,
	checkReferences,
	CORE,
	emailAddress,
	emptyContact,
	newNote,
	phones,
	present,
	setCore,
	setSms,
	type ContactInput,
} from './contact-store.mts';

type Query = Record<string, string | undefined>;

const STATUSES = 'all active deleted not_set pending_confirmation temp_hold unsubscribed'.split(
	' ',
);
const PARAMETERS = new Set(
	'status email lists tags segment_id sms_status updated_after updated_before created_after created_before optout_after optout_before include include_count limit next'.split(
		' ',
	),
);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function addContacts(app: FastifyInstance): void {
	const read = { scope: 'contact_data', privilege: 'contacts:read' };
	const write = { scope: 'contact_data', privilege: 'contacts:write' };

	app.get('/contacts', { config: read }, ({ account, query: given }, reply) => {
		const query = firstQuery(given as Query);
		const unknown = Object.keys(query).find((name) => !PARAMETERS.has(name));
		if (unknown !== undefined) throw badRequest(`${unknown} is not a known parameter`);
		const segment = searchedSegment(account, query);
		if (segment?.searches) {
			segment.searches--;
			return reply.code(202).send({ status: 'processing' });
		}
		const found = [...account.contacts.values()].filter((contact) =>
			segment
				? segment.contact_ids?.includes(contact.contact_id)
				: isWanted(account, contact, query),
		);
		const { nextLink } = account.switches;
		const page = pageOf(found, '/contacts', query, { default: 50, max: 500 }, nextLink);
		return {
			contacts: page.items.map((contact) => present(contact, query.include)),
			...(query.include_count === 'true' && { contacts_count: found.length }),
			...page.links,
		};
	});

	app.post(
		'/contacts',
		{ config: write, schema: { body: contactPost }, attachValidation: true },
		({ account, body }, reply) => {
			const input = body as ContactInput & { create_source: string };
			const { email_address, first_name, last_name } = input;
			if (!email_address && !first_name && !last_name && !input.sms_channel) {
				throw badRequest('one of email_address, sms_channel, first_name, last_name is required');
			}
			checkReferences(account, input);
			if (email_address) refuseTaken(account, email_address.address);

			const contact = emptyContact(input.create_source);
			if (email_address) {
				const { address, permission_to_send = 'implicit' } = email_address;
				contact.email_address = emailAddress(
					account,
					address,
					permission_to_send,
					input.create_source,
				);
			}
			setCore(contact, input);
			setCollections(account, contact, input, input.create_source);
			account.contacts.set(contact.contact_id, contact);
			return reply.code(201).send(present(contact, undefined));
		},
	);

	app.get('/contacts/:contact_id', { config: read }, ({ account, params, query }) => {
		const { contact_id } = params as { contact_id: string };
		return present(contactOf(account, contact_id), (query as Query).include);
	});

	app.put(
		'/contacts/:contact_id',
		{ config: write, schema: { body: contactPut }, attachValidation: true },
		({ account, params, body }) => {
			const contact = contactOf(account, (params as { contact_id: string }).contact_id);
			const input = body as ContactInput & { update_source: string };
			checkReferences(account, input);
			putEmail(account, contact, input);
			for (const name of CORE) Reflect.deleteProperty(contact, name);
			setCore(contact, input);
			setCollections(account, contact, input, input.update_source);
			if (input.update_source === 'Account') delete contact.deleted_at;
			contact.update_source = input.update_source;
			contact.updated_at = timestamp();
			return present(contact, undefined);
		},
	);
}

/** The segment whose contacts are asked for. The service combines it with no other parameter. */
function searchedSegment(account: Account, query: Query): Segment | undefined {
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

function isWanted(account: Account, contact: Contact, query: Query): boolean {
	const statuses = (query.status ?? '').split(',').filter(Boolean);
	const invalid = statuses.find((status) => !STATUSES.includes(status));
	if (invalid !== undefined) throw badRequest(`status does not have a valid value: ${invalid}`);
	const status = statusOf(contact);
	const hasStatus =
		statuses.length === 0
			? status !== 'deleted'
			: statuses.includes('all') || statuses.includes(status);
	const lists = query.lists?.split(',');
	const tags = query.tags?.split(',');
	const smsStatuses = query.sms_status?.split(',');
	const lag = account.switches.searchLag === 'oneMinute' ? 60_000 : 0;
	return (
		hasStatus &&
		(query.email === undefined || hasEmail(account, contact, query.email)) &&
		(lists === undefined || lists.some((id) => contact.list_memberships.includes(id))) &&
		(tags === undefined || tags.some((id) => contact.taggings.includes(id))) &&
		(smsStatuses === undefined ||
			smsStatuses.some((each) => ['all', smsStatusOf(contact)].includes(each))) &&
		isBetween(contact.created_at, query.created_after, query.created_before) &&
		isBetween(contact.updated_at, query.updated_after, query.updated_before) &&
		isBetween(contact.email_address?.opt_out_date, query.optout_after, query.optout_before) &&
		Date.parse(contact.created_at) <= Date.now() - lag
	);
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

function isBetween(time: string | undefined, after?: string, before?: string): boolean {
	if (after === undefined && before === undefined) return true;
	const value = Date.parse(time ?? '');
	return (
		!Number.isNaN(value) &&
		(after === undefined || value >= Date.parse(after)) &&
		(before === undefined || value <= Date.parse(before))
	);
}

export function contactOf(account: Account, id: string): Contact {
	const contact = account.contacts.get(id);
	if (contact) return contact;
	if (!UUID.test(id) && account.switches.malformedId === 'badRequest') {
		throw badRequest('contact_id is in an invalid format.');
	}
	throw notFound('contact_id is in an invalid format.');
}

function refuseTaken(account: Account, address: string, self?: Contact): void {
	const other = account.contactWithEmail(address);
	if (!other || other === self) return;
	const { conflictMessage } = account.switches;
	throw conflict(
		conflictMessage === 'namesContact'
			? `Validation failed: Email already exists for contact ${other.contact_id}`
			: 'Validation failed: EmailAddress is not unique',
	);
}

function putEmail(
	account: Account,
	contact: Contact,
	input: ContactInput & { update_source: string },
): void {
	const { email_address } = input;
	if (!email_address) {
		delete contact.email_address;
		return;
	}
	const { address, permission_to_send, opt_out_reason } = email_address;
	refuseTaken(account, address, contact);
	const before = contact.email_address;
	const unstated =
		account.switches.putWithoutPermission === 'keeps' ? before?.permission_to_send : 'implicit';
	const permission = permission_to_send ?? unstated ?? 'implicit';
	contact.email_address = {
		...emailAddress(account, address, permission, 'Account'),
		...before,
		address,
		permission_to_send: permission,
		updated_at: timestamp(),
	};
	const isRenewed = account.switches.putUnsubscribedAgain === 'renewsOptOut';
	if (isRenewed && permission === 'unsubscribed') {
		contact.email_address.opt_out_source = 'Account';
		contact.email_address.opt_out_date = timestamp();
	}
	if (permission === 'unsubscribed' && before?.permission_to_send !== 'unsubscribed') {
		contact.email_address.opt_out_source = input.update_source;
		contact.email_address.opt_out_date = timestamp();
	}
	if (opt_out_reason === undefined) delete contact.email_address.opt_out_reason;
	else contact.email_address.opt_out_reason = opt_out_reason;
}

function setCollections(
	account: Account,
	contact: Contact,
	input: ContactInput,
	source: string,
): void {
	if (input.custom_fields) contact.custom_fields = structuredClone(input.custom_fields);
	if (input.phone_numbers) contact.phone_numbers = phones(input.phone_numbers, source);
	if (input.street_addresses) contact.street_addresses = addresses(input.street_addresses);
	if (input.list_memberships) contact.list_memberships = [...new Set(input.list_memberships)];
	const { sms_channel } = input;
	if (sms_channel) setSms(account, contact, sms_channel, source);
	if (input.notes) contact.notes = input.notes.map((note) => newNote(note));
	if (input.taggings) contact.taggings = [...new Set(input.taggings)];
}
