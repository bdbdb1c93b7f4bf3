import type { INodeParameters } from 'n8n-workflow';
import { mapped, runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const NEWS = '11111111-0000-4000-8000-000000000001';
const OTHER = '11111111-0000-4000-8000-000000000002';
const TIER = '22222222-0000-4000-8000-000000000001';
const SIZE = '22222222-0000-4000-8000-000000000002';
const SEED = {
	lists: [
		{ list_id: NEWS, name: 'News, weekly' },
		{ list_id: OTHER, name: 'Other' },
	],
	customFields: [
		{
			custom_field_id: TIER,
			label: 'Tier',
			type: 'single_select',
			choices: [{ choice_id: 7, choice_label: 'Gold', display_order: 1 }],
		},
		{ custom_field_id: SIZE, label: 'Shoe Size', type: 'number' },
	],
};

const signUp = async (account: TestAccount, value: object, parameters: INodeParameters = {}) =>
	await runOf('contact')(account, 'upsert', {
		email: 'ann@example.com',
		permission: 'explicit',
		lists: [NEWS],
		...mapped(value),
		...parameters,
	});

test('the form signs a new person up with explicit permission, and with phone and address', async () => {
	const account = await TestAccount.create(SEED);
	const { output } = await signUp(account, {
		first_name: 'Ann',
		phone: '1',
		home_street: '1 Main St',
	});
	expect(output[0]).toMatchObject({ action: 'created', email_address: 'ann@example.com' });
	expect(await account.contact('ann@example.com')).toMatchObject({
		email_address: { permission_to_send: 'explicit', opt_in_source: 'Contact' },
		first_name: 'Ann',
		phone_numbers: [{ phone_number: '1' }],
		street_addresses: [{ kind: 'home', street: '1 Main St' }],
		list_memberships: [NEWS],
	});
	expect(await account.requests()).toEqual([
		'GET /v3/contact_lists',
		'GET /v3/contacts',
		'POST /v3/contacts/sign_up_form',
	]);
});

test('without a phone and an address, one request signs a person up', async () => {
	const account = await TestAccount.create(SEED);
	await signUp(account, { first_name: 'Ann', [SIZE]: '44' });
	expect((await account.requests()).slice(-2)).toEqual([
		'GET /v3/contact_lists',
		'POST /v3/contacts/sign_up_form',
	]);
});

test('an unsubscribed person is subscribed again, and keeps lists and data', async () => {
	const account = await TestAccount.create({
		...SEED,
		contacts: [
			{
				email_address: { address: 'ann@example.com', permission_to_send: 'unsubscribed' },
				job_title: 'Baker',
				list_memberships: [OTHER],
			},
		],
	});
	const { output } = await signUp(account, { first_name: 'Ann' });
	expect(output[0].action).toBe('updated');
	expect(await account.contact('ann@example.com')).toMatchObject({
		email_address: { permission_to_send: 'explicit' },
		first_name: 'Ann',
		job_title: 'Baker',
		list_memberships: [OTHER, NEWS],
	});
});

test('with Confirmed Opt-In a new person is pending until the mail is confirmed, also after the follow-up', async () => {
	const account = await TestAccount.create({ ...SEED, settings: { confirmedOptIn: true } });
	await signUp(account, { [TIER]: 'Gold' });
	expect(await account.contact('ann@example.com')).toMatchObject({
		email_address: { permission_to_send: 'pending_confirmation' },
		custom_fields: [{ custom_field_id: TIER, choice_ids: ['7'] }],
	});
});

test.each(['other', 'home', 'mobile'])(
	'what the form cannot carry is written by a PUT (form files phones as %s)',
	async (signUpPhoneKind) => {
		const account = await TestAccount.create({
			...SEED,
			settings: { switches: { signUpPhoneKind } },
		});
		await signUp(account, {
			phone: '(617) 555-0001',
			work_phone: '617-555-0002',
			home_street: '1 Main St',
			work_street: '2 Office Park',
			[TIER]: 'Gold',
			[SIZE]: '44.5',
		});
		expect(await account.requests()).toEqual([
			'GET /v3/contact_custom_fields',
			'GET /v3/contact_lists',
			'GET /v3/contacts',
			'POST /v3/contacts/sign_up_form',
			expect.stringMatching(/^GET \/v3\/contacts\/.{36}$/),
			expect.stringMatching(/^PUT \/v3\/contacts\/.{36}$/),
		]);
		expect(await account.contact('ann@example.com')).toMatchObject({
			email_address: { permission_to_send: 'explicit' },
			phone_numbers: [
				{ kind: signUpPhoneKind, phone_number: '(617) 555-0001' },
				{ kind: 'work', phone_number: '617-555-0002' },
			],
			street_addresses: [
				{ kind: 'home', street: '1 Main St' },
				{ kind: 'work', street: '2 Office Park' },
			],
			custom_fields: [
				{ custom_field_id: SIZE, value: '44.5' },
				{ custom_field_id: TIER, choice_ids: ['7'] },
			],
		});
	},
);

test.each(['merges', 'replaces'])(
	'a part of an address corrects the stored one (form %s addresses)',
	async (signUpAddress) => {
		const account = await TestAccount.create({
			...SEED,
			settings: { switches: { signUpAddress } },
			contacts: [
				{
					email_address: { address: 'ann@example.com' },
					street_addresses: [{ kind: 'home', street: '1 Main St', city: 'Lynn' }],
				},
			],
		});
		await signUp(account, { home_city: 'Salem' });
		expect(await account.contact('ann@example.com')).toMatchObject({
			street_addresses: [{ kind: 'home', street: '1 Main St', city: 'Salem' }],
		});
	},
);

test('fields to clear are cleared in a known contact, mapped ones are not', async () => {
	const account = await TestAccount.create({
		...SEED,
		contacts: [
			{ email_address: { address: 'ann@example.com' }, first_name: 'A', job_title: 'Baker' },
		],
	});
	await signUp(
		account,
		{ first_name: 'Ann', job_title: '' },
		{ options: { clearIfEmpty: 'First Name, Job Title' } },
	);
	const contact = await account.contact('ann@example.com');
	expect(contact).toMatchObject({ first_name: 'Ann' });
	expect(contact).not.toHaveProperty('job_title');
});

test('a new person costs no PUT when there is only something to clear', async () => {
	const account = await TestAccount.create(SEED);
	await signUp(account, { job_title: '' }, { options: { clearIfEmpty: 'Job Title' } });
	expect(await account.requests()).toEqual([
		'GET /v3/contact_custom_fields',
		'GET /v3/contact_lists',
		'POST /v3/contacts/sign_up_form',
	]);
});

test('a list is needed', async () => {
	const account = await TestAccount.create(SEED);
	const { error } = await signUp(account, {}, { lists: '={{ [] }}' });
	expect(error).toMatchObject({
		message: "'List Names or IDs' is empty [item 0]",
		description: expect.stringContaining('Pick at least one list'),
	});
	expect(await account.requests()).toEqual([]);
});

test.each([
	['News, weekly', [NEWS]],
	['other', [OTHER]],
	[`${OTHER}; news, weekly`, [OTHER, NEWS]],
	['Other, News', null],
	[`={{ ['${OTHER}', 'News, Weekly'] }}`, [OTHER, NEWS]],
	['Other,Other', [OTHER]],
])('lists are found by ID or name: %s', async (lists, expected) => {
	const account = await TestAccount.create(SEED);
	const { error } = await signUp(account, {}, { lists });
	const sent = await account.journal('POST /v3/contacts/sign_up_form');
	expect(sent[0]?.body.list_memberships ?? null).toEqual(expected);
	expect(error === undefined).toBe(expected !== null);
});

test('an unknown list is refused before anything is sent, with the closest names', async () => {
	const account = await TestAccount.create(SEED);
	const { error } = await signUp(account, {}, { lists: ['Othr'] });
	expect(error?.message).toBe(
		`'List Names or IDs' names "Othr", which the account does not have [item 0]`,
	);
	expect(error).toMatchObject({ description: expect.stringContaining('"Other"') });
	expect(await account.contacts()).toEqual([]);
});

test('more than 50 lists are found on all pages', async () => {
	const lists = Array.from({ length: 1100 }, (_, index) => ({ name: `List ${index}` }));
	for (const nextLink of ['relative', 'internalPath', 'absolute']) {
		const account = await TestAccount.create({ lists, settings: { switches: { nextLink } } });
		const { output } = await signUp(account, {}, { lists: ['List 1', 'List 1099'] });
		expect(output[0].action).toBe('created');
		const pages = await account.journal('GET /v3/contact_lists');
		expect(pages.map(({ query }) => Object.keys(query))).toEqual([
			['limit', 'status'],
			['cursor'],
			['cursor'],
		]);
	}
});

test('the consent is recorded, and told, when what follows cannot be written', async () => {
	const account = await TestAccount.create({
		...SEED,
		contacts: [
			{
				email_address: { address: 'ann@example.com', permission_to_send: 'unsubscribed' },
				phone_numbers: ['home', 'mobile', 'work'].map((kind) => ({ kind, phone_number: kind })),
			},
		],
	});
	const { error } = await signUp(account, { other_phone: '617-555-0004' });
	const contact = await account.contact('ann@example.com');
	expect(error?.message).toBe(
		`ann@example.com is subscribed (contact ${contact?.contact_id}), but phones were not written: The contact would have 4 phone numbers, Constant Contact allows 3 [item 0]`,
	);
	expect(contact).toMatchObject({ email_address: { permission_to_send: 'explicit' } });
});

test.each(['Explicit', 'other', '={{ undefined }}'])(
	'a permission that is none is refused: %s',
	async (permission) => {
		const account = await TestAccount.create(SEED);
		const { error } = await signUp(account, {}, { permission });
		expect(error?.message).toMatch(/^'Permission to Email' is neither keep nor explicit: /);
		expect(await account.requests()).toEqual([]);
	},
);
