import type { FastifyInstance } from 'fastify';
import { isDeepStrictEqual } from 'node:util';
import type { Account, ContactList } from '../account.mts';
import { badRequest } from '../errors.mts';
import { firstQuery, pageOf } from '../paging.mts';
import { listInput } from '../schemas.mts';
import { startDeletion } from './activities.mts';
import { refuseTakenName, unknownId } from './names.mts';

type Query = Record<string, string | undefined>;
interface Input {
	name: string;
	description?: string | null;
	favorite?: boolean;
}

const MOST_LISTS = 1000;

export function addContactLists(app: FastifyInstance): void {
	const read = { scope: 'contact_data', privilege: 'contacts:lists:read' };
	const write = { scope: 'contact_data', privilege: 'contacts:lists:write' };
	const body = { config: write, schema: { body: listInput }, attachValidation: true };

	app.get('/contact_lists', { config: read }, ({ account, query: given }) => {
		const query = firstQuery(given as Query);
		const statuses = (query.status ?? account.switches.listStatusDefault).split(',');
		if (!statuses.every((status) => ['all', 'active', 'deleted'].includes(status))) {
			throw badRequest('status does not have a valid value');
		}
		const found = [...account.lists.values()].filter(
			(list) =>
				(query.name === undefined || list.name === query.name) &&
				(list.channel ?? 'email') === (query.channel_type ?? 'email') &&
				(statuses.includes('all') || statuses.includes(list.deleted_at ? 'deleted' : 'active')),
		);
		found.sort((one, other) => (one.list_id < other.list_id ? -1 : 1));
		const { nextLink } = account.switches;
		const page = pageOf(found, '/contact_lists', query, { default: 50, max: 1000 }, nextLink);
		return {
			lists: page.items.map((list) => present(account, list, query)),
			...(query.include_count === 'true' && { lists_count: found.length }),
			...page.links,
		};
	});

	app.post('/contact_lists', body, ({ account, body: input }, reply) => {
		const { name, description, favorite = false } = input as Input;
		refuseName(account, name);
		if (active(account).length >= MOST_LISTS) throw badRequest('the maximum of lists is reached');
		const now = account.now();
		const list_id = account.newId();
		const times = { created_at: now, updated_at: now };
		const list = { list_id, name, ...(description && { description }), favorite, ...times };
		account.lists.set(list_id, list);
		return reply.code(201).send(present(account, list));
	});

	app.get('/contact_lists/:list_id', { config: read }, ({ account, params, query }) =>
		present(account, listOf(account, params), query as Query),
	);

	app.put('/contact_lists/:list_id', body, ({ account, params, body: input }) => {
		const list = listOf(account, params);
		const { name, description, favorite } = input as Input;
		const { putListOmitted } = account.switches;
		if (favorite === undefined && putListOmitted === 'refused') {
			throw badRequest('favorite is required');
		}
		refuseName(account, name, list);
		const keeps = putListOmitted === 'keeps';
		const before = { ...list };
		list.name = name;
		list.favorite = favorite ?? (keeps && list.favorite);
		if (description) list.description = description;
		else if (!keeps || description === null) delete list.description;
		if (!isDeepStrictEqual(list, before)) list.updated_at = account.now();
		return present(account, list);
	});

	app.delete('/contact_lists/:list_id', { config: write }, ({ account, params }, reply) => {
		const { list_id } = params as { list_id: string };
		const list = account.lists.get(list_id);
		if (!list || list.deleted_at) throw badRequest('list_id not found');
		const activity = startDeletion(account, 'v4', () => {
			list.deleted_at = account.now();
			for (const contact of account.contacts.values()) {
				contact.list_memberships = contact.list_memberships.filter((id) => id !== list.list_id);
			}
			return { status: { items_total_count: 0 } };
		});
		return reply.code(202).header('location', activity._links.self.href).send(activity);
	});
}

function active(account: Account): ContactList[] {
	return [...account.lists.values()].filter(({ deleted_at }) => !deleted_at);
}

function refuseName(account: Account, name: string, self?: ContactList): void {
	const others = active(account).filter((list) => list !== self);
	refuseTakenName(
		account,
		'List',
		others.map((list) => list.name),
		name,
	);
}

function listOf(account: Account, params: unknown): ContactList {
	const { list_id } = params as { list_id: string };
	const list = account.lists.get(list_id);
	if (!list) throw unknownId(account, 'list_id', list_id);
	return list;
}

function present(account: Account, stored: ContactList, query: Query = {}): object {
	const list = { ...stored };
	delete list.channel;
	const { include_count } = query;
	const counted = query.include_membership_count ?? (include_count === 'true' ? 'all' : undefined);
	if (counted === undefined) return list;
	if (!['all', 'active'].includes(counted)) {
		throw badRequest('include_membership_count does not have a valid value');
	}
	const members = [...account.contacts.values()].filter(
		({ list_memberships, deleted_at, email_address }) =>
			list_memberships.includes(list.list_id) &&
			!deleted_at &&
			(counted === 'all' ||
				['implicit', 'explicit'].includes(email_address?.permission_to_send ?? '')),
	);
	return { ...list, membership_count: members.length };
}
