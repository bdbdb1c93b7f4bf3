import type { IDataObject } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { seed } from './support';

const run = runOf('contact');

const field = (number: number) => `22222222-0000-4000-8000-00000000000${number}`;
const choices = ['Red', 'Navy, dark'].map((choice_label, at) => ({
	choice_id: at + 1,
	choice_label,
}));
const customFields = (
	[
		['Points', 'number', {}],
		['Member', 'boolean', {}],
		['Joined', 'date', {}],
		['Colours', 'multi_select', { choices }],
		['Title', 'string', {}],
		['First Name', 'string', {}],
		['Twin', 'string', {}],
		['Twin', 'string', {}],
	] as Array<[string, string, IDataObject]>
).map(([label, type, more], at) => ({ custom_field_id: field(at), label, type, ...more }));

/** What an export returns whose file is this text, and the lookups of the run. */
async function exported(text: string, lists: string[] = [], tags: string[] = []) {
	const account = await TestAccount.create({
		...seed(1),
		lists: lists.map((name) => ({ name })),
		tags: tags.map((name) => ({ name })),
		customFields,
	});
	const answer = { status: 200, body: text, contentType: 'text/csv' };
	await account.fault({ path: '/v3/contact_exports/*', answer });
	const { output, message } = await run(account, 'export', {});
	expect(message).toBeUndefined();
	const lookups = (await account.requests()).filter((each) =>
		/contact_(lists|tags|custom)/.test(each),
	);
	return { output, lookups: lookups.map((each) => each.replace('GET /v3/', '')) };
}

test('an export speaks the words of simplified contacts', async () => {
	const { output, lookups } = await exported(
		[
			'Contact ID,Email address,Email permission status,First name,Company,Phone - home,City - Work,Zip/Postal Code - Work,Tags,Email Lists,Email status,Created At',
			'c1,a@b.co,Express,Ann,Lee,555,Rome,00185,vip,"Customers, News",Active,2026-01-02 18:38:06',
			'c2,b@b.co,,,,,,,,,,',
			'',
		].join('\n'),
		['News', 'Customers'],
	);
	expect(output).toEqual([
		{
			contact_id: 'c1',
			email_address: 'a@b.co',
			permission_to_send: 'Express',
			first_name: 'Ann',
			company_name: 'Lee',
			home_phone: '555',
			work_city: 'Rome',
			work_postal_code: '00185',
			tags: ['vip'],
			lists: ['Customers', 'News'],
			email_status: 'Active',
			created_at: '2026-01-02 18:38:06',
		},
		{ contact_id: 'c2', email_address: 'b@b.co', tags: [], lists: [] },
	]);
	expect(lookups).toEqual(['contact_lists']);
});

test('custom fields are under their labels, as their type says', async () => {
	const { output, lookups } = await exported(
		'Email address,Points,Member,Joined,Colours,Title,First Name\na@b.co,12,true,03/31/2026,"Navy, dark, Red",Dr.,x\nb@b.co,many,,,Red,,\n',
	);
	expect(output).toEqual([
		{
			email_address: 'a@b.co',
			custom_fields: {
				Points: 12,
				Member: true,
				Joined: '2026-03-31',
				Colours: ['Navy, dark', 'Red'],
				Title: 'Dr.',
				'First Name': 'x',
			},
		},
		{ email_address: 'b@b.co', custom_fields: { Points: 'many', Colours: ['Red'] } },
	]);
	expect(lookups).toEqual(['contact_custom_fields']);
});

test.each<[string, IDataObject]>([
	// Nobody can tell which of two equal headings is the custom field, or which of two fields it is.
	['Tags,Tags\nx,y', { Tags: 'x', 'Tags 2': 'y' }],
	['Twin\nx', { Twin: 'x' }],
	['Planet\nMars', { Planet: 'Mars' }],
	['email_address,Email address\nx,y', { 'email_address 2': 'x', email_address: 'y' }],
	['Email Address\nx', { email_address: 'x' }],
	['Email Address,EMAIL ADDRESS\nx,y', { email_address: 'x', 'EMAIL ADDRESS': 'y' }],
	['custom_fields,Title\nx,y', { 'custom_fields 2': 'x', custom_fields: { Title: 'y' } }],
	['lists\nx', { lists: 'x' }],
	['__proto__\nx', JSON.parse('{"__proto__":"x"}') as IDataObject],
])('%j loses no cell', async (text, json) => {
	const { output } = await exported(`${text}\n`);
	expect(output).toEqual([json]);
	expect(Object.keys(output[0])).toEqual(Object.keys(json));
});

const NAMES = ['Rome, Italy', 'Rome', 'Oslo', 'A', 'B', 'A, B'];
test.each<[string, IDataObject]>([
	['Rome, Italy', { tags: ['Rome, Italy'] }],
	['Oslo, Rome, Italy, Rome', { tags: ['Oslo', 'Rome, Italy', 'Rome'] }],
	['A, B', { Tags: 'A, B' }],
	['A, Oslo, B', { tags: ['A', 'Oslo', 'B'] }],
	['Oslo, Gone', { Tags: 'Oslo, Gone' }],
])('tags %j are told apart by the names of the account', async (cell, json) => {
	const { output, lookups } = await exported(`Tags\n"${cell}"\n`, [], NAMES);
	expect(output).toEqual([json]);
	expect(lookups).toEqual(['contact_tags']);
});

test('an export of nobody looks nothing up', async () => {
	expect(await exported('Email address,Planet\n')).toEqual({ output: [], lookups: [] });
});
