import type { INodeParameters } from 'n8n-workflow';
import type { StoredContact } from '../../../nodes/ConstantContact/contact-model/stored-contact';
import { AUTOMATIC, mapped, runOf, type RunSettings } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const NEWSLETTER = '11111111-0000-4000-8000-000000000001';
const CUSTOMERS = '11111111-0000-4000-8000-000000000002';
const TIER = '22222222-0000-4000-8000-000000000001';
const POINTS = '22222222-0000-4000-8000-000000000002';
const SEED = {
	lists: [
		{ list_id: NEWSLETTER, name: 'Newsletter' },
		{ list_id: CUSTOMERS, name: 'Customers' },
	],
	customFields: [
		{
			custom_field_id: TIER,
			label: 'Tier',
			type: 'single_select',
			choices: [
				{ choice_id: 7, choice_label: 'Gold', display_order: 1 },
				{ choice_id: 8, choice_label: 'Silver', display_order: 2 },
			],
		},
		{ custom_field_id: POINTS, label: 'Points', type: 'number' },
	],
};
const ANN = {
	contact_id: '33333333-0000-4000-8000-000000000001',
	email_address: { address: 'ann@example.com', permission_to_send: 'explicit' },
	first_name: 'Ann',
	job_title: 'Baker',
	birthday_month: 5,
	birthday_day: 6,
	anniversary: '2001-02-03',
	phone_numbers: [{ kind: 'work', phone_number: '617-555-0001' }],
	street_addresses: [{ kind: 'home', street: '1 Main St', city: 'Lynn' }],
	custom_fields: [{ custom_field_id: POINTS, value: '5' }],
	list_memberships: [NEWSLETTER],
	taggings: ['44444444-0000-4000-8000-000000000001'],
};

const upsert = async (
	account: TestAccount,
	parameters: INodeParameters,
	settings: RunSettings = { items: [{ email: 'ann@example.com' }] },
) =>
	await runOf('contact')(
		account,
		'upsert',
		{ email: '={{ $json.email }}', ...parameters },
		settings,
	);

describe('a person the account does not know', () => {
	test('is created with implicit permission, and comes out paired', async () => {
		const account = await TestAccount.create(SEED);
		const { paired } = await upsert(account, {
			lists: [NEWSLETTER],
			...mapped({ first_name: 'Ann', home_phone: '617-555-0002', [TIER]: 'gold' }),
		});
		const contact = await account.contact('ann@example.com');
		expect(paired).toEqual([
			{
				json: {
					contact_id: contact?.contact_id,
					action: 'created',
					email_address: 'ann@example.com',
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(contact).toMatchObject({
			first_name: 'Ann',
			email_address: { permission_to_send: 'implicit' },
			phone_numbers: [{ kind: 'home', phone_number: '617-555-0002' }],
			custom_fields: [{ custom_field_id: TIER, choice_ids: ['7'] }],
			list_memberships: [NEWSLETTER],
		});
		expect(await account.requests()).toEqual([
			'GET /v3/contact_custom_fields',
			'GET /v3/contact_lists',
			'GET /v3/contacts',
			'POST /v3/contacts',
		]);
	});

	test('costs two requests when only standard fields are mapped', async () => {
		const account = await TestAccount.create(SEED);
		await upsert(account, mapped({ first_name: 'Ann' }));
		expect(await account.requests()).toEqual(['GET /v3/contacts', 'POST /v3/contacts']);
	});

	test.each(['namesContact', 'withoutContact'])(
		'ends as one updated contact when somebody creates it in between (409 %s)',
		async (conflictMessage) => {
			const account = await TestAccount.create({
				...SEED,
				settings: { switches: { conflictMessage } },
			});
			await account.fault({ method: 'POST', path: '/v3/contacts', times: 1, createBefore: ANN });
			const { output } = await upsert(account, mapped({ last_name: 'Lee' }));
			expect(output[0]).toMatchObject({ action: 'updated', contact_id: ANN.contact_id });
			const contacts = await account.contacts();
			expect(contacts).toHaveLength(1);
			expect(contacts[0]).toMatchObject({
				first_name: 'Ann',
				last_name: 'Lee',
				job_title: 'Baker',
			});
		},
	);

	test('is found through the conflict when the search does not show it yet', async () => {
		const account = await TestAccount.create({
			...SEED,
			contacts: [ANN],
			settings: { switches: { searchLag: 'oneMinute' } },
		});
		const { output } = await upsert(account, mapped({ last_name: 'Lee' }));
		expect(output[0].action).toBe('updated');
		expect(await account.contacts()).toHaveLength(1);
	});
});

describe('a person the account knows', () => {
	test('keeps everything that is not mapped, and the permission', async () => {
		const account = await TestAccount.create({ ...SEED, contacts: [ANN] });
		const { output } = await upsert(account, {
			lists: 'Customers',
			...mapped({
				last_name: 'Lee',
				mobile_phone: '617-555-0003',
				home_city: 'Salem',
				work_city: 'Boston',
				[TIER]: 'Silver',
			}),
		});
		expect(output[0]).toMatchObject({ action: 'updated', contact_id: ANN.contact_id });
		expect(await account.contact('ann@example.com')).toMatchObject({
			...ANN,
			last_name: 'Lee',
			phone_numbers: [...ANN.phone_numbers, { kind: 'mobile', phone_number: '617-555-0003' }],
			street_addresses: [
				{ kind: 'home', street: '1 Main St', city: 'Salem' },
				{ kind: 'work', city: 'Boston' },
			],
			custom_fields: [...ANN.custom_fields, { custom_field_id: TIER, choice_ids: ['8'] }],
			list_memberships: [NEWSLETTER, CUSTOMERS],
		});
	});

	test('is read with the collections that change, and nothing else is sent', async () => {
		const account = await TestAccount.create({ ...SEED, contacts: [ANN] });
		await upsert(account, mapped({ work_phone: '617-555-0009' }));
		const [lookup, put] = await account.journal();
		expect(lookup.query).toEqual({
			email: 'ann@example.com',
			status: 'all',
			include: 'phone_numbers',
		});
		expect(put.body).toEqual({
			email_address: { address: 'ann@example.com', permission_to_send: 'explicit' },
			first_name: 'Ann',
			job_title: 'Baker',
			birthday_month: 5,
			birthday_day: 6,
			anniversary: '2001-02-03',
			phone_numbers: [{ kind: 'work', phone_number: '617-555-0009' }],
			update_source: 'Account',
		});
	});

	test.each(['', null, '   ', '={{ null }}', '={{ undefined }}', '={{ [] }}'])(
		'keeps what is stored when the value is empty: %j',
		async (empty) => {
			const account = await TestAccount.create({ ...SEED, contacts: [ANN] });
			const { output } = await upsert(
				account,
				mapped({
					first_name: empty,
					birthday_month: empty,
					birthday_day: empty,
					anniversary: empty,
					work_phone: empty,
					home_street: empty,
					[POINTS]: empty,
					[TIER]: empty,
				}),
			);
			expect(output[0].action).toBe('unchanged');
			expect(await account.contact('ann@example.com')).toMatchObject(ANN);
		},
	);

	test('loses a stored value only for a field that is to be cleared if empty', async () => {
		const account = await TestAccount.create({ ...SEED, contacts: [ANN] });
		await upsert(account, {
			options: {
				clearIfEmpty: ['job_title', 'Birthday', 'work_phone', 'home_street', POINTS, 'first_name'],
			},
			...mapped({
				first_name: 'Anna',
				job_title: '',
				birthday: null,
				work_phone: ' ',
				home_street: '',
				[POINTS]: '',
			}),
		});
		const contact = await account.contact('ann@example.com');
		expect(contact).toMatchObject({
			first_name: 'Anna',
			anniversary: '2001-02-03',
			phone_numbers: [],
			street_addresses: [{ kind: 'home', city: 'Lynn' }],
			custom_fields: [],
			list_memberships: [NEWSLETTER],
		});
		expect(contact).not.toHaveProperty('job_title');
		expect(contact).not.toHaveProperty('birthday_month');
		expect((contact?.street_addresses as object[])[0]).not.toHaveProperty('street');
		const put = (await account.journal()).find(({ method }) => method === 'PUT');
		expect(JSON.stringify(put?.body)).not.toContain('null');
	});

	test('loses nothing for a column that is missing from the item', async () => {
		const account = await TestAccount.create({ ...SEED, contacts: [ANN] });
		const parameters: INodeParameters = {
			options: { clearIfEmpty: ['job_title', 'First Name'] },
			fields: { mappingMode: 'autoMapInputData', value: null },
		};
		const items = [{ email: 'ann@example.com', Trade: 'Cook', 'First Name': '' }];
		await upsert(account, parameters, { items });
		const contact = await account.contact('ann@example.com');
		expect(contact).toMatchObject({ job_title: 'Baker' });
		expect(contact).not.toHaveProperty('first_name');
	});

	const BOTH = ['1 Main', 'Baker'];

	test.each<[object[], Array<string | undefined>]>([
		[[{ 'Billing Street': '', City: 'Paris' }], BOTH],
		[[{ 'Billing Street': '', 'Billing City': 'Rome' }, { City: 'Paris' }], BOTH],
		[[{ 'Street 2': '', City: 'Paris' }], BOTH],
		[[{ 'Billing Street': '', 'Billing City': 'Rome' }], [undefined, 'Baker']],
		[[{ Street: '', 'Billing Street': '', City: 'Paris' }], [undefined, 'Baker']],
		[
			[{ Street: '', 'Billing Street': '2 High' }, { City: 'Paris' }],
			['2 High', 'Baker'],
		],
		[[{ 'Home Street': false, 'Home Street 2': false, 'Job Title': [false] }], BOTH],
		[[{ Street: '1 Main', 'Street 2': false, City: 'Paris' }], BOTH],
		[[{ Title: '' }], BOTH],
		[[{ Title: '' }, { Title: 'Mr' }], BOTH],
		[[{ Title: '' }, { Title: 'Mr' }, { Title: 'Cook' }], BOTH],
		[
			[{ Title: '' }, { Title: 'Cook' }],
			['1 Main', undefined],
		],
		[[{ Title: 'Mr', 'Job Title': '' }], ['1 Main', undefined]],
	])('%j clears only by columns that mean the field for certain', async (rows, left) => {
		const account = await TestAccount.create({
			contacts: [
				{
					email_address: { address: 'ann@example.com', permission_to_send: 'implicit' },
					job_title: 'Baker',
					street_addresses: [{ kind: 'home', street: '1 Main', country: 'France' }],
				},
			],
		});
		const items = rows.map((row, index) => ({
			email: index === 0 ? 'ann@example.com' : `eve${index}@example.com`,
			...row,
		}));
		const options = { clearIfEmpty: ['home_street', 'job_title'] };
		const { message } = await upsert(account, { ...AUTOMATIC, options }, { items });
		expect(message).toBeUndefined();
		const ann = (await account.contact('ann@example.com')) as unknown as StoredContact;
		expect([ann.street_addresses?.[0].street, ann.job_title]).toEqual(left);
	});

	test.each(['unsubscribed', 'temp_hold', 'pending_confirmation', 'not_set', 'implicit'])(
		'keeps the permission %s, whichever way a PUT without it goes',
		async (permission_to_send) => {
			for (const putWithoutPermission of ['implicit', 'keeps']) {
				const account = await TestAccount.create({
					...SEED,
					settings: { switches: { putWithoutPermission } },
					contacts: [
						{
							...ANN,
							email_address: { ...ANN.email_address, permission_to_send, opt_out_reason: 'Enough' },
						},
					],
				});
				await upsert(account, { lists: ['customers'], ...mapped({ first_name: 'Anna' }) });
				expect(await account.contact('ann@example.com')).toMatchObject({
					first_name: 'Anna',
					email_address: { permission_to_send, opt_out_reason: 'Enough' },
				});
			}
		},
	);

	test('is revived with the mapped lists after it was deleted', async () => {
		const account = await TestAccount.create({
			...SEED,
			contacts: [{ ...ANN, deleted_at: '2026-01-01', list_memberships: [] }],
		});
		const { output } = await upsert(account, { lists: ['Customers'] });
		const contact = await account.contact('ann@example.com');
		expect(output[0].action).toBe('updated');
		expect(contact).toMatchObject({ job_title: 'Baker', list_memberships: [CUSTOMERS] });
		expect(contact).not.toHaveProperty('deleted_at');
	});

	test.each([
		['asSent', 'ignoresCase'],
		['asSent', 'exactCase'],
		['lowerCase', 'exactCase'],
	])('is found when the case differs (stored %s, search %s)', async (emailStorage, emailLookup) => {
		const account = await TestAccount.create({
			...SEED,
			settings: { switches: { emailStorage, emailLookup } },
			contacts: [{ ...ANN, email_address: { address: 'Ann@Example.com' } }],
		});
		await upsert(account, mapped({ last_name: 'Lee' }), {
			items: [{ email: ' ANN@example.COM ' }],
		});
		const contacts = await account.contacts();
		expect(contacts).toHaveLength(1);
		expect(contacts[0]).toMatchObject({ last_name: 'Lee', job_title: 'Baker' });
	});

	test.each([{}, { searchLag: 'oneMinute', conflictMessage: 'withoutContact' }])(
		'three rows about one person end as one contact with all fields (%j)',
		async (switches) => {
			const account = await TestAccount.create({ ...SEED, settings: { switches } });
			const { output } = await upsert(account, AUTOMATIC, {
				items: [
					{ email: 'Bo@Example.com', 'First Name': 'Bo', points: 1, crm_id: 'x' },
					{ email: 'BO@EXAMPLE.COM ', last_name: 'Ek', POINTS: 2 },
					{ email: '  bo@example.com', jobTitle: 'Smith', tier: 'Gold', notes: 'no such field' },
				],
			});
			expect(output.map(({ action }) => action)).toEqual(['created', 'updated', 'updated']);
			const contacts = await account.contacts();
			expect(contacts).toHaveLength(1);
			expect(contacts[0]).toMatchObject({
				first_name: 'Bo',
				last_name: 'Ek',
				job_title: 'Smith',
				custom_fields: [
					{ custom_field_id: POINTS, value: '2' },
					{ custom_field_id: TIER, choice_ids: ['7'] },
				],
			});
			const reads = (await account.requests()).filter((each) => each.includes('custom_fields'));
			expect(reads).toHaveLength(1);
		},
	);

	test('is left alone when the merge goes over a limit', async () => {
		const kinds = ['home', 'mobile', 'work'];
		const account = await TestAccount.create({
			...SEED,
			contacts: [{ ...ANN, phone_numbers: kinds.map((kind) => ({ kind, phone_number: kind })) }],
		});
		const { error } = await upsert(account, mapped({ other_phone: '617-555-0004' }));
		expect(error?.message).toBe(
			'The contact would have 4 phone numbers, Constant Contact allows 3 [item 0]',
		);
		expect(await account.requests()).toEqual(['GET /v3/contacts']);
	});
});
