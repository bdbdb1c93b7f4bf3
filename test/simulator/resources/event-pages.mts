import type { Account } from '../account.mts';
import { badRequest } from '../errors.mts';

type Query = Record<string, string | undefined>;

const MOST = 100;
const PAGING = ['limit', 'next', 'prev'];

/**
 * One page of events or of registrations: `records`, and cursors that a request sends back as `next`
 * or `prev`.
 * @param idOf what a cursor points at, on the side of the switch on which nothing shifts
 */
export function recordsOf<T>(
	account: Account,
	path: string,
	query: Query,
	all: T[],
	idOf: (thing: T) => string,
): { records: T[] } {
	const { eventCursor, lastCursor } = account.switches;
	const limit = Number(query.limit ?? query.page_size ?? MOST);
	if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
		throw badRequest('limit does not have a valid value');
	}
	const placeOf = (start: number) => (eventCursor === 'offset' ? start : idOf(all[start]));
	const start = startOf(query, all.map(idOf));
	const next = start + limit < all.length ? cursorOf(placeOf(start + limit)) : undefined;
	const prev = start > 0 ? cursorOf(placeOf(Math.max(0, start - limit))) : undefined;
	const link = (name: string, cursor?: string) =>
		cursor && { [name]: { href: `/v3${path}?limit=${String(limit)}&${name}=${cursor}` } };
	const page = {
		_links: { ...link('next', next), ...link('prev', prev) },
		records: all.slice(start, start + limit),
		total_records: all.length,
		...(prev && { prev_cursor: prev }),
	};
	const last = lastCursor === 'empty' ? '' : undefined;
	return { ...page, ...((next ?? last) !== undefined && { next_cursor: next ?? last }) };
}

/** Refuses what is not known, and what does not go together. */
export function checkedQuery(given: unknown, ...known: string[]): Query {
	const query = given as Query;
	const unknown = Object.keys(query).find((name) => ![...PAGING, ...known].includes(name));
	if (unknown !== undefined) throw badRequest(`${unknown} is not a known parameter`);
	if (query.next !== undefined && query.prev !== undefined) {
		throw badRequest('next and prev exclude each other');
	}
	return query;
}

/** Sorted as the query asks; `undefined` without a word about it. */
export function sortedBy<T>(
	things: T[],
	{ sort_by, sort_order = 'ASC' }: Query,
	values: Record<string, (thing: T) => string | number>,
): T[] | undefined {
	if (sort_by === undefined) return undefined;
	if (!(sort_by in values)) throw badRequest('sort_by does not have a valid value');
	if (!['ASC', 'DESC'].includes(sort_order)) {
		throw badRequest('sort_order does not have a valid value');
	}
	return inTurn(things, values[sort_by], sort_order === 'DESC');
}

/** In the order of a value, the least first. */
export function inTurn<T>(
	things: T[],
	valueOf: (thing: T) => string | number,
	isDescending = false,
): T[] {
	const sign = isDescending ? -1 : 1;
	return [...things].sort((one, other) => {
		const [a, b] = [valueOf(one), valueOf(other)];
		return a === b ? 0 : sign * (a < b ? -1 : 1);
	});
}

/** In the order that nobody asked for, on the account's side of the switch. */
export function unsorted<T>(
	order: 'newestFirst' | 'oldestFirst' | 'byId',
	things: T[],
	timeOf: (thing: T) => string,
	idOf: (thing: T) => string,
): T[] {
	if (order === 'byId') return inTurn(things, idOf);
	return inTurn(things, (each) => Date.parse(timeOf(each)), order === 'newestFirst');
}

function cursorOf(place: number | string): string {
	return Buffer.from(JSON.stringify({ place })).toString('base64url');
}

function startOf({ next, prev }: Query, ids: string[]): number {
	const cursor = next ?? prev;
	if (cursor === undefined) return 0;
	try {
		const text = Buffer.from(cursor, 'base64url').toString();
		const { place } = JSON.parse(text) as { place: number | string };
		if (typeof place === 'number') return place;
		if (ids.includes(place)) return ids.indexOf(place);
	} catch {
		// Refused below.
	}
	throw badRequest('The cursor is not valid');
}
