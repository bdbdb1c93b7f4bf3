import fc from 'fast-check';
import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';
import { nextCursor } from '../../nodes/ConstantContact/transport/pages';

const linkTo = (href: unknown) => ({ _links: { next: { href } } });

test.each([
	['a relative link', '/v3/contacts?cursor=bGltaXQ9MSZuZXh0PTI='],
	['an encoded cursor', '/v3/contacts?cursor=bGltaXQ9MSZuZXh0PTI%3D'],
	['a link with more in its query', '/v3/contacts?limit=1&cursor=bGltaXQ9MSZuZXh0PTI%3D&x=1#top'],
	['a foreign host', 'https://evil.example/v3/contacts?cursor=bGltaXQ9MSZuZXh0PTI='],
	[
		'an internal path',
		'/contacts-service/v3/accounts/a07/contact_tags?cursor=bGltaXQ9MSZuZXh0PTI=',
	],
])('only the cursor is taken from %s', (_what, href) =>
	expect(nextCursor(linkTo(href), 'another')).toBe('bGltaXQ9MSZuZXh0PTI='),
);

test.each([
	['as it is', 'aGk+L2E='],
	['escaped', 'aGk%2BL2E%3D'],
	['half escaped', 'aGk+L2E%3D'],
])('a plus in a cursor stays a plus, %s', (_how, cursor) =>
	expect(nextCursor(linkTo(`/v3/contacts?limit=1&cursor=${cursor}`))).toBe('aGk+L2E='),
);

test.each([
	['plain text', { next: '/v3/contacts?cursor=abc' }],
	['a link within the link, as tags have it', { next: { next: { href: '/x?cursor=abc' } } }],
	['both links', { next: { href: '/x?cursor=abc', next: { href: '/x?cursor=inner' } } }],
])('the link may be %s', (_what, _links) => expect(nextCursor({ _links })).toBe('abc'));

test('a cursor that comes back as it was sent is found in every form of the link', () => {
	for (const next of ['/x?cursor=a+b', { next: { href: '/x?cursor=a%2Bb' } }]) {
		expect(() => nextCursor({ _links: { next } }, 'a+b')).toThrow(ApiFailure);
	}
});

test.each([
	['no links', {}],
	['links that are null', { _links: null }],
	['links without a next', { _links: {} }],
	['a next that is null', { _links: { next: null } }],
	['a next without a link', { _links: { next: {} } }],
	['a link that is null', linkTo(null)],
	['links that are text', { _links: 'none' }],
	['a link within the link that is null', { _links: { next: { next: null } } }],
	['a link within the link without a target', { _links: { next: { next: {} } } }],
])('%s: the page is the last', (_what, page) => expect(nextCursor(page)).toBeUndefined());

test.each([
	['without a query', '/v3/contacts'],
	['without a cursor', '/v3/contacts?next=2'],
	['with an empty cursor', '/v3/contacts?cursor='],
	['that is not text', { url: '/v3/contacts' }],
])('a link %s is an error, because the rest would be lost', (_what, href) =>
	expect(() => nextCursor(linkTo(href))).toThrow(ApiFailure),
);

test('the cursor of the page itself is an error, because it would go on for ever', () => {
	expect(() => nextCursor(linkTo('/v3/contacts?cursor=same'), 'same')).toThrow(ApiFailure);
	expect(nextCursor(linkTo('/v3/contacts?cursor=other'), 'same')).toBe('other');
});

test('any encoded cursor comes back unchanged', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (cursor) => {
			const href = `/v3/contacts?limit=50&cursor=${encodeURIComponent(cursor)}`;
			expect(nextCursor(linkTo(href))).toBe(cursor);
		}),
	);
});
