import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { toBoolean } from '../input/booleans';
import { toChoice } from '../input/choice';
import { toEmail } from '../input/email';
import { InputError } from '../input/input-error';
import { refuseBrokenName } from '../input/new-name';
import { toWholeNumber } from '../input/numbers';
import { resolveNames } from '../input/resolve-names';
import { isEmpty, toText } from '../input/values';

/** A field of the editor and its reader, which calls it as the editor does. */
export interface Parameter<T = unknown> {
	field: INodeProperties;
	/** What a value that is not empty stands for. Throws InputError when it stands for nothing. */
	read: (given: unknown) => T;
}

/** Parameters under the names that the API has for them. */
export type Parameters = Record<string, Parameter>;

/** One of the options of the field. */
export function choice(field: INodeProperties): Parameter<string> {
	const values = optionsOf(field).map(({ value }) => String(value));
	return { field, read: (given) => toChoice(field.displayName, given, values) };
}

/** Some of the options of the field, by name or value. */
export function choices(field: INodeProperties): Parameter<string[]> {
	const known = optionsOf(field).map(({ name, value }) => ({ id: String(value), name }));
	return { field, read: (given) => resolveNames(field.displayName, given, known) };
}

/** True or false. */
export function flag(field: INodeProperties): Parameter<boolean> {
	return { field, read: (given) => toBoolean(field.displayName, given) };
}

/** A text of so many characters at most. */
export function text(field: INodeProperties, maxLength = Infinity): Parameter<string> {
	return { field, read: (given) => toText(field.displayName, given, maxLength) };
}

/** The name that something gets, see `text` and `asName`. */
export function nameText(field: INodeProperties, maxLength = Infinity): Parameter<string> {
	return asName(text(field, maxLength));
}

/** The same parameter for a name. Its reader throws InputError for what nobody types as one. */
export function asName({ field, read }: Parameter<string>): Parameter<string> {
	return {
		field,
		read: (given) => {
			const name = read(given);
			refuseBrokenName(field.displayName, name);
			return name;
		},
	};
}

/**
 * An email address of so many characters at most.
 * @param whenLonger what to do with a longer one
 */
export function emailAddress(
	field: INodeProperties,
	maxLength: number,
	whenLonger?: string,
): Parameter<string> {
	const label = field.displayName;
	return { field, read: (given) => toEmail(given, maxLength, { label, whenLonger }) };
}

/** A whole number from `min` to `max`. */
export function wholeNumber(field: INodeProperties, min: number, max: number): Parameter<number> {
	return { field, read: (given) => toWholeNumber(field.displayName, given, min, max) };
}

function optionsOf({ options = [] }: INodeProperties): INodePropertyOptions[] {
	return options as INodePropertyOptions[];
}

/** What the item gives. Throws InputError when that is nothing, or of no use. */
export function readParameter<T>(
	node: IExecuteFunctions,
	item: number,
	{ field, read }: Parameter<T>,
): T {
	const given = node.getNodeParameter(field.name, item) as unknown;
	if (!isEmpty(given)) return read(given);
	throw new InputError(`'${field.displayName}' is empty`, `Fill in '${field.displayName}'`);
}

/**
 * What the item gives, or the field's default where the item does not have it.
 * Throws InputError for a bad value, and an empty one is bad, too, unless the reader takes it.
 * @param group the collection in which the field stands, if it does
 */
export function readValue<T>(
	node: IExecuteFunctions,
	item: number,
	{ field, read }: Parameter<T>,
	group?: string,
): T {
	return read(node.getNodeParameter(pathOf(field, group), item, field.default));
}

/** What the item gives; undefined for nothing. Throws InputError for a bad value. See `readValue`. */
export function readIfGiven<T>(
	node: IExecuteFunctions,
	item: number,
	{ field, read }: Parameter<T>,
	group?: string,
): T | undefined {
	const given = node.getNodeParameter(pathOf(field, group), item, '') as unknown;
	return isEmpty(given) ? undefined : read(given);
}

/**
 * What an option says that was added; undefined where it was not. Throws InputError for a bad value, and
 * an empty one is bad, too, unless the reader takes it.
 */
export function readIfAdded<T>(
	node: IExecuteFunctions,
	item: number,
	{ field, read }: Parameter<T>,
	group: string,
): T | undefined {
	const added = node.getNodeParameter(group, item, {}) as IDataObject;
	return field.name in added ? read(added[field.name]) : undefined;
}

function pathOf({ name }: INodeProperties, group?: string): string {
	return group === undefined ? name : `${group}.${name}`;
}

/** What a collection of parameters says; nothing of those that are empty. Throws InputError. */
export function readAll(parameters: Parameters, given: IDataObject): IDataObject {
	const said = Object.entries(parameters).filter(([, { field }]) => !isEmpty(given[field.name]));
	return Object.fromEntries(
		said.map(([name, { field, read }]) => [name, read(given[field.name])]),
	) as IDataObject;
}
