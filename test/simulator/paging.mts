import { badRequest } from './errors.mts';
import type { Switches } from './switches.mts';

type Query = Record<string, string | undefined>;

interface Page<T> {
	items: T[];
	links: { _links?: { next: { href: string } } };
}

/** How a collection links its next page: where the link leads, and what says how far it is. */
interface LinkForm {
	place: Switches['nextLink'];
	parameter: 'cursor' | 'next';
}

/** The forms that links of campaigns and reports may have. */
export const LINK_FORMS: Record<Switches['campaignsLink'], LinkForm> = {
	absoluteNext: { place: 'absolute', parameter: 'next' },
	relativeNext: { place: 'relative', parameter: 'next' },
	absoluteCursor: { place: 'absolute', parameter: 'cursor' },
	relativeCursor: { place: 'relative', parameter: 'cursor' },
};

/** The query that counts: that of the first request, which the cursor carries to later pages. */
export function firstQuery(query: Query): Query {
	if (query.cursor === undefined) return query;
	const params = new URLSearchParams(Buffer.from(query.cursor, 'base64').toString());
	const carried = Object.fromEntries(
		[...new Set(params.keys())].map((name) => {
			const values = params.getAll(name);
			return [name, (values.length > 1 ? values : values[0]) as string];
		}),
	);
	if (!/^\d+$/.test(carried.next ?? '')) throw badRequest('cursor is not valid');
	return carried;
}

/** The same for campaigns and reports, whose links may have an offset with the filters beside it. */
export function firstQueryByOffset(query: Query): Query {
	return query.next === undefined ? firstQuery(query) : { ...query, next: offsetOf(query.next) };
}

/** One page of a collection and the link to the next, as the service encodes it. */
export function pageOf<T>(
	all: T[],
	path: string,
	query: Query,
	limits: { default: number; max: number },
	form: Switches['nextLink'] | LinkForm,
): Page<T> {
	const { place, parameter } =
		typeof form === 'string' ? { place: form, parameter: 'cursor' as const } : form;
	const limit = Number(query.limit ?? limits.default);
	if (!Number.isInteger(limit) || limit < 1 || limit > limits.max) {
		throw badRequest('limit does not have a valid value');
	}
	const start = Number(query.next ?? 0);
	const items = all.slice(start, start + limit);
	if (start + limit >= all.length) return { items, links: {} };

	const carried = { ...query, limit: String(limit), next: String(start + limit) };
	const hrefs = {
		relative: `/v3${path}`,
		internalPath: `/contacts-service/v3/accounts/42${path}`,
		absolute: `https://api.cc.email/v3${path}`,
	};
	const href = `${hrefs[place]}?${parameter === 'cursor' ? cursorOf(carried) : besides(carried)}`;
	return { items, links: { _links: { next: { href } } } };
}

/** Everything in one cursor. */
function cursorOf(carried: Query): string {
	const text = new URLSearchParams(defined(carried)).toString();
	const cursor = encodeURIComponent(Buffer.from(text).toString('base64'));
	return `cursor=${cursor.replace(/%3D/g, '=')}`;
}

/** The limit, the offset with `*` in place of `=`, and the filters, as they were sent. */
function besides({ limit, next = '', ...filters }: Query): string {
	const offset = Buffer.from(next).toString('base64').replace(/=/g, '*');
	const rest = defined(filters).map(([name, value]) => `&${name}=${value}`);
	return `limit=${limit ?? ''}&next=${offset}${rest.join('')}`;
}

function offsetOf(next: string): string {
	const offset = Buffer.from(next.replace(/\*/g, '='), 'base64').toString();
	if (!/^\d+$/.test(offset)) throw badRequest('next is not valid');
	return offset;
}

/** A parameter that is repeated has its values in a list. */
function defined(query: Query): [string, string][] {
	return Object.entries(query).flatMap(([name, value]) =>
		value === undefined ? [] : [value].flat().map((each): [string, string] => [name, each]),
	);
}
