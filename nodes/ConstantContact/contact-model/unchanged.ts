import { isDay, formatDate } from '../input/calendar';
import { readBoolean } from '../input/booleans';
import { readDateTime } from '../input/date-times';
import { trimInvisible } from '../input/invisible';
import { plainDecimal } from '../input/numbers';
import { textOf } from '../input/text-of';
import { utcTime } from '../input/time-zones';
import { readWritten } from '../input/written-dates';
import { mergeCustomFields } from './combine';
import { ADDRESS_PARTS, CORE_PROPERTIES, type Address, type CustomFieldValue } from './contact';
import type { UpdateBody } from './contact-shapes';
import type { CustomFieldDefinition } from './custom-fields';
import { asStored } from './places';
import { sameChoice, sameNumber } from './same-value';
import type { StoredContact } from './stored-contact';

/** What a text stands for; undefined where that would be a guess. */
type Meaning = (text: string) => string | undefined;

const CORE_MEANINGS: Partial<Record<string, Meaning>> = {
	birthday_month: plainDecimal,
	birthday_day: plainDecimal,
	anniversary: dayOf,
};

/** By the type of a custom field. The others are texts. */
const CUSTOM_MEANINGS = new Map<string, Meaning>([
	['number', plainDecimal],
	['currency', plainDecimal],
	['boolean', (text) => readBoolean(text)?.toString()],
	['date', dayOf],
	['datetime', momentOf],
]);

/**
 * Whether a PUT would leave a contact as it is. Where nobody knows that two values mean the same, it
 * would not: only what is there for certain need not be written.
 * @param stored with the collections of the body, read from the service
 * @param definitions of the custom fields that are mapped
 */
export function isUnchanged(
	stored: StoredContact,
	body: UpdateBody,
	definitions: readonly CustomFieldDefinition[],
): boolean {
	// A deleted contact comes back by a PUT, and what was agreed to about texts is not shown whole.
	if (stored.deleted_at || body.sms_channel) return false;
	return (
		sameEmail(stored, body) &&
		CORE_PROPERTIES.every((name) => same(stored[name], body[name], CORE_MEANINGS[name])) &&
		sameMembers(stored.phone_numbers, body.phone_numbers, samePhone) &&
		sameMembers(stored.street_addresses, body.street_addresses, sameAddress) &&
		sameCustomFields(stored, body, definitions) &&
		sameMembers(stored.list_memberships, body.list_memberships) &&
		sameMembers(stored.taggings, body.taggings) &&
		sameMembers(stored.notes, body.notes, (one, other) => one.content === other.content)
	);
}

function sameEmail({ email_address: stored }: StoredContact, { email_address: sent }: UpdateBody) {
	return (['address', 'permission_to_send', 'opt_out_reason'] as const).every(
		(name) => stored?.[name] === sent?.[name],
	);
}

/** Whether two values are the same text, or stand for the same. One that is empty is like none. */
function same(one: unknown, other: unknown, meaning?: Meaning): boolean {
	const [text, otherText] = [one, other].map((value) => trimInvisible(textOf(value ?? '')));
	if (text === otherText) return true;
	const meant = meaning?.(text);
	return meant !== undefined && meant === meaning?.(otherText);
}

/** Whether a collection that is sent has the same members as the stored one, in any order. */
function sameMembers<T>(
	stored: readonly T[] | undefined,
	sent: readonly T[] | undefined,
	isSame: (stored: T, sent: T) => boolean = Object.is,
): boolean {
	if (sent === undefined) return true;
	// A collection that the answer leaves out may hold anything.
	if (stored?.length !== sent.length) return false;
	const left = [...stored];
	return sent.every((member) => {
		const at = left.findIndex((each) => isSame(each, member));
		if (at >= 0) left.splice(at, 1);
		return at >= 0;
	});
}

type Phone = NonNullable<UpdateBody['phone_numbers']>[number];

function samePhone(one: Phone, other: Phone): boolean {
	return (
		one.kind === other.kind &&
		(one.phone_number === other.phone_number || sameNumber(one.phone_number, other.phone_number))
	);
}

function sameAddress(stored: Address & { kind: string }, sent: Address & { kind: string }) {
	const kept = asStored(stored, sent);
	return stored.kind === sent.kind && ADDRESS_PARTS.every((part) => same(stored[part], kept[part]));
}

function sameCustomFields(
	stored: StoredContact,
	{ custom_fields: sent }: UpdateBody,
	definitions: readonly CustomFieldDefinition[],
): boolean {
	const typeOf = new Map(definitions.map(({ custom_field_id, type }) => [custom_field_id, type]));
	const isSame = (one: CustomFieldValue, other: CustomFieldValue) => {
		const { custom_field_id: id, value, choice_ids } = one;
		const meaning = CUSTOM_MEANINGS.get(typeOf.get(id) ?? '');
		return (
			id === other.custom_field_id &&
			sameMembers(choice_ids ?? [], other.choice_ids ?? [], sameChoice) &&
			same(value, other.value, meaning)
		);
	};
	// Fields without a value may be shown or not.
	const filled = stored.custom_fields && mergeCustomFields(stored.custom_fields, []);
	return sameMembers(filled, sent, isSame);
}

/** The day of a date, which has no time but midnight: any other may be meant as the day before or after. */
function dayOf(text: string): string | undefined {
	const time = readDateTime(text);
	const isDate = time ? !time.offset && time.shown === utcTime(time.date) : !text.includes(':');
	const { year, month, day } = (isDate && readWritten(text)) || {};
	if (year === undefined || month === undefined || day === undefined) return undefined;
	return isDay({ year, month, day }) ? formatDate({ year, month, day }) : undefined;
}

/** The second of a moment in UTC. */
function momentOf(text: string): string | undefined {
	const { shown, offset } = readDateTime(text) ?? {};
	if (shown === undefined || offset === undefined) return undefined;
	return String(Math.floor((shown - offset) / 1000));
}
