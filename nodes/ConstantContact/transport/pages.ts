import type { IDataObject } from 'n8n-workflow';
import { ApiFailure } from './api-failure';
import { PATIENCE_MS } from './patience';
import { failureOfLink } from './read-failure';

/**
 * What stands for a page is the whole query of the link that leads to it, with the `?` before it.
 * Links differ: some have a `cursor` that carries the rest, some an offset as `next` with `limit` and
 * the filters beside it. Events and registrations tell the `next` alone, as `next_cursor`, which goes beside
 * what was asked. No cursor begins with `?`, so one that was saved alone is told apart.
 */
const MARK = '?';

/** Stands for a page that no usable link leads to: asking for it fails, and not before. */
const NOWHERE = MARK;

/**
 * The token of the next page, or undefined on the last one, which may have an empty link. Of `_links.next` only the query is taken:
 * its host and path may be others than those that were called.
 * @param asked the query that this page answers; a link that adds nothing to it leads nowhere
 */
export function nextToken(
	page: { _links?: unknown; next_cursor?: unknown },
	asked: IDataObject,
): string | undefined {
	const { next } = Object(page._links) as { next?: unknown };
	const cursor = page.next_cursor ?? '';
	const params = cursor === '' ? paramsOfLink(hrefOf(next)) : paramsBeside(asked, cursor);
	if (!params) return undefined;

	const known = new Set(pairsOf(asked));
	const leadsOn = [...params].some(
		([name, value]) =>
			name !== 'limit' && value !== '' && !known.has(JSON.stringify([name, value])),
	);
	return leadsOn ? `${MARK}${params.toString()}` : NOWHERE;
}

/** Whether there is a way to the page of the token. */
export function isUsable(token: string): boolean {
	return token !== NOWHERE;
}

/**
 * The query that asks for the page of the token.
 * Throws ApiFailure when there is none, because a silent stop would lose the rest.
 */
export function queryOf(token: string): IDataObject {
	if (!isUsable(token)) throw failureOfLink();
	// What was saved before tokens were whole queries is a cursor.
	if (!token.startsWith(MARK)) return { cursor: token };
	const params = new URLSearchParams(token.slice(MARK.length));
	return Object.fromEntries(
		[...new Set(params.keys())].map((name) => {
			const values = params.getAll(name);
			return [name, values.length === 1 ? values[0] : values];
		}),
	);
}

/** The pages of one collection that were asked for, one after the other. */
export class Trail {
	private readonly asked = new Set<string>();

	/** Throws ApiFailure for a query that was asked before: the links would lead round for ever. */
	step(query: IDataObject): void {
		const key = pairsOf(query).sort().join();
		if (this.asked.has(key)) throw failureOfLink();
		this.asked.add(key);
	}
}

/** Each name and value as one text, the same however the query was written. */
function pairsOf(query: IDataObject): string[] {
	return Object.entries(query).flatMap(([name, value]) =>
		[value].flat().map((each) => JSON.stringify([name, String(each)])),
	);
}

/** What was asked, from the place that the cursor stands for. */
function paramsBeside(asked: IDataObject, cursor: unknown): URLSearchParams {
	const place = typeof cursor === 'string' ? cursor : '';
	return new URLSearchParams({ ...(asked as Record<string, string>), next: place });
}

/** Undefined where there is no link. */
function paramsOfLink(href: unknown): URLSearchParams | undefined {
	if (href === undefined || href === null || href === '') return undefined;
	if (typeof href !== 'string') return new URLSearchParams();
	const address = href.split('#')[0];
	const start = address.indexOf('?');
	// Cursors, dates and addresses are not always escaped: their + is no blank.
	const query = start < 0 ? '' : address.slice(start + 1).replace(/\+/g, '%2B');
	return new URLSearchParams(query);
}

/** Tags have a link within the link. */
function hrefOf(link: unknown): unknown {
	if (typeof link === 'string') return link;
	const { href, next } = Object(link) as { href?: unknown; next?: unknown };
	return href ?? (typeof next === 'string' ? next : (Object(next) as { href?: unknown }).href);
}

/**
 * Whether the page is there. Only the search for the contacts of a segment takes its time: it answers
 * 202 until then, with a `status` in place of the contacts.
 */
export function isComplete(
	{ status, body }: { status: number; body: Record<string, unknown> },
	{ segment_id }: IDataObject,
	property: string,
): boolean {
	if (status === 202) return false;
	return segment_id === undefined || body.status === undefined || body[property] !== undefined;
}

/** The end of waiting for a search that Constant Contact does not finish. */
export const UNFINISHED_SEARCH = new ApiFailure(
	`Constant Contact has not found the contacts of the segment within ${PATIENCE_MS / 60_000} minutes`,
	'Run the workflow again later',
);
