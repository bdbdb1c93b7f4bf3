const NAMED = new Map(
	Object.entries({
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
	}),
);

const ACCENTS = new Map(
	Object.entries({
		grave: '\u0300',
		acute: '\u0301',
		circ: '\u0302',
		tilde: '\u0303',
		uml: '\u0308',
		ring: '\u030a',
		caron: '\u030c',
		cedil: '\u0327',
	}),
);

/** What browsers take the codes 128 to 159 for, as Windows-1252 has them; an empty place has none. */
const WINDOWS = [...'€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'];

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi;

/**
 * Text as it was before a web page wrote it in HTML: `O&#039;Brien` is O'Brien, `AT&amp;T` is AT&T.
 * Decodes once; what is no entity stays as it is.
 */
export function decodeEntities(text: string): string {
	return text.replace(ENTITY, (entity, decimal?: string, hex?: string, name?: string) => {
		if (name !== undefined) return namedCharacter(name) ?? entity;
		return character(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal)) ?? entity;
	});
}

function namedCharacter(name: string): string | undefined {
	const accent = ACCENTS.get(name.slice(1));
	return NAMED.get(name) ?? (accent && `${name[0]}${accent}`.normalize('NFC'));
}

/** Control characters and halves of characters are never what was meant. */
function character(code: number): string | undefined {
	const ofWindows = WINDOWS[code - 0x80]?.trim();
	if (ofWindows) return ofWindows;
	const isText = code >= 0x20 && code <= 0x10_ffff && !(code >= 0x7f && code < 0xa0);
	return isText && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}
