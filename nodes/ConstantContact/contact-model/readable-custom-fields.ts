import type { NameIndex } from '../input/name-index';
import { joinedNames } from '../input/joined-names';
import { plainDecimal } from '../input/numbers';
import { textOf } from '../input/text-of';
import type { CustomFieldValue } from './contact';
import { customFieldNames } from './custom-field-names';
import { choiceNames, type CustomFieldDefinition } from './custom-fields';
import { inFormat } from './custom-value-formats';
import { sameChoice } from './same-value';

type Readable = string | number | boolean | string[];

interface KnownField {
	name: string;
	definition: CustomFieldDefinition;
	choices: NameIndex;
}

const indexes = new WeakMap<readonly CustomFieldDefinition[], Map<string, KnownField>>();

/**
 * Stored values of custom fields by their labels, as the mapper takes them: choices by label, numbers,
 * booleans, dates and times as ISO 8601. A field or a choice that the account does not have comes with
 * its ID, and a value that is not of its type as it is.
 */
export function readableCustomFields(
	values: readonly CustomFieldValue[],
	definitions: readonly CustomFieldDefinition[],
): Record<string, Readable> {
	const known = indexOf(definitions);
	return Object.fromEntries(
		inFormat(0, values, definitions).flatMap((each): Array<[string, Readable]> => {
			const field = known.get(each.custom_field_id);
			const name = field?.name ?? (each.custom_field_id as string | undefined);
			const value = readable(each, field);
			return name === undefined || value === undefined ? [] : [[name, value]];
		}),
	);
}

/**
 * Makes the reader of a custom field's cells in a file, in which choices stand by their labels. It returns the value as
 * the mapper takes it; undefined for an empty cell.
 */
export function cellReader(
	definition: CustomFieldDefinition,
): (cell: string) => Readable | undefined {
	const { type, custom_field_id } = definition;
	const readChoices = joinedNames(choiceNames(definition));
	return (cell) => {
		if (cell === '') return undefined;
		if (type === 'multi_select') return readChoices(cell) ?? cell;
		const [{ value }] = inFormat(0, [{ custom_field_id, value: cell }], [definition]);
		return typed(textOf(value), type);
	};
}

/** Whether all fields and choices of these values are defined. */
export function areDefined(
	values: readonly CustomFieldValue[],
	definitions: readonly CustomFieldDefinition[],
): boolean {
	const known = indexOf(definitions);
	return values.every(({ custom_field_id, choice_ids = [] }) => {
		const choices = known.get(custom_field_id)?.choices;
		return choices !== undefined && choice_ids.every((id) => choiceOf(choices, id) !== undefined);
	});
}

function readable(
	{ value, choice_ids = [] }: CustomFieldValue,
	field: KnownField | undefined,
): Readable | undefined {
	if (choice_ids.length > 0) {
		const labels = choice_ids.map((id) => choiceLabel(field?.choices, textOf(id)));
		const isOne = field?.definition.type === 'single_select' && labels.length === 1;
		return isOne ? labels[0] : labels;
	}
	// The contract has texts only, but an answer may hold false or 0.
	const given: unknown = value;
	if (given === undefined || given === null || given === '') return undefined;
	if (typeof given === 'number' || typeof given === 'boolean') return given;
	return typed(textOf(given), field?.definition.type);
}

function typed(text: string, type: string | undefined): Readable {
	if (type === 'boolean' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
	if (type === 'number' || type === 'currency') return exactNumber(text) ?? text;
	return text;
}

/** The number, unless it would lose digits, as one of twenty does. */
function exactNumber(text: string): number | undefined {
	const plain = plainDecimal(text);
	return plain !== undefined && String(Number(plain)) === plain ? Number(plain) : undefined;
}

function choiceLabel(choices: NameIndex | undefined, id: string): string {
	return choices?.nameOf(choiceOf(choices, id) ?? id) ?? id;
}

/** The ID as the account writes it: answers have it with leading zeros or without. */
function choiceOf(choices: NameIndex, id: string): string | undefined {
	return choices.known.find((choice) => sameChoice(choice.id, id))?.id;
}

function indexOf(definitions: readonly CustomFieldDefinition[]): Map<string, KnownField> {
	const known = indexes.get(definitions);
	if (known) return known;
	const names = customFieldNames(
		definitions.map(({ custom_field_id: id, label, name: apiName }) => ({ id, label, apiName })),
	);
	const byId = new Map(definitions.map((each) => [each.custom_field_id, each]));
	const index = new Map<string, KnownField>();
	for (const [name, id] of names) {
		const definition = byId.get(id);
		if (definition) index.set(id, { name, definition, choices: choiceNames(definition) });
	}
	indexes.set(definitions, index);
	return index;
}
