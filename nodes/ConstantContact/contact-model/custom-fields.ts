import type { ContactField } from './fields';
import type { CustomFieldValue } from './contact';
import { InputError, show } from './input-error';
import {
	formatDate,
	isEmpty,
	toBoolean,
	toCalendarDate,
	toDecimal,
	toInstant,
	toText,
} from './values';

/** A custom field as GET /contact_custom_fields returns it; only what the model reads. */
export interface CustomFieldDefinition {
	custom_field_id: string;
	label: string;
	name?: string;
	type: string;
	metadata?: { integer?: boolean; decimal_places?: number; allow_negative?: boolean };
	choices?: Array<{ choice_id: number | string; choice_label: string; deleted_at?: string }>;
}

type Choice = { id: string; label: string };
type Convert = (
	definition: CustomFieldDefinition,
	value: unknown,
) => Omit<CustomFieldValue, 'custom_field_id'>;

const VALUE_LIMIT = 255;

/** One row per type of custom field: how the editor shows it and how a value is written. */
const TYPES = new Map<string, { input: ContactField['input']; convert: Convert }>([
	['string', { input: 'string', convert: text }],
	['text_area', { input: 'string', convert: text }],
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
			convert: ({ label }, value) => ({ value: formatDate(toCalendarDate(label, value)) }),
		},
	],
	[
		'datetime',
		{
			input: 'dateTime',
			convert: ({ label }, value) => ({ value: toInstant(label, value) }),
		},
	],
	[
		'single_select',
		{
			input: 'options',
			convert: (definition, value) => ({
				choice_ids: [choiceId(definition.label, choicesOf(definition), value)],
			}),
		},
	],
	[
		// n8n's mapper has no multi-select, so several choices are typed as text.
		'multi_select',
		{
			input: 'string',
			convert: (definition, value) => ({ choice_ids: choiceIds(definition, value) }),
		},
	],
]);

/** Turns a custom field of the account into a field of the contact. Unknown types take text. */
export function customField(definition: CustomFieldDefinition): ContactField {
	const { custom_field_id: id, label, type } = definition;
	const { input, convert } = TYPES.get(type) ?? { input: 'string', convert: text };
	const choices = choicesOf(definition);
	return {
		id,
		label,
		input,
		...(choices.length > 0 && { choices }),
		section: 'custom_fields',
		write: (contact, value) => {
			contact.customFields.push({ custom_field_id: id, ...convert(definition, value) });
		},
		clear: (stored) => {
			stored.custom_fields = stored.custom_fields?.filter((field) => field.custom_field_id !== id);
		},
	};
}

function text({ label }: CustomFieldDefinition, value: unknown) {
	return { value: toText(label, value, VALUE_LIMIT) };
}

function number({ label, metadata }: CustomFieldDefinition, value: unknown) {
	const decimal = toDecimal(label, value);
	const decimals = decimal.split('.')[1]?.length ?? 0;
	const allowed = metadata?.integer === true ? 0 : metadata?.decimal_places;
	if (allowed !== undefined && decimals > allowed) {
		throw new InputError(
			`'${label}' has ${decimals} decimals, ${allowed} are allowed: ${show(value)}`,
			'Round the value, or change the field in Constant Contact',
		);
	}
	if (metadata?.allow_negative === false && decimal.startsWith('-')) {
		throw new InputError(
			`'${label}' does not take negative numbers: ${show(value)}`,
			'Use a number of 0 or more, or allow negative numbers in the field in Constant Contact',
		);
	}
	return { value: toText(label, decimal, VALUE_LIMIT) };
}

function choicesOf(definition: CustomFieldDefinition): Choice[] {
	return (definition.choices ?? [])
		.filter((choice) => choice.deleted_at === undefined)
		.map((choice) => ({ id: String(choice.choice_id), label: choice.choice_label }));
}

function choiceIds(definition: CustomFieldDefinition, value: unknown): string[] {
	const { label } = definition;
	const choices = choicesOf(definition);
	// A label may contain a comma, so the whole text is tried before it is split.
	const whole = Array.isArray(value) ? undefined : findChoice(choices, value);
	if (whole) return [whole.id];
	const parts = Array.isArray(value) ? value : String(value).split(/[,;]/);
	const ids = parts.filter((part) => !isEmpty(part)).map((part) => choiceId(label, choices, part));
	return [...new Set(ids)];
}

function choiceId(label: string, choices: Choice[], value: unknown): string {
	const choice = findChoice(choices, value);
	if (choice === undefined) {
		throw new InputError(
			`'${label}' has no choice ${show(value)}`,
			`Use one of: ${names(choices)}`,
		);
	}
	return choice.id;
}

function findChoice(choices: Choice[], value: unknown): Choice | undefined {
	const wanted = String(value).trim().toLowerCase();
	return (
		choices.find(({ label }) => label.trim().toLowerCase() === wanted) ??
		choices.find(({ id }) => id.toLowerCase() === wanted)
	);
}

function names(choices: Choice[]): string {
	return choices.map(({ label }) => label).join(', ');
}
