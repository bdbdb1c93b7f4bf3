import fc from 'fast-check';
import { ApiFailure } from '../../nodes/ConstantContact/transport/api-failure';
import { nextCursor } from '../../nodes/ConstantContact/transport/pages';
import { junk } from './junk';

interface Input {
	cursor: string | undefined;
	page: { _links?: unknown };
	current: string | undefined;
}

const PLACES = ['/v3/contacts', 'https://evil.example/v3/contacts', '/internal/v3/lists', ''];
const cursor = fc.base64String({ minLength: 4, maxLength: 40 });
const href = fc
	.tuple(fc.constantFrom(...PLACES), fc.boolean(), cursor)
	.map(([place, isEscaped, each]) => ({
		cursor: each,
		href: `${place}?limit=5&cursor=${isEscaped ? encodeURIComponent(each) : each}`,
	}));
const linked = href.chain((link) =>
	fc
		.constantFrom<
			Input['page']
		>({ _links: { next: { href: link.href } } }, { _links: { next: { next: { href: link.href } } } }, { _links: { next: link.href } })
		.map((page) => ({ cursor: link.cursor, page })),
);
const strange = fc
	.oneof(
		junk.map((each) => ({ _links: each })),
		junk.map((each) => ({ _links: { next: each } })),
		junk.map((each) => ({ _links: { next: { href: each } } })),
	)
	.map((page) => ({ cursor: undefined, page }));

/** A page of a collection and the cursor that led to it. */
export const pageInput: fc.Arbitrary<Input> = fc
	.tuple(
		fc.oneof({ weight: 3, arbitrary: linked }, { weight: 1, arbitrary: strange }),
		fc.option(cursor, { nil: undefined }),
	)
	.map(([each, current]) => ({ ...each, current }));

/** @returns whether a cursor or the end was found; throws when anything but the cursor is taken */
export function checkPage({ cursor: expected, page, current }: Input): boolean {
	try {
		const found = nextCursor(page, current);
		if (expected !== undefined) expect(found).toBe(expected);
		expect(found === undefined || (found !== '' && found !== current)).toBe(true);
		return true;
	} catch (error) {
		expect(error).toBeInstanceOf(ApiFailure);
		if (expected !== undefined) expect(current).toBe(expected);
		return false;
	}
}
