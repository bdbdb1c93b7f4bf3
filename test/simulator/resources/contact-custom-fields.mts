import type { FastifyInstance } from 'fastify';
import { firstQuery, pageOf } from '../paging.mts';

export function addContactCustomFields(app: FastifyInstance): void {
	const read = { scope: 'contact_data', privilege: 'contacts:read' };

	app.get('/contact_custom_fields', { config: read }, ({ account, query: given }) => {
		const query = firstQuery(given as Record<string, string | undefined>);
		const all = [...account.customFields.values()];
		const { nextLink } = account.switches;
		const page = pageOf(all, '/contact_custom_fields', query, { default: 50, max: 100 }, nextLink);
		return { custom_fields: page.items, ...page.links };
	});
}
