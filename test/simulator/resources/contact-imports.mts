import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { timestamp, type Account, type Contact } from '../account.mts';
import { badRequest, notFound, ServiceError } from '../errors.mts';
import type { Form } from '../form.mts';
import { contactsJsonImport } from '../schemas.mts';
import { startActivity, type Outcome } from './activities.mts';
import { newAddress, writtenOut } from './addresses.mts';
import { emailAddress, emptyContact } from './contact-store.mts';
import { newPhone } from './phones.mts';

type Row = Record<string, string | number>;

/** What is beyond is dropped without a word. */
const MAX_BYTES = 4 * 1024 * 1024;
const MAX_LINES = 40_000;

const CORE = ['first_name', 'last_name', 'job_title', 'company_name', 'anniversary'] as const;
const PARTS = {
	street: 'street',
	city: 'city',
	state: 'state',
	zip: 'postal_code',
	country: 'country',
};
const PHONES = {
	phone: 'other',
	home_phone: 'home',
	work_phone: 'work',
	mobile_phone: 'mobile',
	other_phone: 'other',
};
const PREFIXES = { '': 'home', home_: 'home', work_: 'work', other_: 'other' };
const FILE_COLUMNS = new Set(
	'email first_name last_name phone job_title anniversary birthday_day birthday_month company_name street street2 city state zip country sms_number sms_consent_date'.split(
		' ',
	),
);
const DATE = /^(\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-/]\d{1,2}[-/]\d{4})$/;

export function addContactImports(app: FastifyInstance): void {
	const config = { scope: 'contact_data', privilege: 'contacts:write' };

	app.post(
		'/activities/contacts_json_import',
		{ config, schema: { body: contactsJsonImport }, attachValidation: true },
		({ account, body }, reply) => {
			const { import_data, list_ids } = body as { import_data: Row[]; list_ids: string[] };
			checkLists(account, list_ids);
			const rows = withinLimit(import_data);
			return reply
				.code(201)
				.send(startActivity(account, () => importRows(account, rows, list_ids)));
		},
	);

	app.post('/activities/contacts_file_import', { config }, ({ account, body }, reply) => {
		const { fields, file } = body as Form;
		if (!file?.name.endsWith('.csv')) throw unsupportedFile();
		const list_ids = (fields.list_ids ?? '').split(',').filter(Boolean);
		checkLists(account, list_ids);
		const text = Buffer.from(file.text).subarray(0, MAX_BYTES).toString();
		const rows = parse(text, { columns: true, bom: true, relax_column_count: true }) as Row[];
		const kept = rows.slice(0, MAX_LINES - 1).map(knownColumns);
		const activity = startActivity(account, () => {
			const { status, ...rest } = importRows(account, kept, list_ids);
			return { ...rest, status: { ...status, items_total_count: kept.length + 1 } };
		});
		Object.assign(account.activities.get(activity.activity_id) ?? {}, {
			source_file_name: file.name,
		});
		return reply.code(201).send({ ...activity, source_file_name: file.name });
	});
}

function checkLists(account: Account, list_ids: string[]): void {
	if (list_ids.length === 0) throw badRequest('list_ids is missing');
	const unknown = list_ids.find(
		(id) => account.lists.get(id)?.deleted_at ?? !account.lists.has(id),
	);
	if (unknown !== undefined) throw notFound(`list_id ${unknown} does not exist`);
}

function withinLimit(rows: Row[]): Row[] {
	let bytes = 0;
	return rows
		.slice(0, MAX_LINES)
		.filter((row) => (bytes += Buffer.byteLength(JSON.stringify(row)) + 1) < MAX_BYTES);
}

/** Columns that the service does not know are ignored without a word. */
function knownColumns(row: Row): Row {
	return Object.fromEntries(
		Object.entries(row).filter(
			([column, value]) => (FILE_COLUMNS.has(column) || column.startsWith('cf:')) && value !== '',
		),
	);
}

function importRows(
	account: Account,
	rows: Row[],
	list_ids: string[],
): Required<Pick<Outcome, 'status' | 'activity_errors'>> {
	const counts = { error_count: 0, correctable_count: 0, cannot_add_to_list_count: 0 };
	const activity_errors: string[] = [];
	const byEmail = new Map(
		[...account.contacts.values()].map((contact) => [
			contact.email_address?.address.toLowerCase() ?? contact.sms_channel?.sms_address ?? '',
			contact,
		]),
	);
	for (const [index, row] of rows.entries()) {
		const problem = problemOf(account, row);
		if (problem) {
			counts[problem.counter]++;
			// The first line is the heading's, also where the rows come as JSON.
			activity_errors.push(`Line ${String(index + 2)}: ${problem.text}`);
			continue;
		}
		const key = String(row.email ?? row.sms_number).toLowerCase();
		const contact = byEmail.get(key) ?? newContact(account, row);
		byEmail.set(key, contact);
		account.contacts.set(contact.contact_id, contact);
		delete contact.deleted_at;
		update(account, contact, row);
		if (contact.email_address?.permission_to_send === 'unsubscribed') {
			counts.cannot_add_to_list_count++;
			continue;
		}
		contact.list_memberships = [...new Set([...contact.list_memberships, ...list_ids])];
	}
	const total = { items_total_count: rows.length, person_count: rows.length };
	return { status: { ...total, ...counts }, activity_errors };
}

function problemOf(
	account: Account,
	row: Row,
): { counter: 'error_count' | 'correctable_count'; text: string } | undefined {
	const email = String(row.email ?? '');
	const correctable = (text: string) => ({ counter: 'correctable_count' as const, text });
	if (!email && !row.sms_number) return correctable('Email address is missing');
	if (email && (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 50)) {
		return correctable('Invalid email address');
	}
	if (row.anniversary && !DATE.test(String(row.anniversary))) {
		return correctable('Invalid anniversary');
	}
	if ((row.birthday_month === undefined) !== (row.birthday_day === undefined)) {
		return correctable('Invalid birthday');
	}
	const custom = Object.keys(row).filter((key) => key.startsWith('cf:'));
	if (custom.length > 25) return { counter: 'error_count', text: 'Too many custom fields' };
	for (const key of custom) {
		const text = choiceProblem(account, key.slice(3), String(row[key]));
		if (text) return { counter: 'error_count', text };
	}
	return undefined;
}

function choiceProblem(account: Account, name: string, value: string): string | undefined {
	const field = fieldNamed(account, name);
	if (!field) return `Custom field ${name} does not exist`;
	if (!field.type.endsWith('_select')) return undefined;
	const isKnown = choiceIdsOf(account, name, value).every((id) => id !== undefined);
	return isKnown ? undefined : `Custom field ${name} has no choice ${value}`;
}

function fieldNamed(account: Account, name: string) {
	return [...account.customFields.values()].find((field) => field.name === name);
}

function choiceIdsOf(account: Account, name: string, value: string): (string | undefined)[] {
	const choices = fieldNamed(account, name)?.choices ?? [];
	const isId = account.switches.importChoices === 'ids';
	return value.split(',').map((each) => {
		const choice = choices.find(({ choice_id, choice_label }) =>
			isId ? String(choice_id) === each : choice_label === each,
		);
		return choice && String(choice.choice_id);
	});
}

function newContact(account: Account, row: Row): Contact {
	const contact = emptyContact(account, 'Account');
	if (row.email) {
		contact.email_address = emailAddress(account, String(row.email), 'implicit', 'Account');
	}
	return contact;
}

function update(account: Account, contact: Contact, row: Row): void {
	for (const name of CORE) if (row[name] !== undefined) contact[name] = String(row[name]);
	if (row.birthday_month !== undefined) contact.birthday_month = Number(row.birthday_month);
	if (row.birthday_day !== undefined) contact.birthday_day = Number(row.birthday_day);
	for (const [column, kind] of Object.entries(PHONES)) {
		const number = row[column];
		if (number === undefined) continue;
		const others = contact.phone_numbers.filter((phone) => phone.kind !== kind);
		contact.phone_numbers = [...others, newPhone(String(number), kind)];
	}
	for (const [prefix, kind] of Object.entries(PREFIXES)) {
		updateAddress(account, contact, row, prefix, kind);
	}
	for (const [key, value] of Object.entries(row)) {
		const field = key.startsWith('cf:') ? fieldNamed(account, key.slice(3)) : undefined;
		if (!field) continue;
		const { custom_field_id } = field;
		const others = contact.custom_fields.filter((each) => each.custom_field_id !== custom_field_id);
		const written = field.type.endsWith('_select')
			? { choice_ids: choiceIdsOf(account, field.name, String(value)) as string[] }
			: { value: String(value) };
		contact.custom_fields = [...others, { custom_field_id, ...written }];
	}
	if (row.sms_number) {
		const sms_consent_permission = row.sms_consent_date ? 'explicit' : 'pending_confirmation';
		contact.sms_channel = {
			sms_channel_id: contact.sms_channel?.sms_channel_id ?? account.newId(),
			sms_address: String(row.sms_number),
			dial_code: '1',
			country_code: 'US',
			update_source: 'Account',
			create_source: 'Account',
			sms_channel_consents: [{ sms_consent_permission, consent_type: 'promotional_sms' }],
		};
	}
	contact.update_source = 'Account';
	contact.updated_at = account.now();
}

function updateAddress(
	account: Account,
	contact: Contact,
	row: Row,
	prefix: string,
	kind: string,
): void {
	const parts = Object.fromEntries(
		Object.entries(PARTS)
			.filter(([column]) => row[`${prefix}${column}`] !== undefined)
			.map(([column, part]) => [part, String(row[`${prefix}${column}`])]),
	);
	if (Object.keys(parts).length === 0) return;
	const known = contact.street_addresses.find((address) => address.kind === kind);
	if (known) {
		const updated_at = timestamp();
		Object.assign(known, writtenOut(account, { ...known, ...parts }), { updated_at });
	} else contact.street_addresses.push(newAddress(account, { kind, ...parts }));
}

function unsupportedFile(): ServiceError {
	return new ServiceError(415, [
		{ error_key: 'unsupported_media_type', error_message: 'upload file must be of type .csv' },
	]);
}
