import fc from 'fast-check';
import { resolveNames, type Named } from '../../nodes/ConstantContact/input/resolve-names';
import { unlessRefused } from '../unit/refusal';
import { junk } from './junk';

interface Input {
	known: Named[];
	given: unknown;
}

const name = fc.oneof(
	fc.string({ minLength: 1, maxLength: 12 }),
	fc.constantFrom('Customers', 'Ann, Bob; Carl', '__proto__', 'constructor', 'news'),
);
const things = fc
	.uniqueArray(name, {
		minLength: 1,
		maxLength: 12,
		selector: (each) => each.trim().toLowerCase(),
	})
	.map((names) => names.filter((each) => each.trim() !== ''))
	.map((names) => names.map((each, index): Named => ({ id: `id-${index}`, name: each })));

/** The lists or tags of an account, and what a workflow names. */
export const namesInput: fc.Arbitrary<Input> = things.chain((known) => {
	const right = known.flatMap((each) => [each.id, each.name, ` ${each.name.toUpperCase()}\t`]);
	const one = right.length > 0 ? fc.constantFrom(...right) : fc.constant('');
	return fc.record({
		known: fc.constant(known),
		given: fc.oneof(
			{ weight: 3, arbitrary: fc.array(one, { maxLength: 6 }) },
			{ weight: 1, arbitrary: fc.array(one, { maxLength: 6 }).map((some) => some.join(';')) },
			{ weight: 1, arbitrary: fc.array(fc.oneof(one, junk), { maxLength: 4 }) },
			{ weight: 1, arbitrary: junk },
		),
	});
});

/** @returns whether all names are known; throws when other IDs than the account's come out */
export function checkNames({ known, given }: Input): boolean {
	const resolve = () => resolveNames('List Names or IDs', given, known);
	const ids = unlessRefused(resolve);
	if (ids === undefined) {
		expect(resolve).toThrow(/^'List Names or IDs' names ".*", which the account does not have$/s);
		return false;
	}
	expect(known.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
	expect(new Set(ids).size).toBe(ids.length);
	return true;
}
