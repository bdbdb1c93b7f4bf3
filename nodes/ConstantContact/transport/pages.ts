import { ApiFailure } from './api-failure';
import { PATIENCE_MS } from './patience';
import { failureOfContent } from './read-failure';

/**
 * The cursor of the next page, or undefined on the last one.
 *
 * `_links.next.href` is relative, and may name another path than the one that was called; only its
 * cursor is taken. Throws ApiFailure when there is a next page but no way to it, because a silent
 * stop would lose the rest.
 */
export function nextCursor(page: { _links?: unknown }, current?: string): string | undefined {
	const { next } = Object(page._links) as { next?: unknown };
	const href = hrefOf(next);
	if (href === undefined || href === null) return undefined;

	if (typeof href !== 'string') throw failureOfContent(200);
	const query = href.split('?')[1]?.split('#')[0] ?? '';
	// Cursors are base64, and not always escaped: their + is no blank.
	const cursor = new URLSearchParams(query.replace(/\+/g, '%2B')).get('cursor');
	// The same cursor again would read the same page for ever.
	if (!cursor || cursor === current) throw failureOfContent(200);
	return cursor;
}

/** Tags have a link within the link. */
function hrefOf(link: unknown): unknown {
	if (typeof link === 'string') return link;
	const { href, next } = Object(link) as { href?: unknown; next?: { href?: unknown } };
	return href ?? next?.href;
}

/** Whether the page is there. An answer with 202 says in `status` that the search goes on. */
export function isComplete(page: Record<string, unknown>): boolean {
	return page.status === undefined;
}

/** The end of waiting for the contacts of a segment, the only search that takes its time. */
export const UNFINISHED_SEARCH = new ApiFailure(
	`Constant Contact has not found the contacts of the segment within ${PATIENCE_MS / 60_000} minutes`,
	'Run the workflow again later',
);
