import type { IDataObject } from 'n8n-workflow';
import { canonical } from '../../input/fingerprint';
import { InputError } from '../../input/input-error';
import { textOf } from '../../input/text-of';
import {
	addressPart,
	codeOf,
	countryCode,
	partsOf,
	refuseIncomplete,
} from '../../parameters/postal-address';

const LINE_LIMIT = { maxLength: 80 };

/** The parts of the account's address, under the names of the API (`AccountPhysicalAddress`). */
export const PARTS = {
	address_line1: addressPart('Address Line 1', 'addressLine1', 'e.g. 123 Maple Street', LINE_LIMIT),
	address_line2: addressPart('Address Line 2', 'addressLine2', 'e.g. Unit 1', LINE_LIMIT),
	address_line3: addressPart('Address Line 3', 'addressLine3', 'e.g. Back entrance', LINE_LIMIT),
	city: addressPart('City', 'city', 'e.g. Boston'),
	state_code: codeOf(
		addressPart('State Code', 'stateCode', 'e.g. MA', {
			description: 'Two letters, in the United States and Canada',
		}),
		"Use the code of a state or province, such as MA or ON, or 'State Name' in other countries",
	),
	state_name: addressPart('State Name', 'stateName', 'e.g. Victoria', {
		description: 'Outside the United States and Canada',
	}),
	postal_code: addressPart('Postal Code', 'postalCode', 'e.g. 02451'),
	country_code: {
		...countryCode,
		field: {
			...countryCode.field,
			description: 'Two letters. A new one clears state and postal code unless they are given.',
		},
	},
};

const REQUIRED = ['address_line1', 'city', 'country_code'];

/** What says something only within its country. */
const OF_COUNTRY = ['state_code', 'state_name', 'postal_code'];

/** Countries whose states have codes, which need a postal code, too. */
const WITH_STATE_CODES = ['US', 'CA'];

/**
 * The account's address after a change; undefined when it changes nothing. State and postal code are those of
 * their country: of another one, they do not stay.
 * Throws InputError when it lacks what Constant Contact needs, and for a state in the wrong form.
 * @param stored the address so far; empty for none
 * @param change what is given; undefined for what is to be removed
 * @param label where the change stands in the editor
 */
export function mergePostal(
	stored: IDataObject,
	change: IDataObject,
	label: string,
): IDataObject | undefined {
	const country = textOf(stored.country_code).toUpperCase();
	const before = partsOf({ ...stored, country_code: country }, PARTS);
	const isMoved = change.country_code !== undefined && change.country_code !== country;
	const stays = ([name]: [string, unknown]) => !isMoved || !OF_COUNTRY.includes(name);
	const kept = Object.fromEntries(Object.entries(before).filter(stays));
	const address = partsOf({ ...kept, ...change }, PARTS);
	refuseIncomplete(address, REQUIRED, PARTS, label);
	const hasCodes = WITH_STATE_CODES.includes(textOf(address.country_code));
	const [wrong, right] = hasCodes
		? (['state_name', 'state_code'] as const)
		: (['state_code', 'state_name'] as const);
	if (change[wrong] !== undefined) {
		throw new InputError(
			`'${PARTS[wrong].field.displayName}' does not go with the country ${textOf(address.country_code)}`,
			`Use '${PARTS[right].field.displayName}' instead, or give another '${countryCode.field.displayName}'`,
		);
	}
	delete address[wrong];
	if (hasCodes) refuseIncomplete(address, ['state_code', 'postal_code'], PARTS, label);
	return canonical(address) === canonical(before) ? undefined : address;
}
