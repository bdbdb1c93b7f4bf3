import { randomUUID } from 'node:crypto';
import {
	timestamp,
	type Account,
	type Contact,
	type CustomFieldValue,
	type DeepPartial,
	type EmailAddress,
	type Note,
	type SmsChannel,
	type SmsConsent,
	type StreetAddress,
} from '../account.mts';
import { badRequest, conflict } from '../errors.mts';
import { newAddress } from './addresses.mts';
import { newPhone } from './phones.mts';

/** What POST, PUT and the sign-up form may carry of a contact. */
export interface ContactInput {
	email_address?: { address: string; permission_to_send?: string; opt_out_reason?: string };
	first_name?: string;
	last_name?: string;
	job_title?: string;
	company_name?: string;
	birthday_month?: number;
	birthday_day?: number;
	anniversary?: string;
	custom_fields?: CustomFieldValue[];
	phone_numbers?: { phone_number?: string; kind?: string }[];
	street_addresses?: (Partial<StreetAddress> & { kind: string })[];
	list_memberships?: string[];
	taggings?: string[];
	notes?: Partial<Note>[];
	sms_channel?: { full_sms_address: string; sms_channel_consents: SmsConsent[] };
}

export const CORE = [
	'first_name',
	'last_name',
	'job_title',
	'company_name',
	'birthday_month',
	'birthday_day',
	'anniversary',
] as const;

export const SUBRESOURCES = [
	'custom_fields',
	'list_memberships',
	'phone_numbers',
	'street_addresses',
	'taggings',
	'notes',
] as const;

export function emptyContact(account: Account, create_source: string): Contact {
	const now = account.now();
	return {
		contact_id: randomUUID(),
		create_source,
		created_at: now,
		updated_at: now,
		custom_fields: [],
		phone_numbers: [],
		street_addresses: [],
		list_memberships: [],
		taggings: [],
		notes: [],
	};
}

/** Puts a contact into the account as it is given, for seeds and for "somebody else was faster". */
export function addContact(account: Account, given: DeepPartial<Contact>): Contact {
	const contact = { ...emptyContact(account, 'Account'), ...(given as Partial<Contact>) };
	if (given.email_address) {
		const { address = '', ...rest } = given.email_address;
		const usual = emailAddress(account, address, 'implicit', 'Account');
		if (rest.permission_to_send === 'unsubscribed') delete usual.opt_in_source;
		contact.email_address = { ...usual, ...rest };
	}
	contact.phone_numbers = contact.phone_numbers.map((phone) => ({
		...newPhone(phone.phone_number, phone.kind),
		...phone,
	}));
	contact.street_addresses = contact.street_addresses.map((address) => ({
		...newAddress(account, { kind: address.kind }),
		...address,
	}));
	account.contacts.set(contact.contact_id, contact);
	return contact;
}

export function emailAddress(
	account: Account,
	address: string,
	permission_to_send: string,
	opt_in_source: string,
): EmailAddress {
	const now = account.now();
	return {
		address: account.switches.emailStorage === 'lowerCase' ? address.toLowerCase() : address,
		permission_to_send,
		created_at: now,
		updated_at: now,
		opt_in_source,
		opt_in_date: now,
		confirm_status: 'off',
	};
}

/** A note with what the service adds to it. */
export function newNote({ content = '', note_id, created_at }: Partial<Note>): Note {
	return { note_id: note_id ?? randomUUID(), created_at: created_at ?? timestamp(), content };
}

/** Splits the number as the service does. Only numbers of the United States and Canada are understood. */
export function setSms(
	account: Account,
	contact: Contact,
	{ full_sms_address, sms_channel_consents }: NonNullable<ContactInput['sms_channel']>,
	source: string,
): void {
	const sms_address = full_sms_address.replace(/^1/, '');
	const other = [...account.contacts.values()].find(
		(each) => each !== contact && each.sms_channel?.sms_address === sms_address,
	);
	if (other) {
		throw conflict(`Validation failed: SMS address already exists for contact ${other.contact_id}`);
	}
	contact.sms_channel = {
		sms_channel_id: contact.sms_channel?.sms_channel_id ?? randomUUID(),
		sms_address,
		dial_code: '1',
		country_code: 'US',
		update_source: source,
		create_source: contact.sms_channel?.create_source ?? source,
		sms_channel_consents,
	};
}

/** The forms of values, by the sides of the switch `customValues`. */
const VALUES: Record<string, Record<string, RegExp>> = {
	any: {},
	iso: {
		date: /^\d{4}-\d\d-\d\d$/,
		datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
		boolean: /^(true|false)$/,
	},
	american: {
		date: /^\d\d\/\d\d\/\d{4}$/,
		datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
		boolean: /^[01]$/,
	},
};

function takesValue(account: Account, type: string, value: string): boolean {
	return VALUES[account.switches.customValues][type]?.test(value) ?? true;
}

/** Refuses what the schema cannot see: unknown lists, fields and choices, and half a birthday. */
export function checkReferences(account: Account, input: ContactInput): void {
	const list = input.list_memberships?.find(
		(id) => account.lists.get(id)?.deleted_at !== undefined || !account.lists.has(id),
	);
	const tag = input.taggings?.find((id) => !account.tags.has(id));
	if (tag !== undefined) throw badRequest(`taggings contains unknown tag ${tag}`);
	if (list !== undefined) throw badRequest(`list_memberships contains unknown list ${list}`);
	for (const { custom_field_id, value, choice_ids } of input.custom_fields ?? []) {
		const field = account.customFields.get(custom_field_id);
		if (!field) throw badRequest(`custom_field_id ${custom_field_id} does not exist`);
		const isSelect = field.type.endsWith('_select');
		const unknown = choice_ids?.find(
			(id) => !field.choices?.some(({ choice_id }) => String(choice_id) === id),
		);
		const isTaken = value !== undefined && takesValue(account, field.type, value);
		if (isSelect ? !choice_ids || unknown !== undefined : !isTaken) {
			throw badRequest(`custom field ${field.label} does not have a valid value`);
		}
	}
	if ((input.birthday_month === undefined) !== (input.birthday_day === undefined)) {
		throw badRequest('birthday_month and birthday_day must be used together');
	}
}

export function setCore(contact: Contact, input: ContactInput): void {
	for (const name of CORE) {
		if (input[name] !== undefined) Object.assign(contact, { [name]: input[name] });
	}
}

/** The contact as the service sends it: without what is unset, and with what was asked for. */
export function present(contact: Contact, include: string | undefined): object {
	const wanted = include?.split(',') ?? [];
	const unknown = wanted.find((name) => !SUBRESOURCES.some((each) => each === name));
	if (unknown !== undefined) throw badRequest(`include does not have a valid value: ${unknown}`);
	const { sms_channel, ...rest } = contact;
	delete rest.visible_from;
	const shown = Object.entries(rest).filter(
		([name]) =>
			name !== 'engagement' &&
			(!SUBRESOURCES.some((each) => each === name) || wanted.includes(name)),
	);
	return {
		...Object.fromEntries(shown),
		...(sms_channel && { sms_channel: presentSms(sms_channel) }),
	};
}

/** Where the person has agreed does not come back, and numbers come back as text. */
function presentSms(channel: SmsChannel): object {
	const sms_channel_consents = channel.sms_channel_consents.map(
		({ sms_consent_permission, consent_type, advertised_frequency, advertised_interval }) => ({
			sms_consent_permission,
			consent_type,
			...(advertised_frequency && {
				advertised_frequency: String(advertised_frequency),
				advertised_interval,
			}),
		}),
	);
	return { ...channel, sms_channel_consents };
}
