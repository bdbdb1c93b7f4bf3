import type { FastifyInstance } from 'fastify';
import type { Account, Contact } from '../account.mts';
import { badRequest, notFound } from '../errors.mts';
import { contactPost, contactPut } from '../schemas.mts';
import { searchContacts, searchedSegment } from './contact-search.mts';
import { putAddresses } from './addresses.mts';
import { putEmail, refuseTaken } from './contact-email.mts';
import {
	checkReferences,
	CORE,
	emailAddress,
	emptyContact,
	newNote,
	present,
	setCore,
	setSms,
	SUBRESOURCES,
	type ContactInput,
} from './contact-store.mts';
import { putPhones } from './phones.mts';
import { asRead, keepBefore } from './read-lag.mts';

type Query = Record<string, string | undefined>;

/** What a GET answers and a PUT takes back, without a change. */
const READ_ONLY = [
	'contact_id',
	'created_at',
	'updated_at',
	'deleted_at',
	'create_source',
	'opt_in_source',
	'opt_in_date',
	'opt_out_source',
	'opt_out_date',
	'confirm_status',
	'phone_number_id',
	'street_address_id',
	'update_source',
];

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
				const unstated = input.create_source === 'Contact' ? 'explicit' : 'implicit';
				const { address, permission_to_send = unstated } = email_address;
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
			return reply.code(201).send(asPosted(present(contact, sentOf(input))));
		},
	);

	app.get('/contacts/:contact_id', { config: read }, ({ account, params, query }) => {
		const { contact_id } = params as { contact_id: string };
		return present(asRead(account, contactOf(account, contact_id)), (query as Query).include);
	});

	app.put(
		'/contacts/:contact_id',
		{
			config: { ...write, ignores: READ_ONLY },
			schema: { body: contactPut },
			attachValidation: true,
		},
		({ account, params, body }) => {
			const contact = contactOf(account, (params as { contact_id: string }).contact_id);
			const input = body as ContactInput & { update_source: string };
			checkReferences(account, input);
			keepBefore(account, contact);
			putEmail(account, contact, input);
			for (const name of CORE) Reflect.deleteProperty(contact, name);
			setCore(contact, input);
			setCollections(account, contact, input, input.update_source);
			if (!input.sms_channel && account.switches.putSmsOmitted === 'clears') {
				delete contact.sms_channel;
			}
			if (input.update_source === 'Account') delete contact.deleted_at;
			contact.update_source = input.update_source;
			contact.updated_at = account.now();
			return present(contact, sentOf(input));
		},
	);
}

/** Only the answer to a POST writes the offset out. */
function asPosted(contact: Partial<Contact>): Partial<Contact> {
	const { email_address } = contact;
	if (!email_address?.opt_in_date) return contact;
	const opt_in_date = email_address.opt_in_date.replace(/Z$/, '+00:00');
	return { ...contact, email_address: { ...email_address, opt_in_date } };
}

export function contactOf(account: Account, id: string): Contact {
	const contact = account.contacts.get(id);
	if (contact) return contact;
	if (!UUID.test(id) && account.switches.malformedId === 'badRequest') {
		throw badRequest('contact_id is in an invalid format.');
	}
	throw notFound('contact_id is in an invalid format.');
}

function setCollections(
	account: Account,
	contact: Contact,
	given: ContactInput,
	source: string,
): void {
	const keepsEmptied = account.switches.putEmptyCollection === 'keeps';
	const input = Object.fromEntries(
		Object.entries(given).filter(
			([, value]) => !(keepsEmptied && Array.isArray(value) && value.length === 0),
		),
	) as ContactInput;
	const { phone_numbers, street_addresses, sms_channel } = input;
	if (input.custom_fields) contact.custom_fields = structuredClone(input.custom_fields);
	if (phone_numbers)
		contact.phone_numbers = putPhones(contact.phone_numbers, phone_numbers, source);
	if (street_addresses) {
		contact.street_addresses = putAddresses(account, contact.street_addresses, street_addresses);
	}
	if (input.list_memberships) contact.list_memberships = [...new Set(input.list_memberships)];
	if (sms_channel) setSms(account, contact, sms_channel, source);
	if (input.notes) contact.notes = input.notes.map((note) => newNote(note));
	if (input.taggings) contact.taggings = [...new Set(input.taggings)];
}

/** Answers to writes carry exactly the sub-resources that were sent. */
function sentOf(input: ContactInput): string | undefined {
	const sent = SUBRESOURCES.filter((name) => input[name] !== undefined);
	return sent.length > 0 ? sent.join(',') : undefined;
}
