import { comparable } from './column-name';
import type { AddressKind } from './contact';

/** What a column is known to hold, by its name alone. */
export interface Meaning {
	/** ID of a field; or email, sms_number, sms_consent_date, a further line of a street, LISTS, TAGS, READ_ONLY. */
	target: string;
	/** Of several columns that mean the same, the ones of the lowest rank count. */
	rank: number;
	/** The address that the column is a part of. Parts of two addresses are never put together. */
	address?: { kind: AddressKind; family: number };
	/** A word that means something else as well: it counts only beside a street, city or postal code. */
	needsAddress?: boolean;
}

/** The service's own columns that cannot be written back. */
export const READ_ONLY = 'read only';

/** What is picked in parameters of its own. */
export const LISTS_COLUMN = 'lists';
export const TAGS_COLUMN = 'tags';

const POSTAL = 'postal_code';

/** Names of fields in the files of shops, CRMs and mail services. Columns of the first row win. */
const FIELDS: Record<string, string[]> = {
	email: [
		'Email, Email Address, E-mail 1 - Value, Email 1, Primary Email, User Email, Mail',
		'Contact Email, Customer Email, Subscriber Email, Billing Email, Email Address 1',
	],
	first_name: [
		'First Name, Given Name, Forename, FName, First',
		'Billing First Name, Contact First Name',
	],
	last_name: [
		'Last Name, Surname, Family Name, LName, Last',
		'Billing Last Name, Contact Last Name',
	],
	company_name: [
		'Company Name, Company',
		'Organization, Organisation, Organization Name, Organisation Name, Organization 1 - Name, Business Name',
		'Account Name, Employer',
		'Billing Company, Default Address Company, Address Company',
	],
	job_title: ['Job Title', 'Organization Title, Organization 1 - Title', 'Position', 'Title'],
	phone: [
		'Phone, Phone Number, Telephone, Telephone Number, Tel, Phone No, Phone 1, Phone 1 - Value, Primary Phone, Contact Number',
		'Contact Phone, Customer Phone, Billing Phone',
		'Default Address Phone, Address Phone',
	],
	mobile_phone: [
		'Mobile, Mobile Number, Mobile No, Mobile Phone No',
		'Cell, Cell Number, Cellular, Cellphone',
	],
	birthday: ['Birthday, Birth Date, Date of Birth, DOB, BDay, Birthday (MM/DD)'],
	birthday_month: ['Birthday Month, Birth Month, Month of Birth'],
	birthday_day: ['Birthday Day, Day of Birth'],
	anniversary: ['Anniversary, Anniversary Date, Wedding Anniversary'],
	sms_number: ['SMS Number'],
	sms_consent_date: ['SMS Consent Date'],
	[LISTS_COLUMN]: ['Lists, Email Lists, List Memberships'],
	[TAGS_COLUMN]: ['Tags, Tag, Taggings'],
	[READ_ONLY]: [
		'Contact ID, Created At, Updated At, Deleted At, Create Source, Update Source, Source Name, Email Update Source',
		'Notes, Note, Social Profiles, Website, Phone - Fax, Fax Phone',
		'Email Opt-In, Email Opt-In Date, Email Opt-In Source, Opt-In Date, Opt-In Source',
		'Confirmed Opt-Out Source, Confirmed Opt-Out Reason, Email Opt-Out Source, Email Opt-Out Reason, Opt-Out Source, Opt-Out Reason',
		'SMS Status, SMS Channel',
	],
};

/** Whose phone it is; a later word gives way to an earlier one. */
const PHONE_WORDS = {
	home: ['Home', 'Personal', 'Private'],
	mobile: ['Mobile', 'Cell', 'Cellular'],
	work: ['Work', 'Business', 'Office', 'Company'],
	other: ['Other'],
};
const PHONES = ['Phone', 'Phone Number', 'Telephone', 'Telephone Number', 'Tel'];

/** By whose address it is. An address of the first row goes before one of the second, and so on. */
const ADDRESS_FAMILIES: Array<[AddressKind, string[]]> = [
	['home', ['Home', 'Home Address', 'Address', 'Address 1']],
	['home', ['Personal', 'Residential']],
	['home', ['Mailing', 'Mailing Address', 'Postal', 'Postal Address']],
	['home', ['Primary', 'Primary Address']],
	['home', ['Default Address']],
	['home', ['Billing', 'Billing Address']],
	['home', ['Contact', 'Customer']],
	['work', ['Work', 'Work Address']],
	['work', ['Business', 'Business Address', 'Office', 'Office Address']],
	['work', ['Company', 'Company Address']],
	['other', ['Other', 'Other Address']],
	['other', ['Shipping', 'Shipping Address', 'Delivery', 'Delivery Address']],
];

/** Parts of an address. The first row wins; lines two and three are added to the street. */
const ADDRESS_WORDS: Record<string, string[]> = {
	street: [
		'Street, Street Address, Address Line 1, Address 1, Street Address 1, Street Address Line 1, Street Line 1, Street 1',
		'Address',
	],
	street2: [
		'Street 2, Address Line 2, Address 2, Street Address 2, Street Address Line 2, Street Line 2, Line 2, Extended Address',
	],
	street3: ['Street 3, Address Line 3, Address 3, Street Address 3, Street Address Line 3, Line 3'],
	city: ['City, Town, Locality, City/Town, Town/City'],
	state: [
		'State, State/Province, Province, Province/State, State/Region, State or Province',
		'State Code, Province Code, Intl State, International State',
	],
	[POSTAL]: [
		'Postal Code, Zip, Zip Code, Zip/Postal Code, Postal/Zip Code, Zip or Postal Code, Postcode, Postal',
	],
	country: ['Country, Country/Region, Country Name', 'Country Code'],
};
/** Words that are an address only behind whose it is: of themselves they mean many things. */
const NEVER_BARE = ['Line 2', 'Line 3', 'Region'];
const ONLY_WITH_OWNER: Record<string, string> = { state: 'Region', street: 'Line 1' };

const words = (row: string) => row.split(', ');

/** What a column is called → what it holds, for items and files alike. */
export const ALIASES: ReadonlyMap<string, Meaning> = aliases();

function aliases(): Map<string, Meaning> {
	const all = new Map<string, Meaning>();
	const add = (name: string, meaning: Meaning) => {
		if (!all.has(comparable(name))) all.set(comparable(name), meaning);
	};
	for (const [target, rows] of Object.entries(FIELDS)) {
		rows.forEach((row, rank) => words(row).forEach((name) => add(name, { target, rank })));
	}
	for (const [kind, owners] of Object.entries(PHONE_WORDS)) {
		const target = `${kind}_phone`;
		owners.forEach((owner, rank) => {
			for (const phone of PHONES) {
				for (const name of [`${owner} ${phone}`, `${phone} ${owner}`, `${phone} (${owner})`]) {
					add(name, { target, rank });
				}
			}
		});
	}
	for (const [part, rows] of Object.entries(ADDRESS_WORDS)) addPart(add, part, rows);
	return all;
}

function addPart(add: (name: string, meaning: Meaning) => void, part: string, rows: string[]) {
	const extra = ONLY_WITH_OWNER[part];
	rows.forEach((row, rank) => {
		const names = words(row);
		for (const name of names.filter((each) => !NEVER_BARE.includes(each))) {
			add(name, {
				target: `home_${part}`,
				rank,
				address: { kind: 'home', family: 0 },
				...(name === 'State' && { needsAddress: true }),
			});
		}
		const owned = rank === 0 && extra ? [...names, extra] : names;
		ADDRESS_FAMILIES.forEach(([kind, owners], family) => {
			const meaning = { target: `${kind}_${part}`, rank, address: { kind, family } };
			for (const owner of owners) {
				for (const name of owned) {
					add(`${owner} ${name}`, meaning);
					add(`${name} ${owner}`, meaning);
				}
			}
		});
	});
}
