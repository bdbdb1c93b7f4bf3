import { badRequest } from './errors.mts';
import type { Switches } from './switches.mts';

type Query = Record<string, string | undefined>;

interface Page<T> {
	items: T[];
	links: { _links?: { next: { href: string } } };
}

/** The query that counts: that of the first request, which the cursor carries to later pages. */
export function firstQuery(query: Query): Query {
	if (query.cursor === undefined) return query;
	const carried = Object.fromEntries(
		new URLSearchParams(Buffer.from(query.cursor, 'base64').toString()),
	);
	if (!/^\d+$/.test(carried.next ?? '')) throw badRequest('cursor is not valid');
	return carried;
}

/** One page of a collection and the link to the next, as the service encodes it. */
export function pageOf<T>(
	all: T[],
	path: string,
	query: Query,
	limits: { default: number; max: number },
	nextLink: Switches['nextLink'],
): Page<T> {
	const limit = Number(query.limit ?? limits.default);
	if (!Number.isInteger(limit) || limit < 1 || limit > limits.max) {
		throw badRequest('limit does not have a valid value');
	}
	const start = Number(query.next ?? 0);
	const items = all.slice(start, start + limit);
	if (start + limit >= all.length) return { items, links: {} };

	const carried = { ...query, limit: String(limit), next: String(start + limit) };
	const entries = Object.entries(carried).filter((entry) => entry[1] !== undefined);
	const cursor = Buffer.from(
		new URLSearchParams(entries as [string, string][]).toString(),
	).toString('base64');
	const hrefs = {
		relative: `/v3${path}`,
		internalPath: `/contacts-service/v3/accounts/42${path}`,
		absolute: `https://api.cc.email/v3${path}`,
	};
	const href = `${hrefs[nextLink]}?cursor=${encodeURIComponent(cursor)}`;
	return { items, links: { _links: { next: { href } } } };
}
