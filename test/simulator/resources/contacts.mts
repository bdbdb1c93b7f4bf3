import type { FastifyInstance } from 'fastify';
import type { Account, Contact } from '../account.mts';
import { badRequest, conflict, notFound } from '../errors.mts';
import { contactPost, contactPut } from '../schemas.mts';
import { searchContacts, searchedSegment } from './contact-search.mts';
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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function addContacts(app: FastifyInstance): void {
	const read = { scope: 'contact_data', privilege: 'contacts:read' };
	const write = { scope: 'contact_data', privilege: 'contacts:write' };

	app.get('/contacts', { config: read }, ({ account, query: given }, reply) => {
		const segment = searchedSegment(account, given as Query);
		if (segment?.searches) {
			segment.searches--;
			return reply.code(202).send({ status: 'processing' });
		}
		return searchContacts(account, given as Query);
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

			const contact = emptyContact(account, input.create_source);
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
			contact.updated_at = account.now();
			return present(contact, undefined);
		},
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
		updated_at: account.now(),
	};
	const isRenewed = account.switches.putUnsubscribedAgain === 'renewsOptOut';
	if (isRenewed && permission === 'unsubscribed') {
		contact.email_address.opt_out_source = 'Account';
		contact.email_address.opt_out_date = account.now();
	}
	if (permission === 'unsubscribed' && before?.permission_to_send !== 'unsubscribed') {
		contact.email_address.opt_out_source = input.update_source;
		contact.email_address.opt_out_date = account.now();
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
