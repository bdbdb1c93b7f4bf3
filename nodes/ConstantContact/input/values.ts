import { decodeEntities } from './entities';
import { InputError, quoted } from './input-error';
import { isInvisible, trimInvisible } from './invisible';

/** Empty means: the item says nothing about this field, so what is stored stays. */
export function isEmpty(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		(typeof value === 'string' && isInvisible(value)) ||
		(Array.isArray(value) && value.every(isEmpty))
	);
}

/** An array of one value is that value: n8n's forms give a checkbox and a dropdown so. */
export function single(value: unknown): unknown {
	if (!Array.isArray(value)) return value;
	const filled = value.filter((each) => !isEmpty(each));
	return filled.length === 1 ? filled[0] : value;
}

/** How a spreadsheet marks a cell as text: `'02134`, `'+1 555` or `="02134"`. No name begins so. */
const MARKED_AS_TEXT = /^(?:'(?=[=+@-]|[\d\s().,/:-]+$)(.*)|="(.*)")$/s;

/**
 * The text of a single value, as a person would type it: without blanks around, HTML entities and a
 * spreadsheet's mark; undefined for a value that is no text.
 */
export function typedText(value: unknown): string | undefined {
	const given = single(value);
	if (typeof given === 'number') return Number.isFinite(given) ? String(given) : undefined;
	if (typeof given === 'boolean' || typeof given === 'bigint') return String(given);
	if (typeof given !== 'string') return undefined;
	const text = trimInvisible(decodeEntities(given));
	const [, afterApostrophe, inQuotes] = MARKED_AS_TEXT.exec(text) ?? [];
	return trimInvisible(afterApostrophe ?? inQuotes ?? text);
}

/** What spreadsheets show in place of a value, in English, German, French, Spanish, Italian, Portuguese and Dutch. */
const SHEET_ERROR = String.raw`#(?:N/[ADB]|NV|[¡¿]?(?:REF|VALUE|DIV/0|NUM|NULL|SPILL|CALC|ERROR|WERT|BEZUG|ZAHL|VALEUR|NOMBRE|NUL|VALORE|RIF|NULLO|VALOR|NÚM|NULO|WAARDE|VERW|GETAL|LEEG|DEEL/0)!|¿?(?:NAME|NOM|NOMBRE|NOME|NAAM)\?)`;
/** What a program or a spreadsheet writes where it has no value, or the wrong one, and an expression that was not evaluated. */
const LEFTOVER = new RegExp(
	String.raw`^(?:(?:null|NULL|undefined|NaN|NaT|\(null\)|<null>|<nil>|<NA>|\\N|Invalid Date(?:Time)?|${SHEET_ERROR})(?:\s+|$))+$|^=?\{\{.*\$.*\}\}$|\[object [A-Z]\w*\]`,
	's',
);
/** The same as a part of a name or an address, which is put together of several. Null, Nan and True are surnames. */
const LEFTOVER_PART = new RegExp(
	String.raw`\{\{|undefined|<nil>|(?:^|[\s,])(?:null|NaN|${SHEET_ERROR})(?=$|[\s,])|(?:^|,\s*)(?:None|[Ff]alse|FALSE)(?=\s*(?:,|$))`,
);
const LOST = '\ufffd';
/** Half of a character, or a control character that is no line break and no tab. */
const NO_TEXT = /\p{Cs}|[^\P{Cc}\t\n\r]/u;

/**
 * Text as `typedText` reads it. Throws InputError when it is none, when it is visibly broken, and
 * when it is longer than the API stores.
 */
export function toText(label: string, value: unknown, maxLength: number): string {
	const text = typedText(value);
	if (text === undefined) {
		throw new InputError(
			`'${label}' is not text: ${quoted(value)}`,
			'Map a single text value, for example one property of the object',
		);
	}
	refuseBrokenText(label, text);
	if (text.length > maxLength) {
		throw new InputError(
			`'${label}' has ${text.length} characters, ${maxLength} are allowed: ${quoted(text)}`,
			`Shorten the value to ${maxLength} characters`,
		);
	}
	return text;
}

/**
 * Text of a name, a company, a job or an address, of which less is right than of any text.
 * Throws InputError as `toText` does, and for a truth value.
 */
export function toName(label: string, value: unknown, maxLength: number): string {
	const text = toText(label, value, Infinity);
	if (typeof single(value) === 'boolean' || LEFTOVER_PART.test(text)) throw leftover(label, text);
	return toText(label, value, maxLength);
}

/** Throws InputError for what stands where a value is missing, and for characters that are no text. */
export function refuseBrokenText(label: string, text: string): void {
	if (LEFTOVER.test(text)) throw leftover(label, text);
	if (text.includes(LOST)) {
		throw new InputError(
			`'${label}' has lost a character, which is now ${LOST}: ${quoted(text)}`,
			'Read the data in the encoding in which it was written, such as UTF-8 or Windows-1252',
		);
	}
	const code = NO_TEXT.exec(text)?.[0].codePointAt(0);
	if (code !== undefined) {
		const name = code.toString(16).toUpperCase().padStart(4, '0');
		throw new InputError(
			`'${label}' has a character that is not text, U+${name}: ${quoted(text)}`,
			'Remove it, or read the data in the encoding in which it was written, such as UTF-16',
		);
	}
}

function leftover(label: string, text: string): InputError {
	return new InputError(
		`'${label}' is not text: ${quoted(text)}`,
		'This stands where a value is missing or of the wrong kind. Correct the expression or the data before this node, or map nothing',
	);
}
