import fc from 'fast-check';
import { DateTime } from 'luxon';

const NASTY = [
	'__proto__',
	'constructor',
	'toString',
	'../../account/summary',
	'a?b#c',
	'\u0000',
	'\ud800',
	'x'.repeat(5_000),
	'1e999',
	'٣',
	'2026-02-30',
	'null',
];

/** A value that a workflow should not map, but may: any type, any depth. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom(...NASTY),
	fc.string({ unit: 'binary' }),
	fc.double(),
	fc.bigInt(),
	fc.date({ noInvalidDate: false }),
	fc.constantFrom(DateTime.invalid('test'), DateTime.fromISO('2026-02-28T10:00:00Z')),
	fc.anything({ maxDepth: 2, withBigInt: true, withDate: true, withNullPrototype: true }),
);
