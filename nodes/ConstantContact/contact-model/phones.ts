import { InputError, quoted } from '../input/input-error';
import { single, toText } from '../input/values';

/** What stands before the number in a link, and in the messages of Twilio. */
export const SCHEME = /^(?:tel|callto|sms|whatsapp):(?:\/\/)?/i;
/** A phone link, such as `tel:+1-781-555-1212;ext=5`. */
const LINK = new RegExp(String.raw`${SCHEME.source}([^;]+?)(?:;ext=(\d+))?$`, 'i');
/** A number that a program took for a decimal. */
const WHOLE = /^(\d{7,})\.0+$/;
const EXPONENT = /^\d+(?:[.,]\d+)?e[+-]?\d+$/i;
/** Digits, maybe with words such as `ext.`; what has these signs, or no value as a part, is something else. */
const PHONE = /^(?=.*\p{Nd})(?!.*(?:undefined|null|NaN|None)(?!\p{L}))[^@<>={}%]+$/su;

/**
 * A phone number as it is written, without the scheme of a link.
 * Throws InputError for a text without digits, and for a number of which digits are lost.
 */
export function toPhone(label: string, value: unknown, maxLength: number): string {
	const given = single(value);
	const text = toText(label, value, Infinity);
	if (EXPONENT.test(text)) {
		throw new InputError(
			`'${label}' has lost its last digits, as ${quoted(text)}`,
			'Format the column as text in the spreadsheet, or let the expression return the number as text',
		);
	}
	const [, number = text, extension] = LINK.exec(text) ?? [];
	const phone = number.replace(WHOLE, '$1') + (extension ? ` ext. ${extension}` : '');
	const isNegative = typeof given === 'number' && given < 0;
	const isFraction = typeof given === 'number' && !Number.isInteger(given);
	if (!PHONE.test(phone) || isNegative || isFraction) {
		throw new InputError(
			`'${label}' is not a phone number: ${quoted(value)}`,
			'Use digits such as +1 781 555 1212, or map nothing where there is no number',
		);
	}
	return toText(label, phone, maxLength);
}
