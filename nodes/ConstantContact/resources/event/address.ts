import type { IDataObject } from 'n8n-workflow';
import { pick } from '../../contact-model/pick';
import { InputError, quoted } from '../../input/input-error';
import { isEmpty } from '../../input/values';
import { text, type Parameter } from '../../parameters/parameter';
import { addressGroup, readAddressGroup } from '../../parameters/postal-address';

const part = (
	displayName: string,
	name: string,
	maxLength: number,
	placeholder: string,
): Parameter<string> =>
	text({ displayName, name, type: 'string', default: '', placeholder }, maxLength);

/** The parts of an event's address that a user gives, under the names of the API. */
const PARTS = {
	location_name: part('Venue', 'venue', 100, 'e.g. The Old Mill'),
	line1: part('Address Line 1', 'addressLine1', 80, 'e.g. 12 Mill Lane'),
	line2: part('Address Line 2', 'addressLine2', 80, 'e.g. Second floor'),
	city: part('City', 'city', 80, 'e.g. Boston'),
	state: part('State', 'state', 80, 'e.g. Massachusetts'),
	state_code: part('State Code', 'stateCode', 2, 'e.g. MA'),
	postal_code: part('Postal Code', 'postalCode', 25, 'e.g. 02210'),
	country: part('Country', 'country', 128, 'e.g. United States'),
	country_code: part('Country Code', 'countryCode', 2, 'e.g. US'),
};

/** Parts that say the same in two ways. */
const SAME_PLACE = [
	['state', 'state_code'],
	['state_code', 'state'],
	['country', 'country_code'],
	['country_code', 'country'],
] as const;

/** Where on the map the stored address is, which another address would not be. */
const PLACE = ['latitude', 'longitude'];

export const addressField = addressGroup(
	{
		displayName: 'Address',
		name: 'address',
		description: 'Where the event takes place. Parts that are left out stay as they are.',
	},
	PARTS,
);

/** The parts of the address that are given; undefined for none. Throws InputError for a bad one. */
export const readAddress = (given: unknown) => readAddressGroup(given, PARTS);

/**
 * The address to send: nobody knows whether parts that are left out stay, so all are sent.
 * Throws InputError for a name of a state or country that would stand beside the code of another one.
 * @param stored the address so far, if there is one
 */
export function mergeAddress(stored: unknown, change: IDataObject): IDataObject {
	const before = Object(stored) as IDataObject;
	for (const [part, twin] of SAME_PLACE) {
		const isChanged = change[part] !== undefined && change[part] !== before[part];
		if (!isChanged || change[twin] !== undefined || isEmpty(before[twin])) continue;
		const [given, kept] = [part, twin].map((name) => PARTS[name].field.displayName);
		throw new InputError(
			`'${given}' becomes ${quoted(change[part])}, but '${kept}' would stay ${quoted(before[twin])}`,
			`Nothing was changed. Give '${kept}', too`,
		);
	}
	const isElsewhere = Object.keys(change).some((name) => name !== 'location_name');
	return {
		...pick(before, [...Object.keys(PARTS), ...(isElsewhere ? [] : PLACE)]),
		...change,
		address_type: 'EVENT',
	};
}
