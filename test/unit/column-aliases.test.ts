import { targetOf } from '../../nodes/ConstantContact/contact-model/column-finder';
import { STANDARD_FIELDS } from '../../nodes/ConstantContact/contact-model/field-table';
import { matchColumns } from '../../nodes/ConstantContact/contact-model/match-columns';

const target = (column: string) => targetOf(column, STANDARD_FIELDS);
const match = (item: Record<string, unknown>) =>
	matchColumns(Object.entries(item), STANDARD_FIELDS);

// Written by hand from what shops, CRMs and mail services call their columns.
const OWNERS: Array<[string, string]> = [
	[
		'home',
		'Home, Home Address, Address, Address 1, Personal, Residential, Mailing, Mailing Address',
	],
	['home', 'Postal, Postal Address, Primary, Primary Address, Default Address, Billing'],
	['home', 'Billing Address, Contact, Customer'],
	['work', 'Work, Work Address, Business, Business Address, Office, Office Address'],
	['work', 'Company, Company Address'],
	['other', 'Other, Other Address, Shipping, Shipping Address, Delivery, Delivery Address'],
];
const owners = OWNERS.flatMap(([kind, names]) =>
	names.split(', ').map((owner): [string, string] => [owner, kind]),
);

test.each(owners)('an address of %s is the one of kind %s', (owner, kind) => {
	expect(target(`${owner} City`)).toBe(`${kind}_city`);
	expect(target(`Town ${owner}`)).toBe(`${kind}_city`);
	expect(target(`${owner} Region`)).toBe(`${kind}_state`);
	expect(target(`${owner} Line 1`)).toBe(`${kind}_street`);
	expect(target(`${owner} Line 2`)).toBe(`${kind}_street2`);
	expect(target(`Line 3 ${owner}`)).toBe(`${kind}_street3`);
	expect(target(`${owner} Zip`)).toBe(`${kind}_postal_code`);
	expect(target(`${owner} Country Code`)).toBe(`${kind}_country`);
	expect(target(`${owner} State Code`)).toBe(`${kind}_state`);
});

test.each([['Line 1'], ['Line 2'], ['Line 3'], ['Region']])('%s alone is no address', (column) =>
	expect(target(column)).toBeUndefined(),
);

test.each([
	['Postal Address', 'home_street'],
	['Address Company', 'company_name'],
	['Postal', 'home_postal_code'],
	['Region State Code Home', undefined],
	['Home State Code Region', undefined],
])('%s means %s', (column, expected) => expect(target(column)).toBe(expected));

test.each<[string, string]>([
	['home', 'Home, Personal, Private'],
	['mobile', 'Mobile, Cell, Cellular'],
	['work', 'Work, Business, Office, Company'],
	['other', 'Other'],
])('a phone of kind %s is called by %s', (kind, words) => {
	for (const owner of words.split(', ')) {
		for (const phone of ['Phone', 'Phone Number', 'Telephone', 'Telephone Number', 'Tel']) {
			expect(target(`${owner} ${phone}`)).toBe(`${kind}_phone`);
			expect(target(`${phone} ${owner}`)).toBe(`${kind}_phone`);
			expect(target(`${phone} (${owner})`)).toBe(`${kind}_phone`);
		}
	}
});

test('an earlier word for whose it is goes before a later one', () => {
	const order = [
		'Home',
		'Personal',
		'Mailing',
		'Primary',
		'Default Address',
		'Billing',
		'Customer',
	];
	for (const [index, owner] of order.slice(1).entries()) {
		expect(match({ [`${owner} City`]: 'Rome', [`${order[index]} City`]: 'Lynn' })).toMatchObject({
			values: [['home_city', 'Lynn']],
			leftOut: [`${owner} City`],
		});
	}
	for (const [later, earlier] of [
		['Business City', 'Work City'],
		['Company City', 'Business City'],
		['Shipping City', 'Other City'],
		['Mailing City', 'City'],
	]) {
		expect(match({ [later]: 'Rome', [earlier]: 'Lynn' }).leftOut).toEqual([later]);
	}
	expect(match({ 'Private Phone': '2', 'Home Phone': '1' }).values).toEqual([['home_phone', '1']]);
});

test.each<[string, string[][]]>([
	[
		'email',
		[
			['Email', 'Email Address', 'E-mail 1 - Value', 'Mail'],
			['Contact Email', 'Billing Email'],
		],
	],
	['first_name', [['First Name', 'Given Name', 'FName', 'First'], ['Billing First Name']]],
	['last_name', [['Last Name', 'Surname', 'LName', 'Last'], ['Contact Last Name']]],
	[
		'company_name',
		[['Company'], ['Organization', 'Business Name'], ['Employer'], ['Billing Company']],
	],
	['job_title', [['Job Title'], ['Organization Title'], ['Position'], ['Title']]],
	['phone', [['Phone', 'Tel', 'Contact Number'], ['Customer Phone'], ['Address Phone']]],
	[
		'mobile_phone',
		[
			['Mobile', 'Mobile No'],
			['Cell', 'Cellphone'],
		],
	],
	['birthday', [['Birthday', 'DOB', 'Birthday (MM/DD)']]],
	['birthday_month', [['Birth Month', 'Month of Birth']]],
	['birthday_day', [['Day of Birth']]],
	['anniversary', [['Wedding Anniversary']]],
	['sms_number', [['SMS Number']]],
	['sms_consent_date', [['SMS Consent Date']]],
	['lists', [['Lists', 'Email Lists']]],
	['tags', [['Tags', 'Tag']]],
	[
		'read only',
		[
			['Contact ID', 'Created At'],
			['Notes', 'Phone - Fax'],
			['Opt-In Date'],
			['Opt-Out Reason'],
			['SMS Status'],
		],
	],
	['home_street', [['Street', 'Street Line 1'], ['Address']]],
	['home_street2', [['Street 2', 'Extended Address']]],
	['home_street3', [['Street 3', 'Address Line 3']]],
	['home_city', [['City', 'Town', 'Locality', 'City/Town']]],
	[
		'home_state',
		[
			['Province', 'State/Region'],
			['State Code', 'International State'],
		],
	],
	['home_postal_code', [['Zip', 'Postcode']]],
	['home_country', [['Country', 'Country Name'], ['Country Code']]],
])('%s has these names', (id, rows) => {
	for (const name of rows.flat()) expect([name, target(name)]).toEqual([name, id]);
	// A name of an earlier row goes before one of a later row.
	for (const [rank, [later]] of rows.slice(1).entries()) {
		const [earlier] = rows[rank];
		const { values, leftOut } = matchColumns(
			[
				[later, '1'],
				[earlier, '2'],
			],
			STANDARD_FIELDS,
			['email'],
		);
		if (id !== 'read only') expect([values, leftOut]).toEqual([[[id, '2']], [later]]);
	}
});
