import type { ContactField } from './field-table';
import { LIMITS, type Combines, type CustomFieldValue } from './contact';
import { isNoDate } from '../input/no-date';
import { InputError, quoted } from '../input/input-error';
import { NameIndex } from '../input/name-index';
import { findIds } from '../input/resolve-names';
import { toBoolean } from '../input/booleans';
import { formatDate, toCalendarDate } from '../input/calendar';
import { toInstant } from '../input/moments';
import { toDecimal } from '../input/numbers';
import { toText } from '../input/values';
import { textOf } from '../input/text-of';

/** A custom field as GET /contact_custom_fields returns it; only what the model reads. */
export interface CustomFieldDefinition {
	custom_field_id: string;
	label: string;
	/** What an import calls it. */
	name?: string;
	type: string;
	metadata?: {
		integer?: boolean;
		decimal_places?: number | null;
		allow_negative?: boolean;
		display_type?: string;
	} | null;
	choices?: Array<{
		choice_id: number | string;
		choice_label: string;
		display_order?: number | null;
		deleted_at?: string | null;
	}> | null;
}

type Choice = { id: string; label: string };
type Convert = (
	definition: CustomFieldDefinition,
	value: unknown,
	timeZone: string,
) => Omit<CustomFieldValue, 'custom_field_id'>;

/** How the editor shows a type of custom field, how a value is written, and how it meets a stored one. */
interface FieldType {
	input: ContactField['input'];
	combines?: Combines;
	convert: Convert;
	isEmpty?: ContactField['isEmpty'];
}

const { customValue: VALUE_LIMIT } = LIMITS;

/** One row per type of custom field. */
const TYPES = new Map<string, FieldType>([
	['string', { input: 'string', convert: toTextValue }],
	['text_area', { input: 'string', convert: toTextValue }],
	['number', { input: 'number', convert: number }],
	['currency', { input: 'number', convert: number }],
	[
		'boolean',
		{
			input: 'boolean',
			convert: ({ label }, value) => ({ value: String(toBoolean(label, value)) }),
		},
	],
	[
		'date',
		{
			input: 'dateTime',
			isEmpty: isNoDate,
			convert: ({ label }, value, timeZone) => ({
				value: formatDate(toCalendarDate(label, value, timeZone)),
			}),
		},
	],
	[
		'datetime',
		{
			input: 'dateTime',
			isEmpty: isNoDate,
			convert: ({ label }, value, timeZone) => ({ value: toInstant(label, value, timeZone) }),
		},
	],
	[
		'single_select',
		{
			input: 'options',
			convert: (definition, value) => ({ choice_ids: onlyChoiceId(definition, value) }),
		},
	],
	[
		// n8n's mapper has no multi-select, so several choices are typed as text.
		'multi_select',
		{
			input: 'string',
			combines: 'set',
			convert: (definition, value) => ({ choice_ids: choiceIds(definition, value) }),
		},
	],
]);

/**
 * Turns a custom field of the account into a field of the contact. Unknown types take text.
 * @param timeZone for dates and times that name none
 */
export function toContactField(definition: CustomFieldDefinition, timeZone = 'UTC'): ContactField {
	const { custom_field_id: id, label, name, type } = definition;
	const { input, convert, combines, isEmpty }: FieldType = TYPES.get(type) ?? {
		input: 'string',
		convert: toTextValue,
	};
	const how = combines && { combines };
	const choices = fieldChoices(definition);
	return {
		id,
		label,
		...(name && { apiName: name }),
		input,
		...(isEmpty && { isEmpty }),
		...(choices.length > 0 && { choices }),
		section: 'custom_fields',
		...how,
		write: (contact, value) => {
			const converted = convert(definition, value, timeZone);
			contact.customFields.push({ custom_field_id: id, ...converted, ...how });
		},
		clear: (stored) => {
			stored.custom_fields = stored.custom_fields?.filter((field) => field.custom_field_id !== id);
		},
	};
}

function toTextValue({ label }: CustomFieldDefinition, value: unknown) {
	return { value: toText(label, value, VALUE_LIMIT) };
}

function number({ label, metadata }: CustomFieldDefinition, value: unknown) {
	const decimal = toDecimal(label, value);
	const allowed = metadata?.integer === true ? 0 : (metadata?.decimal_places ?? Infinity);
	const fitting = decimalsOf(decimal) > allowed ? decimal.replace(/\.?0+$/, '') : decimal;
	if (decimalsOf(fitting) > allowed) {
		throw new InputError(
			`'${label}' takes ${allowed} decimals at most: ${quoted(value)}`,
			'Round the value, or change the field in Constant Contact',
		);
	}
	if (metadata?.allow_negative === false && Number(fitting) < 0) {
		throw new InputError(
			`'${label}' does not take negative numbers: ${quoted(value)}`,
			'Use a number of 0 or more, or allow negative numbers in the field in Constant Contact',
		);
	}
	return { value: toText(label, fitting, VALUE_LIMIT) };
}

function decimalsOf(decimal: string): number {
	return decimal.split('.')[1]?.length ?? 0;
}

function fieldChoices(definition: CustomFieldDefinition): Choice[] {
	return (definition.choices ?? [])
		.filter((choice) => !choice.deleted_at)
		.map((choice) => ({ id: textOf(choice.choice_id), label: choice.choice_label }));
}

/** The choices of a custom field that are not deleted. */
export function choiceNames(definition: CustomFieldDefinition): NameIndex {
	return new NameIndex(fieldChoices(definition).map(({ id, label: name }) => ({ id, name })));
}

/** The IDs of the chosen choices, at least one. Throws InputError for anything else. */
function choiceIds(definition: CustomFieldDefinition, value: unknown): string[] {
	const choices = fieldChoices(definition);
	const known = choiceNames(definition);
	const { ids, unknown } = findIds(definition.label, value, known);
	if (unknown.length > 0 || ids.length === 0) {
		throw new InputError(
			`'${definition.label}' has no choice ${quoted(unknown[0] ?? value)}`,
			`Use one of: ${choices.map(({ label }) => quoted(label)).join(', ')}`,
		);
	}
	return ids;
}

function onlyChoiceId(definition: CustomFieldDefinition, value: unknown): string[] {
	const ids = choiceIds(definition, value);
	if (ids.length > 1) {
		throw new InputError(
			`'${definition.label}' takes one choice: ${quoted(value)}`,
			'Map a single choice',
		);
	}
	return ids;
}
