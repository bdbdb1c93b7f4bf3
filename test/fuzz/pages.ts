import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';
import { nextToken, queryOf } from '../../nodes/ConstantContact/transport/pages';
import { junk } from './junk';

interface Input {
	/** What the link asks for, when it is one. */
	query: IDataObject | undefined;
	page: { _links?: unknown };
	asked: IDataObject;
}

const PLACES = [
	'/v3/contacts',
	'https://api.cc.email/v3/emails',
	'https://evil.example/v3/contacts',
	'/internal/v3/lists',
	'',
];
const cursor = fc.base64String({ minLength: 4, maxLength: 40 });
const offset = fc.nat().map((each) => btoa(String(each)).replace(/=/g, '*'));
const asked = fc.oneof(
	fc.constant<IDataObject>({ limit: 5 }),
	cursor.map((each): IDataObject => ({ cursor: each })),
	offset.map((each): IDataObject => ({ limit: '5', next: each })),
);
const query = fc.oneof(
	cursor.map((each): IDataObject => ({ limit: '5', cursor: each })),
	offset.map((each): IDataObject => ({ limit: '5', next: each, after_date: '2026-01-01T00:00Z' })),
);
const linked = fc
	.tuple(query, fc.constantFrom(...PLACES), fc.boolean())
	.chain(([each, place, isEscaped]) => {
		const written = Object.entries(each).map(
			([name, value]) => `${name}=${isEscaped ? encodeURIComponent(String(value)) : value}`,
		);
		const href = `${place}?${written.join('&')}`;
		return fc
			.constantFrom<
				Input['page']
			>({ _links: { next: { href } } }, { _links: { next: { next: { href } } } }, { _links: { next: href } })
			.map((page) => ({ query: each, page }));
	});
const strange = fc
	.oneof(
		junk.map((each) => ({ _links: each })),
		junk.map((each) => ({ _links: { next: each } })),
		junk.map((each) => ({ _links: { next: { href: each } } })),
	)
	.map((page) => ({ query: undefined, page }));

/** A page of a collection and the query that led to it. */
export const pageInput: fc.Arbitrary<Input> = fc
	.tuple(fc.oneof({ weight: 3, arbitrary: linked }, { weight: 1, arbitrary: strange }), asked)
	.map(([each, before]) => ({ ...each, asked: before }));

/** @returns whether a way on or the end was found; throws when anything but the query is taken */
export function checkPage({ query: expected, page, asked: before }: Input): boolean {
	const token = nextToken(page, before);
	if (token === undefined) {
		expect(expected).toBeUndefined();
		return true;
	}
	try {
		const found = queryOf(token);
		if (expected !== undefined) expect(found).toEqual(expected);
		expect(found).not.toEqual(before);
		return true;
	} catch (error) {
		expect(error).toBeInstanceOf(ApiFailure);
		expect(expected).toBeUndefined();
		return false;
	}
}
