import type { FastifyInstance } from 'fastify';
import { badRequest } from '../errors.mts';
import { firstQuery, pageOf } from '../paging.mts';

type Query = Record<string, string | undefined>;

export function addContactLists(app: FastifyInstance): void {
	const read = { scope: 'contact_data', privilege: 'contacts:lists:read' };

	app.get('/contact_lists', { config: read }, ({ account, query: given }) => {
		const query = firstQuery(given as Query);
		const statuses = (query.status ?? 'active').split(',');
		if (!statuses.every((status) => ['all', 'active', 'deleted'].includes(status))) {
			throw badRequest('status does not have a valid value');
		}
		const found = [...account.lists.values()].filter(
			(list) =>
				(query.name === undefined || list.name === query.name) &&
				(statuses.includes('all') || statuses.includes(list.deleted_at ? 'deleted' : 'active')),
		);
		const { nextLink } = account.switches;
		const page = pageOf(found, '/contact_lists', query, { default: 50, max: 1000 }, nextLink);
		return {
			lists: page.items,
			...(query.include_count === 'true' && { lists_count: found.length }),
			...page.links,
		};
	});
}
