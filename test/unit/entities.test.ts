import fc from 'fast-check';
import { decodeEntities } from '../../nodes/ConstantContact/input/entities';

test.each([
	['O&#039;Brien', "O'Brien"],
	['O&#x27;Brien', "O'Brien"],
	['AT&amp;T', 'AT&T'],
	['Jos&eacute; &Aring;berg', 'José Åberg'],
	['&lt;3 &quot;Ann&quot;&nbsp;Lee', '<3 "Ann" Lee'],
	['&#128512;', '😀'],
	['O&#146;Brien', 'O’Brien'],
	['&#x93;Ann&#148; &#150; &#128;5', '“Ann” – €5'],
	['&#129;&#x9d;', '&#129;&#x9d;'],
	['&amp;lt;', '&lt;'],
	['Rock & Roll; R&B', 'Rock & Roll; R&B'],
	['&constructor;&hasOwnProperty;', '&constructor;&hasOwnProperty;'],
	['&#0;&#xD800;&#7;&#9999999;', '&#0;&#xD800;&#7;&#9999999;'],
])('%p is %p', (text, decoded) => expect(decodeEntities(text)).toBe(decoded));

// What an HTML page calls them, read from the standard's own list.
const NAMES: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	lsquo: '‘',
	rsquo: '’',
	ldquo: '“',
	rdquo: '”',
	laquo: '«',
	raquo: '»',
	ndash: '–',
	mdash: '—',
	hellip: '…',
	middot: '·',
	bull: '•',
	deg: '°',
	copy: '©',
	reg: '®',
	trade: '™',
	euro: '€',
	pound: '£',
	yen: '¥',
	cent: '¢',
	sect: '§',
	szlig: 'ß',
	aelig: 'æ',
	AElig: 'Æ',
	oelig: 'œ',
	OElig: 'Œ',
	oslash: 'ø',
	Oslash: 'Ø',
	iexcl: '¡',
	iquest: '¿',
	agrave: 'à',
	Eacute: 'É',
	ocirc: 'ô',
	ntilde: 'ñ',
	Uuml: 'Ü',
	aring: 'å',
	scaron: 'š',
	ccedil: 'ç',
};
test.each(Object.entries(NAMES))('&%s; is %s', (name, letter) =>
	expect(decodeEntities(`a&${name};b`)).toBe(`a${letter}b`),
);

test.each([
	['&#31;', '&#31;'],
	['&#32;', ' '],
	['&#126;', '~'],
	['&#127;', '&#127;'],
	['&#160;', '\u00a0'],
	['&#x10FFFF;', '\u{10ffff}'],
	['&#x110000;', '&#x110000;'],
	['&#xD7FF;', '\ud7ff'],
	['&#xDFFF;', '&#xDFFF;'],
	['&#xE000;', '\ue000'],
	['&#130;', '‚'],
	['&#159;', 'Ÿ'],
	['&#x41', '&#x41'],
	['&#x;', '&#x;'],
	['&#;', '&#;'],
	['&;', '&;'],
	['&#12345678;', '&#12345678;'],
	['&xacute;', 'x\u0301'],
	['&acute;', '&acute;'],
])('%j is %j', (text, decoded) => expect(decodeEntities(text)).toBe(decoded));

test('any text that a web page escapes comes back', () => {
	const escape = (text: string) =>
		[...text].map((letter) => (/[a-z ]/i.test(letter) ? letter : `&#${letter.codePointAt(0)};`));
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			expect(decodeEntities(escape(text).join(''))).toBe(text);
		}),
	);
});
