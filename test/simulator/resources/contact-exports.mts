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

/** Columns of the file, by the name in which they are asked for. The headings are not documented. */
const COLUMNS: Record<
	string,
	{ heading: string; value: (contact: Contact, account: Account) => string }
> = {
	contact_id: { heading: 'Contact ID', value: ({ contact_id }) => contact_id },
	email_address: {
		heading: 'Email address',
		value: (contact) => contact.email_address?.address ?? '',
	},
	first_name: { heading: 'First name', value: ({ first_name }) => first_name ?? '' },
	last_name: { heading: 'Last name', value: ({ last_name }) => last_name ?? '' },
	company_name: { heading: 'Company', value: ({ company_name }) => company_name ?? '' },
	job_title: { heading: 'Job title', value: ({ job_title }) => job_title ?? '' },
	notes: { heading: 'Notes', value: ({ notes }) => notes.map(({ content }) => content).join('\n') },
	email_permission: {
		heading: 'Email permission status',
		value: (contact) => contact.email_address?.permission_to_send ?? '',
	},
	email_lists: {
		heading: 'Email Lists',
		value: ({ list_memberships }, { lists }) =>
			list_memberships.map((id) => lists.get(id)?.name ?? '').join(', '),
	},
	created_at: { heading: 'Created At', value: ({ created_at }) => created_at },
};

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
	const columns = Object.entries(COLUMNS)
		.filter(([name]) => fields === undefined || fields.includes(name))
		.map(([, column]) => column);
	return stringify([
		columns.map(({ heading }) => heading),
		...contacts.map((contact) => columns.map(({ value }) => value(contact, account))),
	]);
}
