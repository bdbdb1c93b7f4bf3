import type { IBinaryKeyData, INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { linked, NEWS, numbers, seed } from './support';

const run = runOf('contact');

const FILE_IMPORT = 'POST /v3/activities/contacts_file_import';
const file = (text: string | Buffer, fileName = 'crm.csv'): IBinaryKeyData => ({
	data: { data: Buffer.from(text as string).toString('base64'), mimeType: 'text/csv', fileName },
});
const lists = { lists: ['News'] };

interface SentForm {
	fields: Record<string, string>;
	file: { name: string; text: string };
	raw: string;
}
const forms = async (account: TestAccount) =>
	(await account.journal(FILE_IMPORT)).map(({ body }) => body as never as SentForm);

async function importText(
	account: TestAccount,
	text: string | Buffer,
	parameters: INodeParameters = {},
) {
	return await run(account, 'importFile', { ...lists, ...parameters }, { binary: [file(text)] });
}

describe('Import From File', () => {
	const customFields = [
		{ label: 'Customer No', type: 'string' },
		{ label: 'Note', type: 'text_area' },
	];

	test('names the columns as the API does, and keeps every cell', async () => {
		const account = await TestAccount.create({ ...seed(0), customFields });
		const { paired, message } = await importText(
			account,
			'\uFEFFE-Mail;Email Address;First Name;HOME_CITY;Customer no;note\r\n'.replace(
				'E-Mail;',
				'',
			) +
				'ann@example.com;Ann;"Bonn; Beuel";007;"says ""hi""\r\ntwice"\r\n\r\n' +
				'bob@example.com;B\u00f6b;;;',
		);
		expect(message).toBeUndefined();
		const [form] = await forms(account);
		expect(form.fields).toEqual({ list_ids: NEWS });
		expect(form.file.name).toBe('crm.csv');
		expect(form.file.text).toBe(
			'email,first_name,city,cf:customer_no,cf:note\r\n' +
				'ann@example.com,Ann,Bonn; Beuel,007,"says ""hi""\r\ntwice"\r\n' +
				'bob@example.com,B\u00f6b,,,\r\n',
		);
		expect(paired).toMatchObject([{ json: { state: 'completed', person_count: 2 } }]);
		expect(await account.contact('ann@example.com')).toMatchObject({
			street_addresses: [{ city: 'Bonn; Beuel' }],
			custom_fields: [{ value: '007' }, { value: 'says "hi"\r\ntwice' }],
		});
	});

	test('splits a file on row borders, with the header in each part', async () => {
		const account = await TestAccount.create(seed(0));
		const rows = numbers(40_000).map((number) => `p${number}@example.com,"A, ${number}"`);
		const { paired, message } = await importText(account, `email,first_name\n${rows.join('\n')}\n`);
		expect(message).toBeUndefined();
		const sent = await forms(account);
		expect(sent.map(({ file: { name } }) => name)).toEqual(['crm-1.csv', 'crm-2.csv']);
		expect(sent.map(({ file: { text } }) => text.split('\r\n').length - 1)).toEqual([40_000, 2]);
		expect(sent[1].file.text).toBe('email,first_name\r\np39999@example.com,"A, 39999"\r\n');
		expect(paired.map(({ pairedItem }) => pairedItem)).toEqual([linked([0]), linked([0])]);
		expect(await account.contacts()).toHaveLength(40_000);
	});

	test('counts the lines of texts with line breaks', async () => {
		const account = await TestAccount.create(seed(0));
		const rows = numbers(25_000).map((number) => `p${number}@example.com,"A\n${number}"`);
		await importText(account, `email,city\n${rows.join('\n')}\n`);
		const lines = (await forms(account)).map(({ file: { text } }) => text.split('\n').length - 1);
		expect(lines).toEqual([39_999, 10_003]);
	});

	test('keeps each part under 4 MB, counted in bytes', async () => {
		const account = await TestAccount.create({ ...seed(0), customFields });
		const long = '\u00e9'.repeat(250);
		const rows = numbers(9000).map((number) => `p${number}@example.com,${long}`);
		await importText(account, `email,note\n${rows.join('\n')}`);
		const sizes = (await forms(account)).map(({ raw }) => Buffer.byteLength(raw));
		expect(sizes).toHaveLength(2);
		expect(Math.max(...sizes)).toBeLessThan(4_000_000);
		expect(Math.max(...sizes)).toBeGreaterThan(3_990_000);
		expect(await account.contacts()).toHaveLength(9000);
	});

	test('with an expired token: one renewal, one accepted import', async () => {
		const account = await TestAccount.create({ ...seed(0), expired: true });
		const text = 'email\nann@example.com\n';
		const { paired, message, credentials } = await importText(account, text);
		expect(message).toBeUndefined();
		expect(paired).toHaveLength(1);
		expect(credentials.saved).toHaveLength(1);
		expect((await account.journal(FILE_IMPORT)).map(({ status }) => status)).toEqual([201]);
	});

	test('a token that expires at the import itself is renewed, and the file is sent whole again', async () => {
		const account = await TestAccount.create(seed(0));
		const unauthorized = { error_key: 'unauthorized', error_message: 'Unauthorized' };
		await account.fault({
			path: '/v3/activities/contacts_file_import',
			times: 1,
			answer: { status: 401, body: unauthorized },
		});
		const { message, credentials } = await importText(account, 'email\nann@example.com\n');
		expect(message).toBeUndefined();
		expect(credentials.saved).toHaveLength(1);
		const sent = await account.journal(FILE_IMPORT);
		expect(sent.map(({ status }) => status)).toEqual([401, 201]);
		expect(sent[1].body).toEqual(sent[0].body);
	});

	test('numbers for texts go with the permission of the whole file', async () => {
		const account = await TestAccount.create(seed(0));
		const text = 'SMS Number,sms_consent_date\n7815551212,2026-01-31\n';
		await importText(account, text, { options: { permissionToText: 'explicit' } });
		const [{ fields }] = await forms(account);
		expect(fields).toEqual({ list_ids: NEWS, sms_permission_to_send: 'explicit' });
	});

	test('leaves out unknown columns only when it is told to', async () => {
		const account = await TestAccount.create(seed(0));
		const text = 'email,Shoe size,first_name\nann@example.com,42,Ann\n';
		const { message, remedy } = await importText(account, text);
		expect(message).toBe('A file import has no column "Shoe size" [item 0]');
		expect(remedy).toContain("switch on 'Ignore Unknown Columns'");
		expect(await forms(account)).toEqual([]);
		await importText(account, text, { options: { ignoreUnknownColumns: true } });
		const [{ file: sent }] = await forms(account);
		expect(sent.text).toBe('email,first_name\r\nann@example.com,Ann\r\n');
	});

	test.each<[string, string | Buffer, string]>([
		['no email column', 'first_name\nAnn\n', 'The file has no column for the email'],
		[
			'two columns of one meaning',
			'email,Email Address\na@b.co,c@d.co\n',
			'Line 2: The columns "email" and "Email Address" both mean',
		],
		['no rows', 'email\n', 'has no rows'],
		[
			'text behind a quote',
			'email,city\n"a@b.co","Bonn"\na@b.co,"Bonn" x\n',
			'text after the closing quote of a cell in line 3',
		],
		[
			'a text that is too long',
			`email,city\na@b.co,${'x'.repeat(4_000_000)}\n`,
			"Line 2: 'Home City' has 4000000 characters",
		],
		[
			'26 custom fields in a row',
			`email,${numbers(26)
				.map((n) => `cf:many_${n}`)
				.join()}\na@b.co,${'x,'.repeat(25)}x\n`,
			'0 of 1 rows were imported. Line 2: The contact would have 26 custom fields',
		],
		['nothing', '', 'has no rows'],
		[
			'an open quote',
			'email,first_name\na@b.co,"Ann\n',
			'ends inside a quoted cell, which begins in line 2',
		],
		[
			'a comma without quotes',
			'email,first_name\na@b.co,Lee, Ann\n',
			'Line 2: 3 cells, where the first line names 2 columns: "Ann" is too many',
		],
		[
			'another encoding',
			Buffer.from('email,city\na@b.co,M\xfcnchen\n', 'latin1'),
			'is not in UTF-8, see line 2',
		],
		['a lost letter', 'email,city\na@b.co,M\uFFFDnchen\n', 'has the sign \uFFFD in line 2'],
		[
			'UTF-16 without a byte order mark',
			Buffer.from('email,city\na@b.co,Bonn\n', 'utf16le'),
			'is in UTF-16, not in UTF-8',
		],
		[
			'UTF-16 with one',
			Buffer.from('\uFEFFemail,city\na@b.co,Bonn\n', 'utf16le'),
			'is in UTF-16, not in UTF-8',
		],
		['NUL in a text', 'email,city\na@b.co,Bo\0nn\n', 'has the sign NUL in line 2'],
		[
			'a cell too many for one column',
			'email\na@b.co,Ann\n',
			'2 cells, where the first line names 1 column: "Ann" is too many',
		],
		[
			'a cell under no heading',
			'email,,city\na@b.co,Ann,Bonn\n',
			'"Ann" stands in column 2, which has no heading',
		],
		[
			'an email that is none',
			'email\nann@\n',
			`0 of 1 rows were imported. Line 2: 'Email' is not an email address: "ann@"`,
		],
		['a row without an email', 'email,city\n,Bonn\n', "Line 2: 'Email' is missing"],
		[
			'a number for texts that is none',
			'sms_number\n555\n',
			`Line 2: 'SMS Number' is not a US phone number: "555"`,
		],
	])('refuses %s before anything is sent', async (_, text, words) => {
		const many = numbers(26).map((number) => ({ label: `Many ${number}`, type: 'string' }));
		const account = await TestAccount.create({ ...seed(0), customFields: many });
		const { message } = await importText(account, text);
		expect(message).toContain(words);
		expect(await forms(account)).toEqual([]);
	});

	test('refuses an item without the file', async () => {
		const account = await TestAccount.create(seed(0));
		const { message } = await run(account, 'importFile', lists, { items: [{}] });
		expect(message).toBe('The item has no file in the field "data" [item 0]');
	});
});

describe('a file that is good in part', () => {
	const text =
		'\uFEFF Email ;Mobile;SMS Number;Work City\r\n' +
		' ANN@example.com\u200b; 1 ;"+1 (781) 555-1212";Bonn\r\n' +
		';;;\r\n' +
		'bob@;2;;"Lynn\r\nMass"\r\n' +
		'eve@example.com; "3" ;;\r\n' +
		'ann..lee@x;;;;;\r\n';

	test('with On Error set to continue, the rest goes, and the first bad line is named', async () => {
		const account = await TestAccount.create(seed(0));
		const { paired, errorOutput } = await run(account, 'importFile', lists, {
			binary: [file(text)],
			settings: { onError: 'continueErrorOutput' },
		});
		expect(errorOutput).toMatchObject([
			{
				json: {
					error: `2 of 4 rows were imported. Line 4: 'Email' is not an email address: "bob@" and 1 more [item 0]`,
					message: expect.stringContaining('name@example.com'),
				},
			},
		]);
		expect(paired).toMatchObject([{ json: { state: 'completed' } }]);
		expect(await account.contact('ann@example.com')).toMatchObject({
			phone_numbers: [{ kind: 'mobile', phone_number: '1' }],
			street_addresses: [{ kind: 'work', city: 'Bonn' }],
			sms_channel: { sms_address: '7815551212' },
		});
		expect(await account.contact('eve@example.com')).toMatchObject({
			phone_numbers: [{ kind: 'mobile', phone_number: '3' }],
		});
	});

	test('else nothing is sent', async () => {
		const account = await TestAccount.create(seed(0));
		const { message } = await importText(account, text);
		expect(message).toBe(
			`0 of 4 rows were imported. Line 4: 'Email' is not an email address: "bob@" and 1 more [item 0]`,
		);
		expect((await account.requests()).filter((each) => each.startsWith('POST'))).toEqual([]);
	});

	test('rows of one person are merged, since an import works on them at the same time', async () => {
		const account = await TestAccount.create(seed(0));
		await importText(account, 'email,first_name,city\na@b.co,Ann,Bonn\nA@b.co,Anne,\n');
		const [{ file: sent }] = await forms(account);
		expect(sent.text).toBe('email,first_name,city\r\na@b.co,Anne,Bonn\r\n');
	});
});
