import { stringify } from 'csv-stringify/sync';
import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Account, Contact } from '../account.mts';
import { badRequest, notFound } from '../errors.mts';
import { contactExport } from '../schemas.mts';
import { startActivity } from './activities.mts';
import { contactsOf } from './contact-source.mts';
import { statusOf } from './contact-search.mts';

interface Input {
	contact_ids?: string[];
	list_ids?: string[];
	tag_ids?: string[];
	new_subscriber?: boolean;
	segment_id?: number;
	fields?: string[];
	status?: 'active' | 'unsubscribed' | 'removed';
	exclude?: { contact_ids: string[] };
}

const STATUSES = { active: 'active', unsubscribed: 'unsubscribed', removed: 'deleted' };

interface Column {
	/** The name by which it is asked for; left out, only an export of everything has it. */
	field?: string;
	heading: string;
	value: (contact: Contact, account: Account) => string | undefined;
}

const phoneOf = (kind: string) => (contact: Contact) =>
	contact.phone_numbers.find((phone) => phone.kind === kind)?.phone_number;

/** An address of each kind has columns of its own. */
function addressColumns(kind: string): Column[] {
	const whose = kind[0].toUpperCase() + kind.slice(1);
	const parts = [
		['street', 'Street address line 1', 'street'],
		['city', 'City', 'city'],
		['state', 'State/Province', 'state'],
		['zip', 'Zip/Postal Code', 'postal_code'],
		['country', 'Country', 'country'],
	] as const;
	return parts.map(([field, heading, part]) => ({
		field,
		heading: `${heading} - ${whose}`,
		value: ({ street_addresses }) => street_addresses.find((each) => each.kind === kind)?.[part],
	}));
}

/** Times of the file begin with the day; the rest is a guess. */
const inFile = (time: string) => time.replace('T', ' ').replace('Z', '');

/** The headings that readers of such files know. Their order is a guess. */
const COLUMNS: Column[] = [
	{ field: 'contact_id', heading: 'Contact ID', value: ({ contact_id }) => contact_id },
	{
		field: 'email_address',
		heading: 'Email address',
		value: ({ email_address }) => email_address?.address,
	},
	{ field: 'first_name', heading: 'First name', value: ({ first_name }) => first_name },
	{ field: 'last_name', heading: 'Last name', value: ({ last_name }) => last_name },
	{ field: 'company_name', heading: 'Company', value: ({ company_name }) => company_name },
	{ field: 'job_title', heading: 'Job title', value: ({ job_title }) => job_title },
	{ field: 'phone_number', heading: 'Phone - home', value: phoneOf('home') },
	{ field: 'phone_number', heading: 'Phone - mobile', value: phoneOf('mobile') },
	{ field: 'phone_number', heading: 'Phone - work', value: phoneOf('work') },
	{ field: 'phone_number', heading: 'Phone - other', value: phoneOf('other') },
	...['home', 'work', 'other'].flatMap(addressColumns),
	{
		field: 'birthday',
		heading: 'Birthday',
		value: ({ birthday_month: month, birthday_day: day }) =>
			month && day ? `${month}/${day}` : undefined,
	},
	{ field: 'anniversary', heading: 'Anniversary', value: ({ anniversary }) => anniversary },
	{
		field: 'notes',
		heading: 'Notes',
		value: ({ notes }) => notes.map(({ content }) => content).join('\n'),
	},
	{
		field: 'email_permission',
		heading: 'Email permission status',
		value: ({ email_address }) => email_address?.permission_to_send,
	},
	{
		field: 'email_lists',
		heading: 'Email Lists',
		value: ({ list_memberships }, { lists }) =>
			list_memberships.map((id) => lists.get(id)?.name ?? '').join(', '),
	},
	{
		field: 'tag',
		heading: 'Tags',
		value: ({ taggings }, { tags }) => taggings.map((id) => tags.get(id)?.name ?? '').join(', '),
	},
	{ field: 'created_at', heading: 'Created At', value: ({ created_at }) => inFile(created_at) },
	{ field: 'updated_at', heading: 'Updated At', value: ({ updated_at }) => inFile(updated_at) },
];

export function addContactExports(app: FastifyInstance): void {
	const config = { scope: 'contact_data', privilege: 'contacts:write' };

	app.post(
		'/activities/contact_exports',
		{ config, schema: { body: contactExport }, attachValidation: true },
		({ account, body }, reply) => {
			const input = body as Input;
			const contacts = chosen(account, input);
			const id = randomUUID();
			const link = { results: { href: `/v3/contact_exports/${id}` } };
			const isEarly = account.switches.exportLink === 'atStart';
			const activity = startActivity(
				account,
				() => {
					account.exports.set(id, toCsv(account, contacts, input.fields));
					const count = contacts.length;
					const status = { items_total_count: count, items_completed_count: count };
					return { status, _links: { self: activity._links.self, ...link } };
				},
				isEarly ? link : {},
			);
			return reply.code(201).send(activity);
		},
	);

	app.get('/contact_exports/:id', { config }, ({ account, params }, reply) => {
		const file = account.exports.get((params as { id: string }).id);
		if (file === undefined) throw notFound('file_export_id is unknown');
		return reply.type('text/csv').send(file);
	});
}

function chosen(account: Account, input: Input): Contact[] {
	const { fields = [], status, exclude, ...source } = input;
	const { contact_ids, list_ids, new_subscriber, tag_ids, segment_id } = source;
	const alone = [contact_ids, list_ids && !new_subscriber, new_subscriber, tag_ids, segment_id];
	if (alone.filter((each) => each !== undefined && each !== false).length > 1) {
		throw badRequest('the filters are mutually exclusive');
	}
	if (status && (new_subscriber || tag_ids || segment_id !== undefined)) {
		throw badRequest('status cannot be combined with this filter');
	}
	if (exclude && (status ?? (new_subscriber && list_ids))) {
		throw badRequest('exclude cannot be combined with this filter');
	}
	if (exclude && !list_ids && !new_subscriber)
		throw badRequest('exclude needs list_ids or new_subscriber');
	if (
		fields.some((field) => /^email_opt(in|out)_/.test(field)) &&
		!fields.includes('email_address')
	) {
		throw badRequest('fields must contain email_address');
	}
	const filtered = (contact: Contact) =>
		(status === undefined || statusOf(contact) === STATUSES[status]) &&
		!exclude?.contact_ids.includes(contact.contact_id) &&
		(!new_subscriber || !list_ids || list_ids.some((id) => contact.list_memberships.includes(id)));
	const isAll = Object.values(source).every((value) => value === undefined);
	const all = isAll
		? [...account.contacts.values()]
		: contactsOf(account, new_subscriber ? { new_subscriber } : source);
	return all.filter(filtered);
}

function toCsv(account: Account, contacts: Contact[], fields?: string[]): string {
	const columns = [...COLUMNS, ...customColumns(account)].filter(
		({ field }) => fields === undefined || (field !== undefined && fields.includes(field)),
	);
	return stringify([
		columns.map(({ heading }) => heading),
		...contacts.map((contact) => columns.map(({ value }) => value(contact, account) ?? '')),
	]);
}

/** Custom fields stand in the file under their labels. */
function customColumns({ customFields }: Account): Column[] {
	return [...customFields.values()].map(({ label, custom_field_id, choices = [] }) => ({
		heading: label,
		value: ({ custom_fields }) => {
			const stored = custom_fields.find((each) => each.custom_field_id === custom_field_id);
			const chosen = choices.filter(({ choice_id }) =>
				stored?.choice_ids?.includes(String(choice_id)),
			);
			return stored?.value ?? chosen.map(({ choice_label }) => choice_label).join(', ');
		},
	}));
}
