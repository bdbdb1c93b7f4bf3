/** A file as a service exports it, with made-up people. */
export interface Service {
	/** Files that nobody has seen, but whose headings are remembered, say so in their names. */
	file: string;
	/** Where the value of each column of the first person goes: the field, and what is stored in it. */
	goes: Record<string, [field: string, stored: string | number]>;
	/** Columns that tell who the person is, or what they agreed to. */
	read: string[];
	/** Columns with a value that no field takes: the user is told. */
	told: string[];
	/** Columns that are empty for the first person and would be told. */
	empty?: string[];
	/** Emails of people who may get no emails by what the file says. */
	withheld?: string[];
}

const name = (first: string, last: string): Service['goes'] => ({
	[first]: ['first_name', 'Nora'],
	[last]: ['last_name', 'Quill'],
});

const address = (kind: string, [street, city, state, zip, country]: string[]): Service['goes'] =>
	kind === 'work'
		? {
				[street]: ['work_street', '9 Dock Rd'],
				[city]: ['work_city', 'Lynn'],
				[state]: ['work_state', 'MA'],
				[zip]: ['work_postal_code', '01901'],
				[country]: ['work_country', 'US'],
			}
		: {
				[street]: ['home_street', '1 Main St'],
				[city]: ['home_city', 'Boston'],
				[state]: ['home_state', 'MA'],
				[zip]: ['home_postal_code', '02108'],
				[country]: ['home_country', 'US'],
			};

const company: Service['goes'][string] = ['company_name', 'Quill Ltd'];
const job: Service['goes'][string] = ['job_title', 'Engineer'];
const anniversary: Service['goes'][string] = ['anniversary', '2020-05-01'];
const birthday: Service['goes'][string] = ['birthday', '3-31'];

export const SERVICES: Service[] = [
	{
		file: 'constant-contact-export',
		goes: {
			...name('First name', 'Last name'),
			Company: ['company_name', 'Quill, Ltd'],
			'Job title': job,
			'Phone - home': ['home_phone', '555-555-0101'],
			'Phone - mobile': ['mobile_phone', '555-555-0102'],
			'Phone - work': ['work_phone', '555-555-0103'],
			...address('home', [
				'Street address line 1 - Home',
				'City - Home',
				'State/Province - Home',
				'Zip/Postal Code - Home',
				'Country - Home',
			]),
			'Street address line 1 - Home': ['home_street', '1 Main St, Apt 4'],
			...address('work', [
				'Street address line 1 - Work',
				'City - Work',
				'State/Province - Work',
				'Zip/Postal Code - Work',
				'Country - Work',
			]),
			'Favourite planet': ['custom', 'Mars'],
			Birthday: birthday,
			Anniversary: anniversary,
		},
		read: ['Email address', 'Email status', 'Email permission status', 'Confirmed Opt-Out Date'],
		told: [
			'Email update source',
			'Phone - fax',
			'Tags',
			'Email Lists',
			'Source Name',
			'Created At',
			'Updated At',
		],
		empty: [
			'Confirmed Opt-Out Source',
			'Confirmed Opt-Out Reason',
			'Phone - other',
			'Street address line 1 - Other',
			'City - Other',
			'State/Province - Other',
			'Zip/Postal Code - Other',
			'Country - Other',
		],
		withheld: ['otto.reed@example.com'],
	},
	{
		file: 'constant-contact-knowledge-base',
		goes: {
			...name('First Name', 'Last Name'),
			'Job Title': job,
			Company: company,
			Birthday: birthday,
			Anniversary: anniversary,
			...address('home', [
				'Home Address Line 1',
				'City',
				'State / Province',
				'Zip / Postal Code',
				'Country',
			]),
			'Home Address Line 1': ['home_street', '1 Main St, Apt 4'],
			'Home Address Line 2': ['home_street', '1 Main St, Apt 4'],
			'Phone Number - Home': ['home_phone', '555-555-0101'],
			'Phone Number - Work': ['work_phone', '555-555-0103'],
		},
		read: ['Email Address'],
		told: [],
	},
	{
		file: 'mailchimp',
		goes: {
			...name('First Name', 'Last Name'),
			Address: ['home_street', '1 Main St  Boston MA 02108 US'],
			'Phone Number': ['other_phone', '(555) 555-0101'],
			'Birthday (MM/DD)': birthday,
		},
		read: ['Email Address'],
		told: 'MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS'.split(
			',',
		),
	},
	{
		file: 'shopify',
		goes: {
			...name('First Name', 'Last Name'),
			'Default Address Company': company,
			...address('home', [
				'Default Address Address1',
				'Default Address City',
				'Default Address Province Code',
				'Default Address Zip',
				'Default Address Country Code',
			]),
			'Default Address Address1': ['home_street', '1 Main St, Apt 4'],
			'Default Address Address2': ['home_street', '1 Main St, Apt 4'],
			'Default Address Phone': ['other_phone', '+15555550101'],
			Phone: ['other_phone', '+15555550101'],
		},
		read: ['Email', 'Accepts Email Marketing'],
		told: [
			'Customer ID',
			'Accepts SMS Marketing',
			'Total Spent',
			'Total Orders',
			'Note',
			'Tax Exempt',
			'Tags',
		],
		withheld: ['otto.reed@example.com'],
	},
	{
		file: 'shopify-matrixify',
		goes: {
			...name('First Name', 'Last Name'),
			Phone: ['other_phone', '+15555550101'],
			...address('home', [
				'Address Line 1',
				'Address City',
				'Address Province',
				'Address Zip',
				'Address Country',
			]),
		},
		read: ['Email', 'Email Marketing: Status'],
		told: ['ID', 'State', 'Address First Name'],
		withheld: ['otto.reed@example.com'],
	},
	{
		file: 'hubspot.from-memory',
		goes: {
			...name('First Name', 'Last Name'),
			'Phone Number': ['other_phone', '555-555-0101'],
			'Mobile Phone Number': ['mobile_phone', '555-555-0102'],
			'Company Name': company,
			'Job Title': job,
			...address('home', [
				'Street Address',
				'City',
				'State/Region',
				'Postal Code',
				'Country/Region',
			]),
		},
		read: ['Email', 'Lead Status'],
		told: ['Record ID', 'Lifecycle Stage', 'Create Date'],
	},
	{
		file: 'square.from-memory',
		goes: {
			...name('First Name', 'Last Name'),
			'Phone Number': ['other_phone', '555-555-0101'],
			'Company Name': company,
			'Street Address 1': ['home_street', '1 Main St, Apt 4'],
			'Street Address 2': ['home_street', '1 Main St, Apt 4'],
			City: ['home_city', 'Boston'],
			State: ['home_state', 'MA'],
			'Postal Code': ['home_postal_code', '02108'],
			Birthday: birthday,
		},
		read: ['Email Address', 'Email Subscription Status'],
		told: [
			'Reference ID',
			'Nickname',
			'Memo',
			'Square Customer ID',
			'Creation Source',
			'First Visit',
			'Last Visit',
			'Transaction Count',
			'Lifetime Spend',
		],
		withheld: ['otto.reed@example.com'],
	},
	{
		file: 'eventbrite.from-memory',
		goes: {
			...name('First Name', 'Last Name'),
			...address('home', ['Home Address 1', 'Home City', 'Home State', 'Home Zip', 'Home Country']),
			'Cell Phone': ['mobile_phone', '555-555-0102'],
			'Job Title': job,
			Company: company,
		},
		read: ['Email'],
		told: ['Order #', 'Order Date', 'Quantity', 'Ticket Type', 'Attendee #'],
	},
	{
		file: 'salesforce.from-memory',
		goes: {
			...name('First Name', 'Last Name'),
			Title: job,
			'Account Name': company,
			...address('home', [
				'Mailing Street',
				'Mailing City',
				'Mailing State/Province',
				'Mailing Zip/Postal Code',
				'Mailing Country',
			]),
			Phone: ['other_phone', '(555) 555-0101'],
			Mobile: ['mobile_phone', '(555) 555-0102'],
			Birthdate: birthday,
		},
		read: ['Email'],
		told: [],
	},
	{
		file: 'outlook.from-memory',
		goes: {
			...name('First Name', 'Last Name'),
			Company: company,
			'Job Title': job,
			...address('work', [
				'Business Street',
				'Business City',
				'Business State',
				'Business Postal Code',
				'Business Country/Region',
			]),
			...address('home', [
				'Home Street',
				'Home City',
				'Home State',
				'Home Postal Code',
				'Home Country/Region',
			]),
			'Business Phone': ['work_phone', '555-555-0103'],
			'Home Phone': ['home_phone', '555-555-0101'],
			'Mobile Phone': ['mobile_phone', '555-555-0102'],
			Anniversary: anniversary,
		},
		read: ['E-mail Address'],
		told: [],
		empty: ['Birthday'],
	},
	{
		file: 'google-contacts.from-memory',
		goes: {
			...name('First Name', 'Last Name'),
			'Organization Name': company,
			'Organization Title': job,
			Birthday: birthday,
			'Phone 1 - Value': ['other_phone', '+1 555-555-0102'],
			...address('home', [
				'Address 1 - Street',
				'Address 1 - City',
				'Address 1 - Region',
				'Address 1 - Postal Code',
				'Address 1 - Country',
			]),
		},
		read: ['E-mail 1 - Value'],
		told: ['Labels', 'E-mail 1 - Label', 'Phone 1 - Label'],
	},
	{
		file: 'woocommerce.from-memory',
		goes: {
			first_name: ['first_name', 'Nora'],
			last_name: ['last_name', "O'Quill"],
			billing_company: ['company_name', 'Quill & Sons'],
			billing_phone: ['other_phone', '555-555-0101'],
			...address('home', [
				'billing_address_1',
				'billing_city',
				'billing_state',
				'billing_postcode',
				'billing_country',
			]),
		},
		read: ['user_email'],
		told: [],
	},
];
