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

test('any text that a web page escapes comes back', () => {
	const escape = (text: string) =>
		[...text].map((letter) => (/[a-z ]/i.test(letter) ? letter : `&#${letter.codePointAt(0)};`));
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			expect(decodeEntities(escape(text).join(''))).toBe(text);
		}),
	);
});
