import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { isObject } from '../../input/is-object';
import { isEmpty } from '../../input/values';
import { canonical } from '../../input/fingerprint';
import { readAll, text, type Parameter } from '../../parameters/parameter';

const part = (
	displayName: string,
	name: string,
	placeholder: string,
	description?: string,
): Parameter<string> =>
	text({
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder,
		...(description && { description }),
	});

const country = part('Country Code', 'countryCode', 'e.g. US', 'Of two letters');

/** The parts of an address, under the names of the API (`EmailPhysicalAddress`). */
const PARTS = {
	organization_name: part('Organization Name', 'organizationName', 'e.g. Olives and Oils'),
	address_line1: part('Address Line 1', 'addressLine1', 'e.g. 123 Maple Street'),
	address_line2: part('Address Line 2', 'addressLine2', 'e.g. Unit 1'),
	address_line3: part('Address Line 3', 'addressLine3', 'e.g. Back entrance'),
	address_optional: part('Address Note', 'addressNote', 'e.g. Near the fire station'),
	city: part('City', 'city', 'e.g. Boston'),
	state_code: part(
		'State Code',
		'stateCode',
		'e.g. MA',
		'In the United States, where it is needed',
	),
	state_non_us_name: part('State Outside the US', 'stateOutsideUs', 'e.g. Victoria'),
	postal_code: part('Postal Code', 'postalCode', 'e.g. 02451'),
	country_code: { field: country.field, read: toCountryCode },
};

const REQUIRED = ['organization_name', 'address_line1', 'country_code'] as const;

export const addressField: INodeProperties = {
	displayName: 'Physical Address',
	name: 'physicalAddress',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add Address',
	description: 'The address in the footer, instead of that of the account',
	options: [
		{
			displayName: 'Address',
			name: 'address',
			values: Object.values(PARTS).map(({ field }) => field),
		},
	],
};

/** The parts of the address that are given; undefined for none. Throws InputError for a bad one. */
export function readAddress(given: unknown): IDataObject | undefined {
	const { address } = Object(given) as { address?: IDataObject };
	const parts = isObject(address) ? readAll(PARTS, address as IDataObject) : {};
	return isEmpty(Object.keys(parts)) ? undefined : parts;
}

/**
 * The address of an email after a change; undefined when it changes nothing.
 * Throws InputError when it lacks what Constant Contact needs.
 * @param stored the address so far, with what the service adds to it
 */
export function mergeAddress(stored: unknown, change: IDataObject): IDataObject | undefined {
	const before = Object.entries(Object(stored) as IDataObject).filter(([name]) => name in PARTS);
	const kept = Object.fromEntries(before.filter(([, value]) => !isEmpty(value)));
	const address = { ...kept, ...change };
	const needed = address.country_code === 'US' ? [...REQUIRED, 'state_code' as const] : REQUIRED;
	const missing = needed.find((name) => isEmpty(address[name]));
	if (missing !== undefined) {
		throw new InputError(
			`'${PARTS[missing].field.displayName}' is missing in '${addressField.displayName}'`,
			`Constant Contact needs ${needed.map((name) => `'${PARTS[name].field.displayName}'`).join(', ')}`,
		);
	}
	return canonical(address) === canonical(kept) ? undefined : address;
}

function toCountryCode(given: unknown): string {
	const code = country.read(given).toUpperCase();
	if (/^[A-Z]{2}$/.test(code)) return code;
	throw new InputError(
		`'${country.field.displayName}' is not a code of two letters: ${quoted(given)}`,
		'Use the code of ISO 3166, such as US, CA or GB',
	);
}
