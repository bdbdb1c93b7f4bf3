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
	'[object Object]',
	'#N/A',
	'\ufffd',
	'N/A',
	'on',
	'tel:+1 781 555 1212;ext=5',
	'1.55512E+10',
	"'02134",
	'&#x1F600; &lt;b&gt;',
	'\u200b\u2060\u00ad',
	'0000-00-00',
	'0/0/00',
	'25/12/2026',
	'31-Mar',
	'--0331',
	'2021-11-15 19:42:23 +0000',
	'2026-03-31T24:00:00Z',
	'ann.@example.com',
	'jörg@bücher.example',
	'mailto:ann@example.com',
];
const NUMBERS = [0, 1, 60, 331, 1990, 29_311, 44_515.82, 2_958_465, 2_958_466];

/** A value that a workflow should not map, but may: any type, any depth. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom(...NASTY),
	fc.constantFrom(...NUMBERS),
	fc.constantFrom(...NASTY).map((each) => [each]),
	fc.date({ noInvalidDate: true }).map((date) => date.toJSON()),
	fc.string({ unit: 'binary' }),
	fc.double(),
	fc.bigInt(),
	fc.date({ noInvalidDate: false }),
	fc.constantFrom(DateTime.invalid('test'), DateTime.fromISO('2026-02-28T10:00:00Z')),
	fc.anything({ maxDepth: 2, withBigInt: true, withDate: true, withNullPrototype: true }),
);
