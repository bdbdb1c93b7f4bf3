import { randomUUID } from 'node:crypto';
import { timestamp, type Account, type StreetAddress } from '../account.mts';

type Given = Partial<StreetAddress> & { kind: string };

const COUNTRIES = new Map([['US', 'United States']]);

/** Of the United States; whether those of other countries are written out is not known. */
const STATES = new Map(
	Object.entries({
		AL: 'Alabama',
		AK: 'Alaska',
		AZ: 'Arizona',
		AR: 'Arkansas',
		CA: 'California',
		CO: 'Colorado',
		CT: 'Connecticut',
		DE: 'Delaware',
		DC: 'District of Columbia',
		FL: 'Florida',
		GA: 'Georgia',
		HI: 'Hawaii',
		ID: 'Idaho',
		IL: 'Illinois',
		IN: 'Indiana',
		IA: 'Iowa',
		KS: 'Kansas',
		KY: 'Kentucky',
		LA: 'Louisiana',
		ME: 'Maine',
		MD: 'Maryland',
		MA: 'Massachusetts',
		MI: 'Michigan',
		MN: 'Minnesota',
		MS: 'Mississippi',
		MO: 'Missouri',
		MT: 'Montana',
		NE: 'Nebraska',
		NV: 'Nevada',
		NH: 'New Hampshire',
		NJ: 'New Jersey',
		NM: 'New Mexico',
		NY: 'New York',
		NC: 'North Carolina',
		ND: 'North Dakota',
		OH: 'Ohio',
		OK: 'Oklahoma',
		OR: 'Oregon',
		PA: 'Pennsylvania',
		RI: 'Rhode Island',
		SC: 'South Carolina',
		SD: 'South Dakota',
		TN: 'Tennessee',
		TX: 'Texas',
		UT: 'Utah',
		VT: 'Vermont',
		VA: 'Virginia',
		WA: 'Washington',
		WV: 'West Virginia',
		WI: 'Wisconsin',
		WY: 'Wyoming',
	}),
);

const COUNTRY_NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** The parts of an address with state and country written out, as the service keeps them. */
export function writtenOut<T extends { state?: string; country?: string }>(
	{ switches }: Account,
	address: T,
): T {
	if (switches.addressCodes === 'keptAsSent') return address;
	const code = address.country ?? '';
	const ofOthers = /^[A-Z]{2}$/.test(code) && COUNTRY_NAMES.of(code);
	const name = switches.addressCodes === 'allWrittenOut' ? ofOthers : COUNTRIES.get(code);
	const country = name || address.country;
	const isHere = country === undefined || country === 'United States';
	const state = (isHere && STATES.get(address.state ?? '')) || address.state;
	return { ...address, ...(state && { state }), ...(country && { country }) };
}

export function newAddress(account: Account, address: Given): StreetAddress {
	const now = timestamp();
	const dates = { created_at: now, updated_at: now };
	return { ...writtenOut(account, address), street_address_id: randomUUID(), ...dates };
}

/** What a PUT makes of the stored addresses: only one that is sent exactly as it is stored stays. */
export function putAddresses(
	account: Account,
	stored: StreetAddress[],
	given: Given[],
): StreetAddress[] {
	return given.map(
		(address) => stored.find((each) => isSame(each, address)) ?? newAddress(account, address),
	);
}

function isSame(stored: StreetAddress, given: Given): boolean {
	const parts = ['kind', 'street', 'city', 'state', 'postal_code', 'country'] as const;
	return parts.every((part) => stored[part] === given[part]);
}
