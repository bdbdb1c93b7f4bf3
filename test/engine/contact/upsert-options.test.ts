import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const NEWS = '5a1b3c2d-0000-4000-8000-000000000001';
const ITEMS = [{ email: 'ann@example.com' }, { email: 'bob@example.com' }];

const upsert = async (account: TestAccount, parameters: INodeParameters, items = ITEMS) =>
	await runOf('contact')(
		account,
		'upsert',
		{ email: '={{ $json.email }}', ...parameters },
		{ items },
	);

test.each(['keep', 'explicit'])(
	'lists and tags that are missing are created once (%s)',
	async (permission) => {
		const account = await TestAccount.create({ lists: [{ name: 'News' }] });
		const { message } = await upsert(account, {
			permission,
			lists: '={{ ["news", "Brand new"] }}',
			tags: '={{ "Gold, Silver" }}',
			options: { createMissing: true },
		});
		expect(message).toBeUndefined();
		const names = (members: IDataObject[]) => members.map(({ name }) => name);
		const lists = await account.lists();
		expect(names(lists)).toEqual(['News', 'Brand new']);
		for (const { email } of ITEMS) {
			expect(await account.contact(email)).toMatchObject({
				list_memberships: lists.map(({ list_id }) => list_id),
				taggings: [expect.any(String), expect.any(String)],
			});
		}
		expect(await account.journal('POST /v3/contact_lists')).toHaveLength(1);
		expect(await account.journal('POST /v3/contact_tags')).toHaveLength(2);
	},
);

test('a list that somebody else creates in between is found', async () => {
	const account = await TestAccount.create({ lists: [{ name: 'News' }] });
	await account.fault({
		path: '/v3/contact_lists',
		times: 1,
		answer: { status: 200, body: { lists: [] } },
	});
	const { message } = await upsert(account, { lists: ['News'], options: { createMissing: true } });
	expect(message).toBeUndefined();
	expect(await account.lists()).toHaveLength(1);
});

test.each([
	['11111111-0000-4000-8000-000000000009', 'which the account does not have'],
	['x'.repeat(256), "'List Names or IDs' has 256 characters"],
])('the list "%s" is not created', async (list, words) => {
	const account = await TestAccount.create();
	const { message } = await upsert(account, { lists: [list], options: { createMissing: true } });
	expect(message).toContain(words);
	expect(await account.lists()).toEqual([]);
	expect(await account.contacts()).toEqual([]);
});

const NEW = { lists: ['Brand new'], tags: ['New'] };
const CREATES = { createMissing: true };
const BAD_TAG = { tags: ['a | b'] };
const CONTACT = { contact: { __rl: true, mode: 'email', value: '={{ $json.email }}' } };
const EMAIL = { email: '={{ $json.email }}' };

test.each<[operation: string, parameters: INodeParameters, item: IDataObject, words: string]>([
	['upsert', { ...EMAIL, permission: 'explicit' }, { Consent: 'no' }, '"Consent" says "no"'],
	['upsert', { ...EMAIL, permission: 'keep' }, { Consent: 'no' }, '"Consent" says "no"'],
	['upsert', { ...EMAIL, permission: 'explicit', ...BAD_TAG }, {}, 'would create "a | b"'],
	['upsert', { ...EMAIL, permission: 'keep', ...BAD_TAG }, {}, 'would create "a | b"'],
	[
		'upsert',
		{ ...EMAIL, permission: 'explicit', lists: '={{ [] }}' },
		{},
		"'List Names or IDs' is empty",
	],
	['create', EMAIL, { Consent: 'no' }, '"Consent" says "no"'],
	['create', { ...EMAIL, ...BAD_TAG }, {}, 'would create "a | b"'],
	['update', CONTACT, {}, 'No contact has the email ann@example.com'],
	['update', { ...CONTACT, ...BAD_TAG }, {}, 'would create "a | b"'],
])(
	'%s %j with %j is refused before a list is created',
	async (operation, parameters, item, words) => {
		const account = await TestAccount.create();
		const { message } = await runOf('contact')(
			account,
			operation,
			{ ...NEW, ...AUTOMATIC, ...parameters, options: CREATES },
			{ items: [{ email: 'ann@example.com', ...item }] },
		);
		expect(message).toContain(words);
		expect((await account.requests()).filter((each) => !each.startsWith('GET'))).toEqual([]);
	},
);

test('an update that the stored contact has no place for creates no list', async () => {
	const phones = ['home', 'work', 'mobile'].map((kind, index) => ({
		kind,
		phone_number: `555010${index}`,
	}));
	const account = await TestAccount.create({
		contacts: [{ email_address: { address: 'ann@example.com' }, phone_numbers: phones }],
	});
	for (const [operation, parameters] of [
		['update', CONTACT],
		['upsert', EMAIL],
	] as const) {
		const { message } = await runOf('contact')(
			account,
			operation,
			{
				...NEW,
				...AUTOMATIC,
				...parameters,
				options: CREATES,
			},
			{ items: [{ email: 'ann@example.com', other_phone: '5550199' }] },
		);
		expect(message).toContain('The contact would have 4 phone numbers');
	}
	expect((await account.requests()).filter((each) => !each.startsWith('GET'))).toEqual([]);
});

test('bad data creates no list', async () => {
	const account = await TestAccount.create();
	const { message } = await upsert(
		account,
		{ lists: ['Brand new'], options: { createMissing: true } },
		[{ email: 'nobody' }],
	);
	expect(message).toContain('is not an email address');
	expect(await account.lists()).toEqual([]);
});

test.each(['keep', 'explicit'])(
	'tags and notes are added to what is stored (%s)',
	async (permission) => {
		const OLD = '44444444-0000-4000-8000-000000000001';
		const account = await TestAccount.create({
			lists: [{ name: 'News' }],
			tags: [{ tag_id: OLD, name: 'Old' }, { name: 'Gold' }],
			contacts: [
				{
					email_address: { address: 'ann@example.com' },
					first_name: 'Ann',
					taggings: [OLD],
					notes: [{ note_id: OLD, created_at: '2026-01-01T00:00:00Z', content: 'First' }],
				},
			],
		});
		const parameters = { permission, lists: ['News'], tags: ['Gold'], options: { note: 'Second' } };
		const { output } = await upsert(account, parameters, ITEMS.slice(0, 1));
		expect(output).toMatchObject([{ action: 'updated' }]);
		expect(await account.contact('ann@example.com')).toMatchObject({
			first_name: 'Ann',
			taggings: [OLD, expect.any(String)],
			notes: [{ content: 'Second' }, { content: 'First' }],
		});
	},
);

describe('Return Contact', () => {
	const seed = { lists: [{ list_id: NEWS, name: 'News' }] };
	const returning = async (account: TestAccount, returnContact: string) =>
		await upsert(account, { lists: ['News'], options: { returnContact } });

	test('Simplified adds all fields in the words of the mapper', async () => {
		const { output } = await returning(await TestAccount.create(seed), 'simplified');
		expect(output).toMatchObject(
			ITEMS.map(({ email }) => ({
				action: 'created',
				email_address: email,
				permission_to_send: 'implicit',
				lists: ['News'],
				tags: [],
				notes: [],
			})),
		);
	});

	test('Raw adds them as the service answers, and looks up no names', async () => {
		const account = await TestAccount.create(seed);
		const { output } = await returning(account, 'raw');
		expect(output).toMatchObject(
			ITEMS.map(({ email }) => ({
				action: 'created',
				email_address: { address: email, permission_to_send: 'implicit' },
				list_memberships: [NEWS],
				taggings: [],
			})),
		);
		expect(await account.requests()).not.toContain('GET /v3/contact_tags');
	});

	test.each<[returned: string, permission: string, action: string]>([
		['simplified', 'keep', 'was created'],
		['raw', 'explicit', 'was created'],
		['raw', 'keep', 'has all values already'],
	])(
		'%s, %s: what %s is told if it cannot be read afterwards',
		async (returnContact, permission, done) => {
			const known =
				done === 'was created'
					? []
					: [{ email_address: { address: 'ann@example.com' }, list_memberships: [NEWS] }];
			const account = await TestAccount.create({ ...seed, contacts: known });
			await account.fault({
				method: 'GET',
				path: '/v3/contacts/*',
				answer: { status: 500, body: [] },
			});
			const { message, remedy } = await upsert(
				account,
				{ permission, lists: ['News'], options: { returnContact } },
				ITEMS.slice(0, 1),
			);
			const [{ contact_id }] = await account.contacts();
			expect(message).toContain(
				`The contact ${contact_id as string} ${done}, but could not be read afterwards: `,
			);
			expect(remedy).toContain('it is done. Contact → Get');
		},
	);

	test.each(['full', '={{ "" }}', '={{ true }}'])(
		'%j is refused before anything is sent',
		async (value) => {
			const account = await TestAccount.create(seed);
			const { message, remedy } = await returning(account, value);
			expect(message).toMatch(/^'Return Contact' is "/);
			expect(remedy).toBe('Use one of: simplified, raw');
			expect(await account.requests()).toEqual([]);
		},
	);
});

describe('SMS consent', () => {
	const CONSENT = {
		country: 'us',
		dialCode: '+1',
		nationalNumber: '(781) 555-1212',
		permissionToText: 'explicit',
		mediumType: 'LF',
		mediumUrl: 'https://example.com/join',
		details: 'Form',
		frequency: 2,
		interval: 'weekly',
	};
	const signUp = (changes: object = {}) => ({
		permission: 'explicit',
		lists: ['News'],
		options: { smsSignUp: { consent: { ...CONSENT, ...changes } } },
	});
	const seed = { lists: [{ name: 'News' }] };

	test.each(['ann@example.com', ''])('goes with the sign-up of "%s"', async (email) => {
		const account = await TestAccount.create(seed);
		const { output, message } = await upsert(account, signUp(), [{ email }, { email }]);
		expect(message).toBeUndefined();
		expect(output.map(({ action }) => action)).toEqual(['created', 'updated']);
		expect(await account.contacts()).toMatchObject([
			{
				sms_channel: {
					sms_address: '7815551212',
					dial_code: '1',
					sms_channel_consents: [
						{
							sms_consent_permission: 'explicit',
							consent_type: 'promotional_sms',
							consent_medium_type: 'LF',
							advertised_frequency: 2,
							advertised_interval: 'weekly',
						},
					],
				},
			},
		]);
	});

	test('a contact without email is subscribed, and what a PUT would have to write is told', async () => {
		const account = await TestAccount.create(seed);
		const fields = { mappingMode: 'defineBelow', value: { work_phone: '1' } };
		const { message } = await upsert(account, { ...signUp(), fields }, [{ email: '' }]);
		expect(message).toMatch(
			/^The person is subscribed \(contact .{36}\), but phones were not written: The contact .{36} has no email address/,
		);
		expect(await account.requests()).not.toContainEqual(expect.stringContaining('PUT'));
		expect(await account.requests()).not.toContain('GET /v3/contacts');
		const [contact] = await account.contacts();
		expect(contact).not.toHaveProperty('email_address');
		expect(contact).toMatchObject({ sms_channel: {}, phone_numbers: [] });
	});

	test.each([
		[{ nationalNumber: '12' }, "'National Number' of 'SMS Sign-Up' is not valid: \"12\""],
		[{ dialCode: 'x' }, "'Dial Code' of 'SMS Sign-Up' is not valid"],
		[{ country: 'USA' }, "'Country Code' of 'SMS Sign-Up' is not valid"],
		[{ mediumUrl: '' }, "'Medium URL' of 'SMS Sign-Up' is empty"],
		[{ details: ' ' }, "'Medium Details' of 'SMS Sign-Up' is empty"],
		[{ frequency: -1 }, "'Advertised Frequency' is not a whole number"],
	])('%j is refused before anything is sent', async (changes, words) => {
		const account = await TestAccount.create(seed);
		const { message } = await upsert(account, signUp(changes));
		expect(message).toContain(words);
		expect(await account.requests()).toEqual([]);
	});

	test('is refused where it would not be recorded', async () => {
		const account = await TestAccount.create(seed);
		const { message } = await upsert(account, { ...signUp(), permission: 'keep' });
		expect(message).toContain("'SMS Sign-Up' cannot be combined with 'Keep Current Permission'");
	});
});
