import fc from 'fast-check';
import {
	ADDRESS_KINDS,
	ADDRESS_PARTS,
	PHONE_KINDS,
	type Contact,
	type CustomFieldValue,
} from '../../nodes/ConstantContact/contact-model/contact';
import {
	toContactField,
	type CustomFieldDefinition,
} from '../../nodes/ConstantContact/contact-model/custom-fields';
import { STANDARD_FIELDS } from '../../nodes/ConstantContact/contact-model/field-table';
import { readContact } from '../../nodes/ConstantContact/contact-model/read-contact';
import type { StoredContact } from '../../nodes/ConstantContact/contact-model/stored-contact';

const id = (group: number, number: number) =>
	`0000000${group}-0000-4000-8000-${String(number).padStart(12, '0')}`;

const TYPES = [
	'string',
	'single_select',
	'number',
	'multi_select',
	'date',
	'boolean',
	'datetime',
	'currency',
	'text_area',
];

/** The custom fields of an account: enough to go over every limit, with and without choices. */
export const DEFINITIONS: CustomFieldDefinition[] = Array.from({ length: 72 }, (_, index) => ({
	custom_field_id: id(1, index),
	label: `Custom ${index}`,
	type: TYPES[index % TYPES.length],
	choices: [11, 12, 13].map((choice_id) => ({ choice_id, choice_label: `Choice, ${choice_id}` })),
}));

export const LISTS = Array.from({ length: 60 }, (_, index) => id(2, index));

/** Every field of that account. */
export const FIELDS = [...STANDARD_FIELDS, ...DEFINITIONS.map((each) => toContactField(each))];

/** A value as a workflow maps it, and what it says about which fields: `[field ID, value]`. */
interface Piece {
	mapped: Array<[string, unknown]>;
	says: Array<[string, unknown]>;
}

/** A mapped contact, and what it says by field ID. Lists are said as `list <ID>`. */
export interface Mapped {
	contact: Contact;
	says: Record<string, unknown>;
}

const same = (field: string) => (value: unknown) => [field, value] as [string, unknown];

/** What is taken for broken, or read as something else: see the tests of `toText`. */
const NOT_PLAIN =
	/^['=]|&[#\w]+;|^\p{Cf}|\p{Cf}$|\p{Cs}|[^\P{Cc}\t\n\r]|\ufffd|^(null|NULL|NaN|NaT)$/u;

const text = (limit: number) =>
	fc
		.oneof(
			{ weight: 9, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
			{ weight: 1, arbitrary: fc.constant('x'.repeat(limit)) },
		)
		.map((written) => written.trim())
		.filter((written) => written !== '' && written.length <= limit && !NOT_PLAIN.test(written));

const inHtml = (written: string) =>
	written.replace(/&/g, '&amp;').replace(/'/g, '&#039;').replace(/</g, '&lt;');

/** A text in the ways that forms, shops and spreadsheets hand it over. */
const handedOver = (value: string) =>
	fc.constantFrom<unknown>(
		value,
		` ${value}\t`,
		`\u200b${value}\ufeff`,
		`\u202a${value}\u00ad `,
		inHtml(value),
		[value],
		[null, value],
	);

const textPiece = (field: string, limit: number): fc.Arbitrary<Piece> =>
	text(limit).chain((value) =>
		handedOver(value).map((given) => ({ mapped: [[field, given]], says: [[field, value]] })),
	);

/** Few numbers in several spellings, so that the same one often comes twice. */
const phoneNumber = fc.oneof(
	fc.constantFrom('5550100', '555-0100', '(555) 0100', '5550101', '555 0101', '+1 555 0102'),
	fc.stringMatching(/^\+[0-9]{1,24}$/),
);

const phonePiece = (field: string): fc.Arbitrary<Piece> =>
	fc.tuple(phoneNumber, fc.constantFrom('', 'tel:', "'", '\u202d')).map(([number, before]) => ({
		mapped: [[field, `${before}${number}`]],
		says: [[field, number]],
	}));

const calendarDate = fc.tuple(
	fc.integer({ min: 2, max: 9_999 }),
	fc.integer({ min: 1, max: 12 }),
	fc.integer({ min: 1, max: 28 }),
);

const isoDate = ([year, month, day]: [number, number, number]) =>
	[String(year).padStart(4, '0'), padded(month), padded(day)].join('-');

const padded = (number: number) => String(number).padStart(2, '0');

const MONTHS =
	'January February March April May June July August September October November December';

/** A date in the forms that people and programs write. */
const writtenDate = (date: [number, number, number]) => {
	const [year, month, day] = date;
	const digits = String(year).padStart(4, '0');
	const name = MONTHS.split(' ')[month - 1];
	return fc.constantFrom<unknown>(
		isoDate(date),
		`${month}/${day}/${digits}`,
		`${name} ${day}, ${digits}`,
		`${day}-${name.slice(0, 3)}-${digits}`,
		`${isoDate(date)}T00:00:00Z`,
		new Date(`${isoDate(date)}T00:00:00Z`),
		[`${isoDate(date)} 00:00`],
	);
};

const datePiece = (field: string): fc.Arbitrary<Piece> =>
	calendarDate.chain((date) =>
		writtenDate(date).map((written) => ({
			mapped: [[field, written]],
			says: [[field, isoDate(date)]],
		})),
	);

const birthdayPiece: fc.Arbitrary<Piece> = calendarDate.chain((date) => {
	const [, month, day] = date;
	const says = [same('birthday_month')(month), same('birthday_day')(day)];
	const short = `${padded(month)}-${padded(day)}`;
	const name = MONTHS.split(' ')[month - 1];
	const whole = fc
		.oneof(
			writtenDate(date),
			fc.constantFrom(short, `--${short}`, `0000-${short}`, `${month}/${day}/80`, `${name} ${day}`),
		)
		.map((written): Piece => ({ mapped: [['birthday', written]], says }));
	return fc.oneof(whole, fc.constant({ mapped: says, says }));
});

function customPiece({ custom_field_id: field, type }: CustomFieldDefinition): fc.Arbitrary<Piece> {
	const choices = fc.subarray([11, 12, 13], { minLength: 1 });
	const plain = (value: fc.Arbitrary<unknown>): fc.Arbitrary<Piece> =>
		value.map((each) => ({ mapped: [[field, each]], says: [[field, String(each)]] }));
	switch (type) {
		case 'number':
			return plain(fc.integer());
		case 'currency':
			return plain(fc.integer().map((cents) => (cents / 100).toFixed(2)));
		case 'boolean':
			return fc
				.tuple(fc.boolean(), fc.constantFrom('as it is', 'in a form'))
				.map(([each, how]) => ({
					mapped: [[field, how === 'as it is' ? each : [each ? 'on' : 'off']]],
					says: [[field, String(each)]],
				}));
		case 'date':
			return datePiece(field);
		case 'datetime':
			return fc
				.tuple(calendarDate, fc.integer({ min: 0, max: 23 }))
				.map(([date, hour]) => `${isoDate(date)}T${padded(hour)}:30:00Z`)
				.map((instant) => ({ mapped: [[field, instant]], says: [[field, instant]] }));
		case 'single_select':
			return choices.map(([choice]) => ({
				mapped: [[field, `choice, ${choice}`]],
				says: [[field, [String(choice)]]],
			}));
		case 'multi_select':
			return choices.map((some) => ({
				mapped: [[field, some.map((choice) => `Choice, ${choice}`)]],
				says: [[field, some.map(String)]],
			}));
		default:
			return textPiece(field, 255);
	}
}

const some = <T>(all: T[], few: number, many: number) =>
	fc.oneof(
		{ weight: 5, arbitrary: fc.subarray(all, { maxLength: few }) },
		{ weight: 1, arbitrary: fc.subarray(all, { minLength: Math.min(many, all.length) }) },
	);

const standardPieces: Array<fc.Arbitrary<Piece>> = [
	...['first_name', 'last_name', 'company_name', 'job_title'].map((field) => textPiece(field, 50)),
	birthdayPiece,
	datePiece('anniversary'),
	...['home_phone', 'mobile_phone', 'work_phone'].map(phonePiece),
	fc.oneof(phonePiece('phone'), phonePiece('other_phone')),
	...ADDRESS_KINDS.flatMap((kind) =>
		ADDRESS_PARTS.map((part) => textPiece(`${kind}_${part}`, part === 'street' ? 255 : 50)),
	),
];

const mappedPieces = fc
	.tuple(some(standardPieces, 6, 18), some(DEFINITIONS.map(customPiece), 5, 22))
	.chain(([standard, custom]) => fc.tuple(...standard, ...custom));

/** Field IDs and values as a workflow maps them, all valid. */
export const mappedValues: fc.Arbitrary<Array<[string, unknown]>> = mappedPieces.map((pieces) =>
	pieces.flatMap(({ mapped }) => mapped),
);

/** A contact that a workflow maps, always valid, with any lists. */
export function mappedContact({ minLists = 0 } = {}): fc.Arbitrary<Mapped> {
	const lists = some(LISTS, 4, 46).filter((ids) => ids.length >= minLists);
	return fc.tuple(mappedPieces, lists).map(([all, ids]) => ({
		contact: {
			...readContact(
				all.flatMap(({ mapped }) => mapped),
				FIELDS,
			),
			lists: ids,
		},
		says: Object.fromEntries([
			...all.flatMap(({ says }) => says),
			...ids.map((list) => [`list ${list}`, true]),
		]) as Record<string, unknown>,
	}));
}

const readOnly = {
	created_at: fc.constant('2024-10-30T18:56:35Z'),
	updated_at: fc.constant('2024-10-31T18:56:35Z'),
};

const storedCustomField = ({
	custom_field_id,
	type,
}: CustomFieldDefinition): fc.Arbitrary<CustomFieldValue> =>
	type.endsWith('select')
		? fc.record(
				{
					custom_field_id: fc.constant(custom_field_id),
					choice_ids: fc.subarray([11, 12, '000013'], { minLength: 1 }) as fc.Arbitrary<string[]>,
					value: fc.constant('Choice, 11'),
				},
				{ requiredKeys: ['custom_field_id', 'choice_ids'] },
			)
		: fc.record(
				{
					custom_field_id: fc.constant(custom_field_id),
					value: text(255),
					choice_ids: fc.constantFrom([], null) as fc.Arbitrary<string[]>,
				},
				{ requiredKeys: ['custom_field_id', 'value'] },
			);

const emailAddress = fc.record(
	{
		address: fc.constantFrom('Ann.Lee@Example.com', 'ann@example.com'),
		permission_to_send: fc.constantFrom(
			'implicit',
			'explicit',
			'pending_confirmation',
			'unsubscribed',
			'temp_hold',
			'not_set',
		),
		opt_out_reason: text(255),
		opt_in_source: fc.constant('Contact'),
		opt_in_date: fc.constant('2024-10-30T18:56:35Z'),
		opt_out_source: fc.constant('Contact'),
		opt_out_date: fc.constant('2024-10-30T18:56:35Z'),
		confirm_status: fc.constant('off'),
		...readOnly,
	},
	{ requiredKeys: ['address', 'permission_to_send'] },
);

const storedPhone = (kind: string) =>
	fc.record({
		phone_number_id: fc.constant(id(3, 1)),
		phone_number: phoneNumber,
		kind: fc.constant(kind),
		create_source: fc.constant('Account'),
		update_source: fc.constant('Contact'),
		...readOnly,
	});

const storedAddress = (kind: (typeof ADDRESS_KINDS)[number]) =>
	fc.record(
		{
			street_address_id: fc.constant(id(4, 1)),
			kind: fc.constant(kind),
			street: text(255),
			city: text(50),
			state: text(50),
			postal_code: text(50),
			country: text(50),
			...readOnly,
		},
		{ requiredKeys: ['street_address_id', 'kind'] },
	);

const each = <T, U>(all: readonly T[], maxLength: number, make: (one: T) => fc.Arbitrary<U>) =>
	fc
		.oneof(
			{ weight: 4, arbitrary: fc.subarray([...all], { maxLength: Math.min(4, maxLength) }) },
			{ weight: 1, arbitrary: fc.subarray([...all], { maxLength }) },
		)
		.chain((chosen) => fc.tuple(...chosen.map(make)));

/**
 * A contact as the API returns it with every collection: within its limits, with what only reading
 * shows, and with one phone and one address of a kind.
 */
export function storedContact(): fc.Arbitrary<StoredContact> {
	return fc
		.tuple(
			fc.record(
				{
					first_name: text(50),
					last_name: text(50),
					job_title: text(50),
					company_name: text(50),
					anniversary: fc.constantFrom('2006-11-15', '11/15/2006', '1/5/2006'),
					email_address: emailAddress,
					phone_numbers: each(PHONE_KINDS, 3, storedPhone),
					street_addresses: each(ADDRESS_KINDS, 3, storedAddress),
					custom_fields: each(DEFINITIONS, 25, storedCustomField),
					list_memberships: each(LISTS, 50, fc.constant),
					taggings: each(LISTS, 50, fc.constant),
					notes: fc.constant([{ note_id: id(5, 1), content: 'A note' }]),
					sms_channel: fc.constant({ sms_channel_id: id(6, 1), sms_address: '5550100' }),
					create_source: fc.constant('Account'),
					update_source: fc.constant('Contact'),
					deleted_at: fc.constant('2025-01-01'),
					...readOnly,
				},
				{ requiredKeys: ['email_address'] },
			),
			fc.option(
				fc.record({
					birthday_month: fc.integer({ min: 1, max: 12 }),
					birthday_day: fc.integer({ min: 1, max: 31 }),
				}),
				{ nil: {} },
			),
		)
		.map(([stored, birthday]) => ({ contact_id: id(7, 1), ...stored, ...birthday }));
}

const CLEARABLE = FIELDS.filter(({ clear }) => clear).map((field) => field.id);

/** The IDs of fields to clear: often few, sometimes nearly all. */
export const clearedIds = some(CLEARABLE, 5, CLEARABLE.length - 3);
