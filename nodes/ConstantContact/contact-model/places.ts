import { ADDRESS_PARTS, type Address } from './contact';
import { pick } from './pick';
import { sameText } from './same-value';
import { textOf } from '../input/text-of';

/** The states of the United States, its capital's district and its territories, by their postal codes. */
const STATES = new Map(
	'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,AS American Samoa,GU Guam,MP Northern Mariana Islands,PR Puerto Rico,VI U.S. Virgin Islands'
		.split(',')
		.map((line) => [line.slice(0, 2), line.slice(3)] as const),
);

const COUNTRY = 'United States';
const COUNTRY_NAMES = /^(us|usa|united states( of america)?)$/;
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/**
 * The given parts of an address as Constant Contact keeps them beside the stored ones: it was seen to
 * make Illinois of IL, and United States of US.
 */
function writtenOut(stored: Address, given: Address): Address {
	const country = countryOf(given.country ?? stored.country ?? COUNTRY);
	return {
		...given,
		...(given.state && country === COUNTRY && { state: stateOf(given.state) }),
		...(given.country && { country: countryOf(given.country) }),
	};
}

/** Whether a part of a stored address and a given one say the same. */
export function sameAddressPart(part: keyof Address, stored: Address, given: Address): boolean {
	return sameText(writtenOut(stored, stored)[part], writtenOut(stored, given)[part]);
}

/** The given parts, each in the words of the stored one where it abbreviates them. */
export function asStored(stored: Address, given: Address): Address {
	const full = writtenOut(stored, given);
	const parts = ADDRESS_PARTS.filter(
		(part) => full[part] !== given[part] && sameText(full[part], stored[part]),
	);
	return { ...given, ...pick(stored, parts) };
}

function countryOf(text: string): string {
	const name = textOf(text).replace(/\./g, '').trim();
	if (COUNTRY_NAMES.test(name.toLowerCase())) return COUNTRY;
	return /^[a-z]{2}$/i.test(name) ? (COUNTRIES.of(name.toUpperCase()) ?? text) : text;
}

function stateOf(text: string): string {
	return STATES.get(textOf(text).replace(/\./g, '').trim().toUpperCase()) ?? text;
}
