import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../input/input-error';
import { isObject } from '../input/is-object';
import { isEmpty } from '../input/values';
import { readAll, text, type Parameter, type Parameters } from './parameter';

/** A part of a postal address, and a field of its own. */
export function addressPart(
	displayName: string,
	name: string,
	placeholder: string,
	{ description, maxLength }: { description?: string; maxLength?: number } = {},
): Parameter<string> {
	const field = { displayName, name, placeholder, ...(description && { description }) };
	return text({ ...field, type: 'string', default: '' }, maxLength);
}

/** The country, whose reader throws InputError for what is no code of two letters. */
export const countryCode: Parameter<string> = codeOf(
	addressPart('Country Code', 'countryCode', 'e.g. US', { description: 'The two-letter code' }),
	'Use the code of ISO 3166, such as US, CA or GB',
);

/** The same part with a reader that returns two capitals. It throws InputError for anything else. */
export function codeOf({ field, read }: Parameter<string>, remedy: string): Parameter<string> {
	return {
		field,
		read: (given) => {
			const code = read(given).toUpperCase();
			if (/^[A-Z]{2}$/.test(code)) return code;
			const message = `'${field.displayName}' is not a code of two letters: ${quoted(given)}`;
			throw new InputError(message, remedy);
		},
	};
}

/** The collection in which the parts of one address stand. */
export function addressGroup(
	shown: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
	parts: Parameters,
): INodeProperties {
	return {
		...shown,
		type: 'fixedCollection',
		default: {},
		placeholder: 'Add Address',
		options: [
			{
				displayName: 'Address',
				name: 'address',
				values: Object.values(parts).map(({ field }) => field),
			},
		],
	};
}

/** The parts that such a collection gives; undefined for none. Throws InputError for a bad one. */
export function readAddressGroup(given: unknown, parts: Parameters): IDataObject | undefined {
	const { address } = Object(given) as { address?: IDataObject };
	const read = isObject(address) ? readAll(parts, address as IDataObject) : {};
	return Object.keys(read).length > 0 ? read : undefined;
}

/** What an address says of these parts, without what is empty or what the service adds. */
export function partsOf(address: unknown, parts: Parameters): IDataObject {
	const all = Object.entries(Object(address) as IDataObject);
	return Object.fromEntries(all.filter(([name, value]) => name in parts && !isEmpty(value)));
}

/**
 * Throws InputError when the address lacks what Constant Contact needs.
 * @param label where the parts stand in the editor
 */
export function refuseIncomplete(
	address: IDataObject,
	needed: readonly string[],
	parts: Parameters,
	label: string,
): void {
	const missing = needed.find((name) => isEmpty(address[name]));
	if (missing === undefined) return;
	const labelOf = (name: string) => `'${parts[name].field.displayName}'`;
	throw new InputError(
		`${labelOf(missing)} is missing in '${label}'`,
		`Constant Contact needs ${needed.map(labelOf).join(', ')}`,
	);
}
