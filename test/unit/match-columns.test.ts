import fc from 'fast-check';
import { toContactField } from '../../nodes/ConstantContact/contact-model/custom-fields';
import { STANDARD_FIELDS } from '../../nodes/ConstantContact/contact-model/field-table';
import { targetOf } from '../../nodes/ConstantContact/contact-model/column-finder';
import {
	matchColumns,
	namedFields,
	whichOfTwo,
} from '../../nodes/ConstantContact/contact-model/match-columns';
import { cellsOf } from '../../nodes/ConstantContact/contact-model/service-shape';
import { refusal, unlessRefused } from './refusal';

const CUSTOM = [
	{ custom_field_id: 'id-car', label: 'Favorite Car', name: 'favorite_car', type: 'string' },
	{ custom_field_id: 'id-topics', label: 'Topics', type: 'multi_select' },
	{ custom_field_id: 'id-shadow', label: 'First Name', type: 'string' },
	{ custom_field_id: 'id-company', label: 'Organisation', name: 'org', type: 'string' },
	{ custom_field_id: 'id-one', label: 'T-Shirt', type: 'string' },
	{ custom_field_id: 'id-two', label: 'TShirt', type: 'string' },
];
const FIELDS = [...STANDARD_FIELDS, ...CUSTOM.map((each) => toContactField(each))];

const match = (item: Record<string, unknown>) => matchColumns(cellsOf(item), FIELDS);
const values = (item: Record<string, unknown>) => Object.fromEntries(match(item).values);

test.each([
	['first_name'],
	['First Name'],
	['FIRSTNAME'],
	[' first\tname '],
	['first-name'],
	['first\u2011name'],
	['Ｆirst Name'],
	['\uFEFFFirst\u00a0Name\u200b'],
	['\u2060First\u00adName\u200e'],
	['First\nName'],
	['Given Name'],
	['FName'],
])('the column %p means the first name', (column) =>
	expect(values({ [column]: 'Ann' })).toEqual({ first_name: 'Ann' }),
);

test('what is ignored in a name changes nothing, wherever it stands', () => {
	const ignored = fc.constantFrom(
		' ',
		'_',
		'-',
		'\u2013',
		'\u00a0',
		'\uFEFF',
		'\u200b',
		'\u202e',
		'\n',
	);
	const names = fc.constantFrom(...FIELDS.filter(({ id }) => !/^id-(one|two|shadow)$/.test(id)));
	fc.assert(
		fc.property(
			names,
			fc.array(fc.tuple(fc.nat(30), ignored)),
			fc.boolean(),
			(field, marks, isUpper) => {
				let name = isUpper ? field.label.toUpperCase() : field.label;
				for (const [at, mark] of marks) name = name.slice(0, at) + mark + name.slice(at);
				expect(targetOf(name, FIELDS)).toBe(field.id);
			},
		),
	);
});

test('every field is found by its ID and by its label', () => {
	for (const { id, label } of FIELDS) {
		expect(targetOf(id, FIELDS)).toBe(id);
		expect(targetOf(label, FIELDS)).toBe(id === 'id-shadow' ? 'first_name' : id);
	}
});

test.each([['Favorite Car'], ['favorite-car'], ['ID-CAR'], ['cf:favorite_car']])(
	'the column %p means the custom field',
	(column) => expect(values({ [column]: 'Tesla' })).toEqual({ 'id-car': 'Tesla' }),
);

test('a field keeps its own name, a custom field goes before a customary name, and both are told', () => {
	expect(match({ 'First Name': 'Ann', 'id-shadow': 'x' })).toMatchObject({
		values: [
			['first_name', 'Ann'],
			['id-shadow', 'x'],
		],
		ambiguous: [
			{ column: 'First Name', label: 'First Name', other: 'the custom field First Name' },
		],
	});
	expect(match({ Organisation: 'Acme' })).toMatchObject({
		values: [['id-company', 'Acme']],
		ambiguous: [
			{ column: 'Organisation', label: 'the custom field Organisation', other: 'Company Name' },
		],
	});
});

test('custom fields that differ in a hyphen only are told apart by their whole label, or not taken', () => {
	expect(match({ 'T-Shirt': 'M', TShirt: 'L', 't shirt': 'S' })).toMatchObject({
		values: [
			['id-one', 'M'],
			['id-two', 'L'],
		],
		leftOut: ['t shirt'],
	});
});

test('values are handed on as they are', () => {
	const value = { any: ['thing'] };
	expect(match({ job_title: value }).values[0][1]).toBe(value);
});

test('columns without a field are left out and named, unless they are empty', () =>
	expect(match({ email: 'a@example.com', row_number: 2, '': 'x', shoe: '' })).toEqual({
		values: [],
		leftOut: ['row_number', ''],
		ambiguous: [],
		isAny: false,
		withheld: undefined,
	}));

test('hostile columns are columns without a field', () => {
	const item = JSON.parse(
		'{"__proto__":{"polluted":1},"constructor":"x","toString":"y","hasOwnProperty":1,"Job Title":"z"}',
	) as Record<string, unknown>;
	expect(values(item)).toEqual({ job_title: 'z' });
	expect({}).not.toHaveProperty('polluted');
});

test('two columns that mean the same and differ are refused, the same value twice is one', () => {
	expect(refusal(() => match({ first_name: 'Ann', 'First Name': 'Bea' }))).toMatchObject({
		message: 'The columns "first_name" and "First Name" both mean \'First Name\'',
		remedy: expect.stringContaining('Remove or rename one of them'),
	});
	expect(() => match({ mobile: '1', 'Mobile Phone': '2' })).toThrow('both mean');
	expect(values({ first_name: ' Ann', 'First Name': 'Ann ' })).toEqual({ first_name: ' Ann' });
	expect(values({ first_name: '', 'First Name': 'Bea' })).toEqual({ first_name: 'Bea' });
});

test('the remedy for two columns is that of an item or of a file, and what a file has besides is taken', () => {
	const cells = Object.entries({ first_name: 'Ann', 'First Name': 'Bea' });
	expect(refusal(() => matchColumns(cells, FIELDS)).remedy).toBe(
		"Remove or rename one of them, or set 'Mapping Column Mode' to 'Map Each Column Manually'",
	);
	expect(refusal(() => matchColumns(cells, FIELDS, ['email'])).remedy).toBe(
		'Remove or rename one of them in the file',
	);
	const others = Object.entries({ Email: 'a@b.co', 'SMS Number': '1', 'SMS Consent Date': '2' });
	expect(matchColumns(others, FIELDS, ['email'])).toMatchObject({
		values: [['email', 'a@b.co']],
		leftOut: ['SMS Number', 'SMS Consent Date'],
		isAny: true,
	});
	expect(matchColumns(others, FIELDS)).toMatchObject({ values: [], isAny: false });
});

test('a field that has a column counts, filled or not', () => {
	expect(match({ 'First Name': '' }).isAny).toBe(true);
	expect(match({ 'Contact ID': 'x', Email: 'a@b.co', shoe: 1 }).isAny).toBe(false);
});

test('which of two fields a column goes to is said in words', () =>
	expect(whichOfTwo({ column: 'a', label: 'First Name', other: 'Title' })).toBe(
		'"a" goes to First Name, not to Title',
	));

test('of columns with one value, the better name counts', () => {
	const item = { 'Billing First Name': 'Ann', 'First Name': 'Ann', 'Contact First Name': 'Bea' };
	expect(match(item)).toMatchObject({
		values: [['first_name', 'Ann']],
		leftOut: ['Contact First Name'],
	});
});

test('columns are named by the field that they go to, each line of a street by the street', () => {
	const cells = cellsOf({
		'Street 2': '',
		'Address Line 3': 'x',
		shoe: 1,
		City: 'y',
		'Street 1': '',
	});
	expect([...namedFields(cells, FIELDS)]).toEqual([
		['Street 2', 'home_street'],
		['Address Line 3', 'home_street'],
		['City', 'home_city'],
		['Street 1', 'home_street'],
	]);
});

test('lines of a street become one in their place, and one line alone stays as it is', () => {
	const lines = { City: 'Salem', 'Street 2': ' Apt 4 ', Street: '1 Elm ', Zip: '01970' };
	expect(match(lines).values).toEqual([
		['home_city', 'Salem'],
		['home_street', '1 Elm, Apt 4'],
		['home_postal_code', '01970'],
	]);
	expect(match({ 'Street 2': 4 }).values).toEqual([['home_street', 4]]);
	expect(match({ 'Street 2': ' Apt 4 ' }).values).toEqual([['home_street', ' Apt 4 ']]);
});

test.each([
	['enabled'],
	['Disabled'],
	['active'],
	['Inactive'],
	['invited'],
	['declined'],
	['subscribed'],
	[' Unsubscribed '],
])('the state %j is none of an address', (State) =>
	expect(match({ State, City: 'Salem' }).leftOut).toEqual(['State']),
);

test.each([
	['reenabled'],
	['enabled now'],
	['hyperactive'],
	['active now'],
	['uninvited'],
	['invited too'],
	['undeclined'],
	['declined too'],
	['resubscribed'],
	['subscribed too'],
	['Dr.'],
])('the state %j is one of an address', (State) =>
	expect(match({ State, City: 'Salem' }).leftOut).toEqual([]),
);

test.each([['Mr'], ['mrs.'], ['Ms'], [' Dr. '], ['Prof'], ['Frau']])(
	'the title %j is no job',
	(Title) => expect(match({ Title }).leftOut).toEqual(['Title']),
);

test.each([
	[{ Title: 'Drummer' }],
	[{ Title: 'Dr. Who' }],
	[{ Title: 'First Ms' }],
	[{ Title: 'enabled' }],
	[{ Position: 'Prof' }],
	[{ 'First Name': 'Dr' }],
])('%j goes to its field', (item) => expect(match(item).leftOut).toEqual([]));

test.each<[object, object]>([
	[
		{ Birthday: '3/31', 'Birthday Month': 3 },
		{ birthday: '3/31', birthday_month: 3 },
	],
	[
		{ Birthday: '3/31', 'Birthday Day': 31 },
		{ birthday: '3/31', birthday_day: 31 },
	],
	[
		{ 'Birthday Month': 3, 'Birthday Day': 31 },
		{ birthday_month: 3, birthday_day: 31 },
	],
])('a birthday is left out only beside both parts: %j', (item, expected) =>
	expect(values(item as Record<string, unknown>)).toEqual(expected),
);

test('a phone without a kind takes the first free one, and stays where none is free', () => {
	const all = { Phone: '1', 'Other Phone': '2', 'Work Phone': '3', 'Home Phone': '4' };
	expect(values(all)).toMatchObject({ mobile_phone: '1', other_phone: '2' });
	expect(values({ ...all, Mobile: '5' })).toMatchObject({ phone: '1', other_phone: '2' });
	expect(values({ 'Other Phone': '2', shoe: 1 })).toEqual({ other_phone: '2' });
});

test.each<[Record<string, unknown>, Record<string, unknown>, string[]]>([
	[{ Title: 'Pilot' }, { job_title: 'Pilot' }, []],
	[{ Title: 'Dr.' }, {}, ['Title']],
	[{ Title: 'Sales', 'Job Title': 'Pilot' }, { job_title: 'Pilot' }, ['Title']],
	[{ Phone: '1', 'Default Address Phone': '2' }, { phone: '1' }, ['Default Address Phone']],
	[{ 'Default Address Phone': '2' }, { phone: '2' }, []],
	[{ Country: 'Peru', 'Country Code': 'PE' }, { home_country: 'Peru' }, ['Country Code']],
	[{ State: 'enabled' }, {}, ['State']],
	[{ State: 'MA' }, {}, ['State']],
	[{ State: 'MA', City: 'Boston' }, { home_state: 'MA', home_city: 'Boston' }, []],
	[{ State: 'MA', Zip: '' }, { home_state: 'MA' }, []],
	[{ State: 'enabled', City: 'Boston' }, { home_city: 'Boston' }, ['State']],
	[
		{ State: 'disabled', 'Address City': 'Boston', 'Address Province': 'MA' },
		{ home_city: 'Boston', home_state: 'MA' },
		['State'],
	],
	[
		{ 'Mailing City': 'Rome', 'Home Street': '1 Main St', 'Mailing Street': 'Via' },
		{ home_street: '1 Main St' },
		['Mailing City', 'Mailing Street'],
	],
	[
		{ 'Address Line 1': '1 Main St', 'Address Line 2': 'Apt 4', 'Address Line 3': 'Back' },
		{ home_street: '1 Main St, Apt 4, Back' },
		[],
	],
	[{ 'Business Street 2': 'Floor 4' }, { work_street: 'Floor 4' }, []],
	[{ 'Birthday (DD/MM)': '31/03' }, {}, ['Birthday (DD/MM)']],
	[
		{ Birthday: '1980-03-31', 'Birthday Month': 3, 'Birthday Day': 31 },
		{ birthday_month: 3, birthday_day: 31 },
		['Birthday'],
	],
	[
		{ 'Birth Date': '3/31', 'Birthday Month': 3, 'Birthday Day': 31 },
		{ birthday_month: 3, birthday_day: 31 },
		['Birth Date'],
	],
	[{ Phone: '1', 'Other Phone': '2' }, { work_phone: '1', other_phone: '2' }, []],
	[{ Phone: '1', 'Other Phone': '' }, { work_phone: '1' }, []],
	[
		{ 'Phone Number': '1', 'Phone - other': '2', 'Business Phone': '3' },
		{ home_phone: '1', other_phone: '2', work_phone: '3' },
		[],
	],
	[{ 'Company Number': '123' }, {}, ['Company Number']],
])('%j gives %j', (item, expected, leftOut) =>
	expect({ values: values(item), leftOut: match(item).leftOut }).toEqual({
		values: expected,
		leftOut,
	}),
);

describe('shapes of items', () => {
	const webhook = { headers: { host: 'x' }, params: {}, query: {}, webhookUrl: 'x' };

	test('what n8n’s Webhook node makes holds the columns in its body, or in its query', () => {
		expect(values({ ...webhook, body: { first_name: 'Ann', city: 'Bonn' } })).toEqual({
			first_name: 'Ann',
			home_city: 'Bonn',
		});
		expect(values({ ...webhook, body: {}, query: { fname: 'Ann' } })).toEqual({
			first_name: 'Ann',
		});
		const item = { ...webhook, body: { First_Name: '' } };
		expect([...namedFields(cellsOf(item), FIELDS)]).toEqual([['First_Name', 'first_name']]);
	});

	test.each([
		[{ body: { first_name: 'Ann' } }],
		[{ headers: {}, params: {}, query: {}, body: 'first_name=Ann' }],
		[{ headers: 'x', params: {}, query: {}, body: { first_name: 'Ann' } }],
		[{ headers: null, params: {}, query: {}, body: { first_name: 'Ann' } }],
		[{ headers: [], params: {}, query: {}, body: { first_name: 'Ann' } }],
	])('%j is no webhook', (item) => expect(values(item)).toEqual({}));

	test('a contact as the service returns it is taken apart', () => {
		const contact = {
			contact_id: 'x',
			email_address: { address: 'a@example.com', permission_to_send: 'implicit' },
			first_name: 'Ann',
			phone_numbers: [
				{ kind: 'home', phone_number: '1' },
				{ kind: 'mobile', phone_number: '2' },
			],
			street_addresses: [{ kind: 'work', street: 'High Street', postal_code: '02451' }],
			custom_fields: [
				{ custom_field_id: 'id-car', value: 'Tesla' },
				{ custom_field_id: 'id-topics', choice_ids: ['7', '8'] },
				{ custom_field_id: 'gone', value: 'x' },
			],
			taggings: ['t'],
		};
		expect(match(contact)).toMatchObject({ leftOut: ['contact_id', 'gone', 'taggings'] });
		expect(values(contact)).toEqual({
			first_name: 'Ann',
			home_phone: '1',
			mobile_phone: '2',
			work_street: 'High Street',
			work_postal_code: '02451',
			'id-car': 'Tesla',
			'id-topics': ['7', '8'],
		});
	});
});

test('what only looks like a collection of the service stays a column', () => {
	const odd = {
		email_address: { foo: 1 },
		phone_numbers: { kind: 'home', phone_number: '1' },
		street_addresses: [{ kind: 'home', city: 'Salem' }, 'x'],
		location: { address: 'x' },
		taggings: [{ kind: 'home' }],
	};
	expect(cellsOf(odd)).toEqual(Object.entries(odd));
	const out = { address: 'a@b.co', opt_out_date: '2026-01-01' };
	expect(match({ email_address: out }).withheld).toEqual({
		column: 'opt_out_date',
		value: '2026-01-01',
	});
});

describe('what a row says against emails', () => {
	const withheld = (item: Record<string, unknown>) => match(item).withheld?.column;

	test.each([
		['permission_to_send', 'unsubscribed'],
		['permission_to_send', 'pending_confirmation'],
		['permission_to_send', 'not_set'],
		['permission_to_send', 'temp_hold'],
		['Email permission status', 'No Permissions Set'],
		['Email permission status', 'Awaiting Confirmation'],
		['Email permission status', 'Unsubscribed'],
		['EMAIL_PERMISSION', 'Not set'],
		['Email status', 'Opted out'],
		['Email status', 'Bounced'],
		['Email status', 'Deleted'],
		['Email status', 'something new'],
		['Email Marketing: Status', 'not_subscribed'],
		['Email Subscription Status', 'Unsubscribed'],
		['Accepts Email Marketing', 'no'],
		['Accepts Email Marketing', false],
		['Opted out of email', 'TRUE'],
		['Unsubscribed', '2024-05-01'],
		['Status', 'Unsubscribed'],
		['deleted_at', '2024-05-01'],
		['Confirmed Opt-Out Date', '2024-05-01 10:00:00'],
		['opt\u00adout date', '2024-05-01'],
		['Email\u00a0status', ['Unsubscribed']],
	])('%s: %p', (column, value) => expect(withheld({ [column]: value })).toBe(column));

	test.each([
		['permission_to_send', 'implicit'],
		['permission_to_send', 'EXPLICIT '],
		['permission_to_send', ''],
		['Email permission status', 'Express'],
		['Email permission status', 'Implied'],
		['Email status', 'Active'],
		['Email Marketing: Status', 'Subscribed'],
		['Accepts Email Marketing', 'yes'],
		['Opted out of email', 'false'],
		['Unsubscribed', 0],
		['Confirmed Opt-Out Date', ''],
		['Confirmed Opt-Out Date', '0000-00-00'],
		['Email Opt-In', '2024-05-01'],
		['Status', 'pending'],
		['Lead Status', 'new'],
	])('%s: %p says nothing against them', (column, value) =>
		expect(withheld({ [column]: value })).toBeUndefined(),
	);

	test('the date of an opt-out stays when somebody subscribes again: a status says more', () => {
		const back = { 'Email permission status': 'Express', 'Confirmed Opt-Out Date': '2024-05-01' };
		expect(withheld(back)).toBeUndefined();
		expect(
			withheld({ email_address: { address: 'a@b.co', permission_to_send: 'unsubscribed' } }),
		).toBe('permission_to_send');
	});

	test('one word against them is enough', () =>
		expect(withheld({ 'Email status': 'Active', 'Email permission status': 'Unsubscribed' })).toBe(
			'Email permission status',
		));

	test('a custom field of that name is written, and counts all the same', () => {
		const field = { custom_field_id: 'id-status', label: 'Email Status', type: 'string' };
		const matched = matchColumns(
			[['Email status', 'Unsubscribed']],
			[...FIELDS, toContactField(field)],
		);
		expect(matched).toMatchObject({
			values: [['id-status', 'Unsubscribed']],
			withheld: { column: 'Email status' },
		});
	});
});

test('a phone beside another one goes to a kind without a column, and that is told', () => {
	expect(match({ Phone: '1', 'Other Phone': '2' }).ambiguous).toEqual([
		{ column: 'Phone', label: 'Work Phone', other: 'Phone, which is the same as Other Phone' },
	]);
	expect(match({ Phone: '1', Mobile: '2' }).ambiguous).toEqual([]);
});

test.each<[object]>([[Object.create(null) as object], [{ toString: 1 }], [{ first: 'Ann' }]])(
	'an object in two columns breaks nothing before its field refuses it',
	(value) => {
		const item = { 'Job Title': value, title: value, State: value, City: 'Rome' };
		expect(() => unlessRefused(() => match(item))).not.toThrow();
	},
);
