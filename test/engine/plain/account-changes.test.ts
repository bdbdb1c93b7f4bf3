import type { INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const run = runOf('account');
const OWNER = { scopes: ['account_read', 'account_update', 'offline_access'] };
const POSTAL = '/v3/account/summary/physical_address';
const US = {
	address_line1: '1601 Trapelo Rd',
	address_line2: 'Unit 1',
	city: 'Waltham',
	state_code: 'MA',
	postal_code: '02451',
	country_code: 'US',
};
const ABROAD = {
	address_line1: '1 High Street',
	city: 'Melbourne',
	state_name: 'Victoria',
	postal_code: '3000',
	country_code: 'AU',
};

const ownersAccount = async (organization: object = {}, settings: object = {}) =>
	await TestAccount.create({ settings: { ...OWNER, ...settings }, organization });
const bodies = async (account: TestAccount) =>
	(await account.journal()).flatMap(({ method, body }) => (method === 'GET' ? [] : [body]));

test('Update sends what is given and nothing else', async () => {
	const account = await ownersAccount();
	const updateFields = {
		organizationName: 'Oils',
		website: '',
		countryCode: 'ca',
		stateCode: 'on',
	};
	const { output } = await run(account, 'update', { updateFields });
	expect(await bodies(account)).toEqual([
		{ organization_name: 'Oils', country_code: 'CA', state_code: 'ON' },
	]);
	expect(output).toMatchObject([{ organization_name: 'Oils', website: 'https://example.com' }]);
});

describe('Update Address', () => {
	const update = async (account: TestAccount, updateFields: INodeParameters) =>
		await run(account, 'updateAddress', { updateFields });

	test.each<[string, object, INodeParameters, object]>([
		['keeps the rest', US, { city: 'Boston' }, { ...US, city: 'Boston' }],
		[
			'clears a line',
			US,
			{ clear: ['address_line2'], city: 'Boston' },
			{ ...US, address_line2: undefined, city: 'Boston' },
		],
		[
			'leaves state and postal code behind in another country',
			US,
			{ countryCode: 'AU', stateName: 'Victoria', city: 'Melbourne' },
			{
				...US,
				city: 'Melbourne',
				country_code: 'AU',
				postal_code: undefined,
				state_code: undefined,
				state_name: 'Victoria',
			},
		],
		[
			'comes from abroad',
			ABROAD,
			{ countryCode: 'us', stateCode: 'ma', postalCode: '02451' },
			{
				...ABROAD,
				country_code: 'US',
				postal_code: '02451',
				state_code: 'MA',
				state_name: undefined,
			},
		],
		[
			'keeps a postal code abroad',
			ABROAD,
			{ addressLine1: '2 High Street' },
			{ ...ABROAD, address_line1: '2 High Street' },
		],
		[
			'leaves out a stored state that its country does not have',
			{ ...ABROAD, state_code: 'VI' },
			{ city: 'Geelong' },
			{ ...ABROAD, city: 'Geelong' },
		],
		[
			'knows a country in small letters',
			{ ...US, country_code: 'us' },
			{ countryCode: 'US', city: 'Boston' },
			{ ...US, city: 'Boston' },
		],
	])('%s', async (_what, physical_address, change, sent) => {
		const account = await ownersAccount({ physical_address });
		const { output, message } = await update(account, change);
		expect(message).toBeUndefined();
		const [body] = await bodies(account);
		expect(body).toEqual(JSON.parse(JSON.stringify(sent)));
		expect(output).toMatchObject([{ ...(body as object), action: 'updated' }]);
		expect(await account.requests()).toEqual([`GET ${POSTAL}`, `PUT ${POSTAL}`]);
	});

	test('sends nothing where nothing changes', async () => {
		const account = await ownersAccount({ physical_address: US });
		const { output } = await update(account, { city: 'Waltham', clear: 'Address Line 3' });
		expect(output).toEqual([{ ...US, action: 'unchanged' }]);
		expect(await account.requests()).toEqual([`GET ${POSTAL}`]);
	});

	const WHOLE = {
		addressLine1: '1 Main Street',
		city: 'Boston',
		stateCode: 'MA',
		postalCode: '02451',
		countryCode: 'US',
	};

	test.each(SIMULATOR_SWITCHES.missingAddress)(
		'adds an address where there is none (%s)',
		async (missingAddress) => {
			const settings = { switches: { missingAddress } };
			const account = await ownersAccount({ physical_address: null }, settings);
			const { output } = await update(account, WHOLE);
			expect(output).toMatchObject([{ city: 'Boston', action: 'created' }]);
			const again = await update(account, { city: 'Salem' });
			expect(again.output).toMatchObject([{ address_line1: '1 Main Street', city: 'Salem' }]);
		},
	);

	test('says what to do when somebody else has added one', async () => {
		const account = await ownersAccount();
		await account.fault({ path: POSTAL, method: 'GET', times: 1, answer: { status: 204 } });
		const { message, remedy } = await update(account, WHOLE);
		expect(message).toContain('The account has an address by now, which was not changed');
		expect(remedy).toContain('Run the workflow again');
		expect((await update(account, WHOLE)).output).toMatchObject([{ action: 'updated' }]);
	});

	test.each<[object | null, INodeParameters, string]>([
		[null, { city: 'Boston' }, "'Address Line 1' is missing in 'Update Fields'"],
		[ABROAD, { countryCode: 'US' }, "'State Code' is missing in 'Update Fields'"],
		[US, { countryCode: 'CA', stateCode: 'ON' }, "'Postal Code' is missing in 'Update Fields'"],
		[US, { stateName: 'Bavaria' }, "'State Name' does not go with the country US"],
		[ABROAD, { stateCode: 'MA' }, "'State Code' does not go with the country AU"],
		[US, { countryCode: 'Germany' }, '\'Country Code\' is not a code of two letters: "Germany"'],
		[US, { stateCode: 'Mass' }, "'State Code' is not a code of two letters"],
		[US, { addressLine1: 'x'.repeat(81) }, "'Address Line 1' has 81 characters"],
		[
			US,
			{ addressLine2: 'Unit 2', clear: ['address_line2'] },
			"'Clear' names 'Address Line 2', which has a new value",
		],
		[US, { city: ' ' }, "'Update Fields' has no value"],
	])('of %j by %j is refused', async (physical_address, change, words) => {
		const account = await ownersAccount({ physical_address });
		expect((await update(account, change)).message).toContain(words);
		expect(await bodies(account)).toEqual([]);
	});
});

describe('Add Email', () => {
	test('adds an address that is not confirmed yet', async () => {
		const account = await ownersAccount();
		const { output } = await run(account, 'addEmail', { email: ' New@Example.com ' });
		expect(output).toEqual([
			{ email_address: 'new@example.com', email_id: 3, confirm_status: 'UNCONFIRMED' },
		]);
	});

	test('says that the account has the address, and that nothing was sent', async () => {
		const account = await ownersAccount();
		const { message, remedy } = await run(account, 'addEmail', { email: 'owner@example.com' });
		expect(message).toContain('(409)');
		expect(message).toContain('The account has the address "owner@example.com" already');
		expect(remedy).toContain('Nothing was added or sent');
	});

	test('is not sent again when the answer is lost', async () => {
		const account = await ownersAccount();
		await account.fault({ path: '/v3/account/emails', break: 'cut' });
		const { remedy } = await run(account, 'addEmail', { email: 'new@example.com' });
		expect(remedy).toContain('Repeating adds nothing twice');
		expect(await account.requests()).toEqual(['POST /v3/account/emails']);
	});
});

describe('the logo', () => {
	test.each<[string, INodeParameters, object]>([
		[
			'by its URL',
			{ imageUrl: 'https://example.com/a.png' },
			{ external_url: 'https://example.com/a.png' },
		],
		[
			'of MyLibrary',
			{ source: 'internal_id', imageId: 'ACCOUNT.IMAGE.9' },
			{ internal_id: 'ACCOUNT.IMAGE.9' },
		],
	])('is set %s, and nothing besides', async (_how, parameters, sent) => {
		const account = await ownersAccount({ company_logo: null });
		expect((await run(account, 'getLogo')).output).toEqual([{ found: false }]);
		await run(account, 'updateLogo', parameters);
		expect(await bodies(account)).toEqual([sent]);
		const { output } = await run(account, 'getLogo');
		expect(output).toMatchObject([{ found: true, ...sent }]);
	});

	test.each(['example.com/a.png', 'ftp://example.com/a.png', 'https://', ' '])(
		'is not set to %j',
		async (imageUrl) => {
			const account = await ownersAccount();
			const { message } = await run(account, 'updateLogo', { imageUrl });
			expect(message).toContain("'Image URL' is");
			expect(await account.requests()).toEqual([]);
		},
	);
});

test.each(['https://example.com/a.png', 'My logo', 'a/b', 'ann@example.com'])(
	'the logo is not set to the image %j of MyLibrary',
	async (imageId) => {
		const account = await ownersAccount();
		const { message } = await run(account, 'updateLogo', { source: 'internal_id', imageId });
		expect(message).toContain(`'Image ID' is not the ID of an image: "${imageId}"`);
		expect(await account.requests()).toEqual([]);
	},
);

test.each(['Eastern', 'GMT+2', '+02:00', 'true'])(
	'the time zone %j is refused before anything is sent',
	async (timeZone) => {
		const account = await ownersAccount();
		const { message } = await run(account, 'update', { updateFields: { timeZone } });
		expect(message).toContain(`'Time Zone' is not a time zone: "${timeZone}"`);
		expect(await account.requests()).toEqual([]);
	},
);

test.each(['update', 'updateAddress', 'updateLogo', 'addEmail'])(
	'%s says where to add the scope that is not asked for by default',
	async (operation) => {
		const { message, remedy } = await run(await TestAccount.create(), operation, {
			updateFields: { city: 'Boston', firstName: 'Olivia' },
			imageUrl: 'https://example.com/a.png',
			email: 'new@example.com',
		});
		expect(message).toContain('The scope account_update is missing');
		expect(remedy).toContain("add account_update to 'Enabled Scopes'");
	},
);
