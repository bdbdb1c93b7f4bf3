import { failureOfContent } from './read-failure';

/**
 * The cursor of the next page, or undefined on the last one.
 *
 * `_links.next.href` is relative, and may name another path than the one that was called; only its
 * cursor is taken. Throws ApiFailure when there is a next page but no way to it, because a silent
 * stop would lose the rest.
 */
export function nextCursor(page: { _links?: unknown }, current?: string): string | undefined {
	const links = page._links as { next?: { href?: unknown } | null } | null | undefined;
	const href = links?.next?.href;
	if (href === undefined || href === null) return undefined;

	const query = String(href).split('?')[1]?.split('#')[0] ?? '';
	const cursor = new URLSearchParams(query).get('cursor');
	// The same cursor again would read the same page for ever.
	if (!cursor || cursor === current) throw failureOfContent(200);
	return cursor;
}
