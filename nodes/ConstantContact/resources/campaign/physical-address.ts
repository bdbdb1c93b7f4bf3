import type { IDataObject } from 'n8n-workflow';
import { canonical } from '../../input/fingerprint';
import {
	addressGroup,
	addressPart,
	countryCode,
	partsOf,
	readAddressGroup,
	refuseIncomplete,
} from '../../parameters/postal-address';

/** The parts of an address, under the names of the API (`EmailPhysicalAddress`). */
const PARTS = {
	organization_name: addressPart('Organization Name', 'organizationName', 'e.g. Olives and Oils'),
	address_line1: addressPart('Address Line 1', 'addressLine1', 'e.g. 123 Maple Street'),
	address_line2: addressPart('Address Line 2', 'addressLine2', 'e.g. Unit 1'),
	address_line3: addressPart('Address Line 3', 'addressLine3', 'e.g. Back entrance'),
	address_optional: addressPart('Address Note', 'addressNote', 'e.g. Near the fire station'),
	city: addressPart('City', 'city', 'e.g. Boston'),
	state_code: addressPart('State Code', 'stateCode', 'e.g. MA', {
		description: 'In the United States, where it is needed',
	}),
	state_non_us_name: addressPart('State Outside the US', 'stateOutsideUs', 'e.g. Victoria'),
	postal_code: addressPart('Postal Code', 'postalCode', 'e.g. 02451'),
	country_code: countryCode,
};

const REQUIRED = ['organization_name', 'address_line1', 'country_code'];

export const addressField = addressGroup(
	{
		displayName: 'Physical Address',
		name: 'physicalAddress',
		description: 'The address in the footer, instead of that of the account',
	},
	PARTS,
);

/** The parts of the address that are given; undefined for none. Throws InputError for a bad one. */
export const readAddress = (given: unknown) => readAddressGroup(given, PARTS);

/**
 * The address of an email after a change; undefined when it changes nothing.
 * Throws InputError when it lacks what Constant Contact needs.
 * @param stored the address so far, with what the service adds to it
 */
export function mergeAddress(stored: unknown, change: IDataObject): IDataObject | undefined {
	const kept = partsOf(stored, PARTS);
	const address = { ...kept, ...change };
	const needed = address.country_code === 'US' ? [...REQUIRED, 'state_code'] : REQUIRED;
	refuseIncomplete(address, needed, PARTS, addressField.displayName);
	return canonical(address) === canonical(kept) ? undefined : address;
}
