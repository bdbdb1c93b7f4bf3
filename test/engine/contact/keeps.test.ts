import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AUTOMATIC, mapped, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const ID = '33333333-0000-4000-8000-000000000001';
const NO_EMAIL = '33333333-0000-4000-8000-000000000002';
const TEXT = '44444444-0000-4000-8000-000000000001';
const COLOURS = '44444444-0000-4000-8000-000000000002';
const NEWS = '11111111-0000-4000-8000-000000000001';
const EMAIL = 'ann@example.com';

const SMS = {
	sms_channel_id: '66666666-0000-4000-8000-000000000001',
	sms_address: '7815551212',
	dial_code: '1',
	country_code: 'US',
	create_source: 'Contact',
	update_source: 'Contact',
	sms_channel_consents: [{ sms_consent_permission: 'explicit', consent_type: 'promotional_sms' }],
};

const OTHER_SMS = {
	...SMS,
	sms_channel_id: '66666666-0000-4000-8000-000000000002',
	sms_address: '7815551313',
};

/** An account with Ann, and with a contact that has no email. */
const seed = (more: object = {}, switches: object = {}) => ({
	settings: { switches },
	lists: [{ list_id: NEWS, name: 'News' }],
	customFields: [
		{ custom_field_id: TEXT, label: 'Text', type: 'string' },
		{
			custom_field_id: COLOURS,
			label: 'Colours',
			type: 'multi_select',
			choices: ['Red', 'Blue', 'Green'].map((choice_label, index) => ({
				choice_id: index + 1,
				choice_label,
				display_order: index + 1,
			})),
		},
	],
	contacts: [
		{
			contact_id: ID,
			email_address: { address: EMAIL, permission_to_send: 'implicit' },
			first_name: 'Ann',
			...more,
		},
		{ contact_id: NO_EMAIL, first_name: 'Bo', sms_channel: OTHER_SMS },
	],
});

const run = runOf('contact');

const pick = (mode: string, value: string): INodeParameters => ({
	contact: { __rl: true, mode, value },
});
const sync = async (account: TestAccount, parameters: INodeParameters, items?: IDataObject[]) =>
	await run(account, 'upsert', { email: EMAIL, ...parameters }, { items });
const update = async (account: TestAccount, parameters: INodeParameters, items?: IDataObject[]) =>
	await run(account, 'update', { ...pick('id', ID), ...parameters }, { items });
const signUp = async (account: TestAccount, parameters: INodeParameters) =>
	await sync(account, { permission: 'explicit', lists: ['News'], ...parameters });

const stored = async (account: TestAccount, id = ID) =>
	(await account.contacts()).find(({ contact_id }) => contact_id === id) as IDataObject;
const puts = async (account: TestAccount) =>
	(await account.journal()).filter(({ method }) => method === 'PUT');

describe('choices', () => {
	const colours = (...choice_ids: string[]) => [{ custom_field_id: COLOURS, choice_ids }];
	const before = { custom_fields: colours('1', '2') };
	const green = mapped({ [COLOURS]: 'Green' });

	test.each([
		['Create or Update', sync, green, ['1', '2', '3']],
		['a sign-up', signUp, green, ['1', '2', '3']],
		['Update', update, green, ['1', '2', '3']],
		[
			'Create or Update that replaces',
			sync,
			{ ...green, options: { choiceChange: 'replace' } },
			['3'],
		],
		['a sign-up that replaces', signUp, { ...green, options: { choiceChange: 'replace' } }, ['3']],
		[
			'Update that replaces',
			update,
			{ ...green, options: { customFieldChange: 'replace' } },
			['3'],
		],
		[
			'Update that removes',
			update,
			{ ...mapped({ [COLOURS]: 'Blue' }), options: { customFieldChange: 'remove' } },
			['1'],
		],
		[
			'Clear If Empty with a value',
			sync,
			{ ...green, options: { clearIfEmpty: [COLOURS] } },
			['1', '2', '3'],
		],
	])('of %s', async (_, attempt, parameters, left) => {
		const account = await TestAccount.create(seed(before));
		const { message } = await attempt(account, parameters);
		expect(message).toBeUndefined();
		expect((await stored(account)).custom_fields).toEqual(colours(...left));
	});

	test('of several rows about one person are put together', async () => {
		const account = await TestAccount.create({ ...seed(), contacts: [] });
		await sync(account, AUTOMATIC, [
			{ Colours: 'Red' },
			{ colours: 'Green' },
			{ COLOURS: 'Red; Blue' },
		]);
		const [contact] = await account.contacts();
		expect(contact.custom_fields).toEqual(colours('1', '3', '2'));
	});

	test('of several rows of an import, too', async () => {
		const account = await TestAccount.create(seed());
		await run(
			account,
			'import',
			{ email: EMAIL, lists: ['News'], ...AUTOMATIC },
			{
				items: [{ Colours: 'Red' }, { colours: 'Green' }],
			},
		);
		expect((await stored(account)).custom_fields).toEqual(colours('1', '3'));
	});
});

describe('Remove', () => {
	const before = {
		phone_numbers: [{ kind: 'home', phone_number: '111' }],
		street_addresses: [{ kind: 'home', city: 'Bonn', country: 'Germany' }],
		custom_fields: [{ custom_field_id: TEXT, value: 'Blue' }],
	};

	test.each([
		['phoneChange', { home_phone: '999' }, "'Home Phone'"],
		['phoneChange', { phone: '999' }, "'Phone'"],
		['addressChange', { home_city: 'Rome' }, "'Home City'"],
		['customFieldChange', { [TEXT]: 'Red' }, "'Text'"],
	])('%s leaves another value, and tells it', async (option, value, label) => {
		const account = await TestAccount.create(seed(before));
		const { output } = await update(account, { ...mapped(value), options: { [option]: 'remove' } });
		expect(output[0].warnings).toEqual([`${label} was not removed: the contact has another value`]);
		expect(await stored(account)).toMatchObject(before);
	});

	test.each([
		['phoneChange', { home_phone: '1-1-1' }, { phone_numbers: [] }],
		['phoneChange', { phone: '111' }, { phone_numbers: [] }],
		['addressChange', { home_city: 'BONN ' }, { street_addresses: [{ country: 'Germany' }] }],
		['customFieldChange', { [TEXT]: 'blue' }, { custom_fields: [] }],
	])('%s takes the same value %j', async (option, value, left) => {
		const account = await TestAccount.create(seed(before));
		const { output } = await update(account, { ...mapped(value), options: { [option]: 'remove' } });
		expect(output[0]).not.toHaveProperty('warnings');
		expect(await stored(account)).toMatchObject({ ...before, ...left });
		expect((await stored(account)).street_addresses).not.toEqual(
			'street_addresses' in left ? [expect.objectContaining({ city: 'Bonn' })] : [],
		);
	});
});

describe('a phone without a kind', () => {
	const phones = (...kinds: string[]) => ({
		phone_numbers: kinds.map((kind, index) => ({ kind, phone_number: `781-555-121${index}` })),
	});

	test.each([
		['+1 (781) 555-1210', ['home', 'other']],
		['17815551211', ['home', 'other', 'work']],
	])('%s that is stored in another spelling is not stored again', async (phone, kinds) => {
		const account = await TestAccount.create(seed(phones(...kinds)));
		const { output } = await sync(account, mapped({ phone, last_name: 'Lee' }));
		expect(output[0]).not.toHaveProperty('warnings');
		expect(await stored(account)).toMatchObject({ ...phones(...kinds), last_name: 'Lee' });
	});

	test.each(['update', 'upsert'])(
		'without a place does not keep the rest (%s)',
		async (operation) => {
			const before = phones('home', 'mobile', 'work');
			const account = await TestAccount.create(seed(before));
			const attempt = operation === 'update' ? update : sync;
			const { output, message } = await attempt(account, mapped({ phone: '9', last_name: 'Lee' }));
			expect(message).toBeUndefined();
			expect(output[0].warnings).toEqual([
				expect.stringContaining('\'Phone\' "9" was not written'),
			]);
			expect(await stored(account)).toMatchObject({ ...before, last_name: 'Lee' });
		},
	);

	test.each(['create', 'upsert'])(
		'beside three others of a new contact (%s)',
		async (operation) => {
			const account = await TestAccount.create(seed());
			const value = { phone: '9', home_phone: '1', work_phone: '2', mobile_phone: '3' };
			const { output } = await run(account, operation, {
				email: 'new@example.com',
				...mapped(value),
			});
			expect(output[0].warnings).toHaveLength(1);
			expect((await account.contact('new@example.com'))?.phone_numbers).toHaveLength(3);
		},
	);
});

describe('what is refused because of what is stored', () => {
	test('a stored name that the service does not like is named, too', async () => {
		const account = await TestAccount.create(seed({ first_name: 'T.J.' }));
		const body = [{ error_key: 'x', error_message: 'first_name is not valid' }];
		await account.fault({
			method: 'PUT',
			path: `/v3/contacts/${ID}`,
			answer: { status: 400, body },
		});
		const { message } = await sync(account, mapped({ last_name: 'Lee' }));
		expect(message).toContain("'First Name' was sent as it is stored");
		const own = await sync(account, mapped({ first_name: 'J.T.' }));
		expect(own.message).not.toContain('as it is stored');
	});

	test('more custom fields than the service takes are counted', async () => {
		const many = Array.from({ length: 27 }, (_, index) => ({
			custom_field_id: `55555555-0000-4000-8000-0000000000${index + 10}`,
			label: `Field ${index}`,
			type: 'string',
		}));
		const custom_fields = many.map(({ custom_field_id }) => ({ custom_field_id, value: 'x' }));
		const base = seed({ custom_fields });
		const account = await TestAccount.create({
			...base,
			customFields: [...base.customFields, ...many],
		});
		const { message, remedy } = await sync(account, mapped({ [TEXT]: 'y' }));
		expect(message).toContain('With the stored ones, the contact has 28 custom fields');
		expect(remedy).toContain('leave the custom fields out here');
		expect(await puts(account)).toHaveLength(1);
		expect((await sync(account, mapped({ last_name: 'Lee' }))).message).toBeUndefined();
	});
});

describe('a contact without an email', () => {
	test('is not changed, and the operations that can are named', async () => {
		const account = await TestAccount.create(seed());
		const { message, remedy } = await update(account, {
			...pick('id', NO_EMAIL),
			...mapped({ last_name: 'Lee' }),
		});
		expect(message).toContain(`The contact ${NO_EMAIL} has no email address`);
		expect(remedy).toContain("'Add to List', 'Remove From List', 'Add Tag' or 'Remove Tag'");
		expect(await puts(account)).toEqual([]);
	});

	test('can be given one', async () => {
		const account = await TestAccount.create(seed());
		const { message } = await update(account, {
			...pick('id', NO_EMAIL),
			options: { newEmail: 'bo@example.com' },
		});
		expect(message).toBeUndefined();
		expect(await stored(account, NO_EMAIL)).toMatchObject({
			email_address: { address: 'bo@example.com' },
			first_name: 'Bo',
			sms_channel: OTHER_SMS,
		});
	});

	test('shows its number when it is simplified', async () => {
		const account = await TestAccount.create(seed());
		const { output } = await run(account, 'get', pick('id', NO_EMAIL));
		expect(output).toEqual([
			{
				contact_id: NO_EMAIL,
				sms_channel: {
					dial_code: '1',
					sms_address: '7815551313',
					sms_consent_permission: 'explicit',
				},
				first_name: 'Bo',
				created_at: expect.any(String),
				updated_at: expect.any(String),
			},
		]);
	});

	test.each(['upsert', 'import'])('an email that is missing is named by %s', async (operation) => {
		const account = await TestAccount.create(seed());
		const { message } = await run(account, operation, { email: '={{ "" }}', lists: ['News'] });
		expect(message).toContain("'Email' is missing");
		expect(await account.contacts()).toHaveLength(2);
	});
});

describe('a number for text messages', () => {
	const before = { sms_channel: SMS, phone_numbers: [] };

	test.each(['keeps', 'clears'])('is kept by a PUT that %s it', async (putSmsOmitted) => {
		for (const attempt of [sync, update, signUp]) {
			const account = await TestAccount.create(seed(before, { putSmsOmitted }));
			const { output, message } = await attempt(
				account,
				mapped({ last_name: 'Lee', work_phone: '1' }),
			);
			expect(message).toBeUndefined();
			expect(output[0].warnings).toEqual(
				putSmsOmitted === 'keeps'
					? undefined
					: [expect.stringContaining('had taken the number for text messages 17815551212')],
			);
			expect(await stored(account)).toMatchObject({
				last_name: 'Lee',
				sms_channel: {
					sms_address: SMS.sms_address,
					sms_channel_consents: SMS.sms_channel_consents,
				},
			});
		}
	});

	test.each([
		['keeps', 4],
		['clears', 6],
	])('is looked for once in a run (PUT %s it)', async (putSmsOmitted, requests) => {
		const account = await TestAccount.create(seed(before, { putSmsOmitted }));
		await sync(account, mapped({ last_name: '={{ $json.name }}' }), [{ name: 'A' }, { name: 'B' }]);
		expect(await account.requests()).toHaveLength(requests);
		expect(await stored(account)).toMatchObject({ last_name: 'B', sms_channel: {} });
	});

	test('is looked for by one of the items under way, and the others know then', async () => {
		const contacts = [1, 2, 3, 4].map((number) => ({
			email_address: { address: `p${number}@example.com`, permission_to_send: 'implicit' },
			sms_channel: {
				...SMS,
				sms_channel_id: `66666666-0000-4000-8000-00000000001${number}`,
				sms_address: `781555121${number}`,
			},
		}));
		const settings = { switches: { putSmsOmitted: 'clears' } };
		const account = await TestAccount.create({ contacts, settings });
		const items = contacts.map(({ email_address }) => ({ email: email_address.address }));
		const parameters = { email: '={{ $json.email }}', ...mapped({ last_name: 'Lee' }) };
		const { output } = await run(account, 'upsert', parameters, { items });
		expect(output.map(({ warnings }) => warnings !== undefined)).toEqual([
			true,
			false,
			false,
			false,
		]);
		// A look at the first, and what it has lost written back.
		expect(await account.requests()).toHaveLength(4 * 2 + 2);
		const numbers = (await account.contacts()).map(({ sms_channel }) => sms_channel);
		expect(numbers).not.toContain(undefined);
	});

	test('that cannot be written back is told loudly', async () => {
		const consents = [{ sms_consent_permission: 'not_set', consent_type: 'promotional_sms' }];
		const channel = { sms_channel: { ...SMS, sms_channel_consents: consents } };
		const account = await TestAccount.create(seed(channel, { putSmsOmitted: 'clears' }));
		const { message } = await sync(account, mapped({ last_name: 'Lee' }));
		expect(message).toContain('has taken the number for text messages 17815551212 from it');
	});
});

test.each(['empties', 'keeps'])(
	'an emptied collection is empty, or told (PUT %s it)',
	async (side) => {
		const before = { phone_numbers: [{ kind: 'home', phone_number: '111' }] };
		const account = await TestAccount.create(seed(before, { putEmptyCollection: side }));
		const { output } = await sync(account, {
			...mapped({ home_phone: '' }),
			options: { clearIfEmpty: ['home_phone'] },
		});
		expect(output[0].warnings).toEqual(
			side === 'empties' ? undefined : [expect.stringContaining('the last of the phone numbers')],
		);
		expect((await stored(account)).phone_numbers).toHaveLength(side === 'empties' ? 0 : 1);
	},
);

test('a renamed contact does not stand for its old email any more', async () => {
	const account = await TestAccount.create(seed());
	const renames = [
		['ann@example.com', 'anna@example.com'],
		['anna@example.com', 'annabel@example.com'],
		['anna@example.com', 'annika@example.com'],
	].map(([now, then]) => ({ now, then }));
	const { message } = await run(
		account,
		'update',
		{ ...pick('email', '={{ $json.now }}'), options: { newEmail: '={{ $json.then }}' } },
		{ items: renames },
	);
	expect(message).toContain('No contact has the email anna@example.com');
	expect((await stored(account)).email_address).toMatchObject({ address: 'annabel@example.com' });
});

test('an ID that is remembered for an email counts only while the contact has it', async () => {
	const account = await TestAccount.create(seed());
	await account.fault({
		method: 'GET',
		path: `/v3/contacts/${ID}`,
		times: 1,
		answer: {
			status: 200,
			body: { contact_id: ID, email_address: { address: 'other@example.com' } },
		},
	});
	await sync(account, mapped({ last_name: '={{ $json.name }}' }), [{ name: 'A' }, { name: 'B' }]);
	const sent = await puts(account);
	expect(sent.map(({ body }) => (body.email_address as IDataObject).address)).toEqual([
		EMAIL,
		EMAIL,
	]);
	expect(await stored(account)).toMatchObject({ first_name: 'Ann', last_name: 'B' });
});

describe('an email that is stored with capitals', () => {
	const before = { email_address: { address: 'Ann@Example.com', permission_to_send: 'implicit' } };

	test.each([
		['exactCase', 2],
		['ignoresCase', 1],
	])('is found as it is typed (search %s)', async (emailLookup, lookups) => {
		for (const operation of ['get', 'update', 'unsubscribe']) {
			const account = await TestAccount.create(seed(before, { emailLookup }));
			const { message } = await run(account, operation, {
				...pick('email', ' Ann@Example.com'),
				...mapped({ last_name: 'Lee' }),
			});
			expect(message).toBeUndefined();
			expect(await account.journal('GET /v3/contacts')).toHaveLength(lookups);
		}
	});

	test('costs no second lookup when it is typed in lower case', async () => {
		const account = await TestAccount.create(seed(before, { emailLookup: 'exactCase' }));
		const { message } = await run(account, 'get', pick('email', EMAIL));
		expect(message).toContain('No contact has the email');
		expect(await account.journal('GET /v3/contacts')).toHaveLength(1);
	});
});
