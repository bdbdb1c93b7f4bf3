import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';
import {
	isComplete,
	isUsable,
	nextToken,
	queryOf,
	Trail,
} from '../../nodes/ConstantContact/transport/pages';

const linkTo = (href: unknown) => ({ _links: { next: { href } } });
const FIRST = { limit: 50, status: 'active' };
const NO_WAY = 'Constant Contact sent no usable link to the next page of its answer';

/** What asks for the next page. */
function following(page: object, asked: IDataObject = FIRST): IDataObject {
	return queryOf(String(nextToken(page, asked)));
}

test.each([
	['a relative link', '/v3/contacts?cursor=bGltaXQ9MSZuZXh0PTI='],
	['an encoded cursor', '/v3/contacts?cursor=bGltaXQ9MSZuZXh0PTI%3D'],
	['a fragment', '/v3/contacts?cursor=bGltaXQ9MSZuZXh0PTI%3D#top'],
	['a foreign host', 'https://evil.example/v3/contacts?cursor=bGltaXQ9MSZuZXh0PTI='],

	[
		'an internal path',
		'/contacts-service/v3/accounts/a07/contact_tags?cursor=bGltaXQ9MSZuZXh0PTI=',
	],
])('a cursor is taken from %s', (_what, href) =>
	expect(following(linkTo(href))).toEqual({ cursor: 'bGltaXQ9MSZuZXh0PTI=' }),
);

test.each<[string, string, IDataObject]>([
	[
		'an offset with its filters',
		'https://api.cc.email/v3/emails?limit=1&next=MQ**&after_date=2022-03-11T22:41:18Z',
		{ limit: '1', next: 'MQ**', after_date: '2022-03-11T22:41:18Z' },
	],
	['an escaped offset', '/v3/emails?next=MQ%2A%2A&limit=500', { next: 'MQ**', limit: '500' }],
	[
		'a cursor and more',
		'/v3/contact_lists?limit=5&cursor=YQ%3D%3D&include_count=true',
		{ limit: '5', cursor: 'YQ==', include_count: 'true' },
	],
	['the number of a page', '/v3/social/hashtags/groups?page=1&limit=5', { page: '1', limit: '5' }],
	[
		'a date with an offset, not escaped',
		'/v3/emails?next=MTA*&after_date=2022-03-11T22:41:18+05:30',
		{ next: 'MTA*', after_date: '2022-03-11T22:41:18+05:30' },
	],
	[
		'an address with a plus',
		'/v3/contacts?cursor=x&email=a+b@c.de',
		{ cursor: 'x', email: 'a+b@c.de' },
	],
	[
		'a parameter that stands there twice',
		'/v3/contacts?status=active&status=not_set&cursor=x',
		{ status: ['active', 'not_set'], cursor: 'x' },
	],
	['a question mark in a value', '/v3/emails?next=a?b', { next: 'a?b' }],
	['an empty value', '/v3/emails?before_date=&next=Mg**', { before_date: '', next: 'Mg**' }],
])('the whole query is taken, with %s', (_what, href, query) =>
	expect(following(linkTo(href))).toEqual(query),
);

test.each([
	['as it is', 'aGk+L2E='],
	['escaped', 'aGk%2BL2E%3D'],
	['half escaped', 'aGk+L2E%3D'],
])('a plus in a cursor stays a plus, %s', (_how, cursor) =>
	expect(following(linkTo(`/v3/contacts?cursor=${cursor}`))).toEqual({ cursor: 'aGk+L2E=' }),
);

test.each([
	['plain text', { next: '/v3/contacts?cursor=abc' }],
	['a link within the link, as tags have it', { next: { next: { href: '/x?cursor=abc' } } }],
	['plain text within the link', { next: { next: '/x?cursor=abc' } }],
	['both links', { next: { href: '/x?cursor=abc', next: { href: '/x?cursor=inner' } } }],
])('the link may be %s', (_what, _links) =>
	expect(following({ _links })).toEqual({ cursor: 'abc' }),
);

describe('a cursor that stands alone, as events have it', () => {
	test('goes beside what was asked, in place of the one before', () => {
		expect(following({ next_cursor: 'a+b/c=' })).toEqual({
			limit: '50',
			status: 'active',
			next: 'a+b/c=',
		});
		const asked = following({ next_cursor: 'one' });
		expect(following({ next_cursor: 'two' }, asked)).toEqual({ ...asked, next: 'two' });
	});

	test('counts before a link, whose query may lack the filters', () => {
		const page = { ...linkTo('/v3/events?limit=50&next=abc'), next_cursor: 'abc' };
		expect(following(page)).toMatchObject({ status: 'active', next: 'abc' });
	});

	test.each(['', null, undefined])('is none: %p', (next_cursor) => {
		expect(nextToken({ next_cursor }, FIRST)).toBeUndefined();
		const page = { ...linkTo('/v3/events?limit=50&next=abc'), next_cursor };
		expect(following(page)).toEqual({ limit: '50', next: 'abc' });
	});

	test.each([
		['the page itself', 'abc'],
		['nothing', {}],
		['no text', 7],
	])('leads nowhere when it stands for %s', (_what, next_cursor) => {
		const token = String(nextToken({ next_cursor }, { ...FIRST, next: 'abc' }));
		expect(isUsable(token)).toBe(false);
	});
});

test.each(['bGltaXQ9MSZuZXh0PTI=', 'abc', 'a+b/c==', 'limit=5&next=2'])(
	'a token that an older version has saved is a cursor: %s',
	(saved) => expect(queryOf(saved)).toEqual({ cursor: saved }),
);

test.each([
	['no links', {}],
	['links that are null', { _links: null }],
	['links without a next', { _links: {} }],
	['a next that is null', { _links: { next: null } }],
	['a next without a link', { _links: { next: {} } }],
	['a link that is null', linkTo(null)],
	['a link that is empty', linkTo('')],
	['a next that is empty', { _links: { next: '' } }],
	['links that are text', { _links: 'none' }],
	['a link within the link that is null', { _links: { next: { next: null } } }],
	['a link within the link without a target', { _links: { next: { next: {} } } }],
])('%s: the page is the last', (_what, page) => expect(nextToken(page, FIRST)).toBeUndefined());

test.each([
	['without a query', '/v3/contacts'],
	['whose query is behind the fragment', '/v3/contacts#?cursor=abc'],
	['with an empty cursor', '/v3/contacts?cursor='],
	['that adds nothing to what was asked', '/v3/contacts?status=active&limit=50'],
	['to another size of the same page', '/v3/contacts?limit=500'],
	['with an empty cursor beside what was asked', '/v3/contacts?limit=50&cursor='],
	['that is not text', { url: '/v3/contacts' }],
])('a link %s does no harm before its page is asked for', (_what, href) => {
	const token = String(nextToken(linkTo(href), FIRST));
	expect(isUsable(token)).toBe(false);
	expect(() => queryOf(token)).toThrow(NO_WAY);
});

test.each([
	['a cursor', { cursor: 'a+b' }, ['/x?cursor=a+b', '/x?cursor=a%2Bb']],
	['an offset', { limit: '5', next: 'NQ**' }, ['/x?next=NQ%2A%2A&limit=5', '/x?limit=5&next=NQ**']],
])('a link back to the page itself, by %s, leads nowhere in every form', (_what, asked, hrefs) => {
	for (const href of hrefs) {
		expect(isUsable(String(nextToken(linkTo(href), asked)))).toBe(false);
		expect(isUsable(String(nextToken({ _links: { next: href } }, asked)))).toBe(false);
	}
	expect(isUsable(String(nextToken(linkTo('/x?next=other'), asked)))).toBe(true);
});

describe('a trail', () => {
	const walk = (...queries: IDataObject[]) => {
		const trail = new Trail();
		for (const query of queries) trail.step(query);
	};

	test('ends where a query is asked again, in whatever order and form', () => {
		expect(() => walk(FIRST, { cursor: 'a' }, { cursor: 'b' }, { cursor: 'a' })).toThrow(NO_WAY);
		expect(() => walk(FIRST, { next: 'Mg**', limit: '50' }, { limit: 50, next: 'Mg**' })).toThrow(
			ApiFailure,
		);
		expect(() => walk(FIRST, { cursor: 'a' }, { status: 'active', limit: '50' })).toThrow(NO_WAY);
	});

	test('goes on with every other query', () =>
		walk(FIRST, { cursor: 'a' }, { cursor: 'a', limit: '5' }, { next: 'a' }, { limit: 5 }));
});

test('any encoded value comes back unchanged', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('cursor', 'next', 'page'),
			fc.string({ unit: 'grapheme', minLength: 1 }),
			(name, value) => {
				const href = `/v3/contacts?limit=50&${name}=${encodeURIComponent(value)}`;
				expect(following(linkTo(href))).toEqual({ limit: '50', [name]: value });
			},
		),
	);
});

test.each<[string, number, object, IDataObject, boolean]>([
	['an answer', 200, { contacts: [] }, {}, true],
	['an answer with a status of its own', 200, { contacts: [], status: 'ok' }, {}, true],
	['the same for a segment', 200, { contacts: [], status: 'done' }, { segment_id: 7 }, true],
	['a search that goes on', 202, { status: 'processing' }, { segment_id: 7 }, false],
	['the same without a word', 202, {}, {}, false],
	['a search that goes on, with 200', 200, { status: 'processing' }, { segment_id: 7 }, false],
	['no contacts of a segment, and no status', 200, {}, { segment_id: 7 }, true],
	['no contacts and a status', 200, { status: 'processing' }, {}, true],
])('%s: %i %j', (_what, status, body, query, complete) =>
	expect(isComplete({ status, body: body as IDataObject }, query, 'contacts')).toBe(complete),
);
