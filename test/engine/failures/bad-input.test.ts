import { AUTOMATIC, run } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const TIER = '22222222-0000-4000-8000-000000000001';
const POINTS = '22222222-0000-4000-8000-000000000002';
const SEED = {
	lists: [{ name: 'Newsletter' }],
	customFields: [
		{
			custom_field_id: TIER,
			label: 'Tier',
			type: 'single_select',
			choices: [{ choice_id: 7, choice_label: 'Gold', display_order: 1 }],
		},
		{ custom_field_id: POINTS, label: 'Points', type: 'number', metadata: { integer: true } },
	],
};
const long = 'x'.repeat(51);

interface BadRow {
	title: string;
	row: Record<string, unknown>;
	message: string;
	permission?: string;
}

const rows: BadRow[] = [
	{ title: 'no email', row: { email: '' }, message: "'Email' is missing" },
	{ title: 'no email column', row: { email: null }, message: "'Email' is missing" },
	{
		title: 'malformed email',
		row: { email: 'ann@' },
		message: `'Email' is not an email address: "ann@"`,
	},
	{
		title: 'an email in which n8n would see the error code EPERM',
		row: { email: 'jeeperman@nowhere' },
		message: `'Email' is not an email address: "jeeperman@nowhere"`,
	},
	{
		title: 'two emails',
		row: { email: 'a@example.com, b@example.com' },
		message: `'Email' is not an email address: "a@example.com, b@example.com"`,
	},
	{
		title: 'email over 80 characters',
		row: { email: `${'a'.repeat(70)}@example.com` },
		message: `'Email' has 82 characters, 80 are allowed here: "${'a'.repeat(57)}..."`,
	},
	{
		title: 'email over the 50 characters of the sign-up form',
		row: { email: `${'a'.repeat(40)}@example.com` },
		permission: 'explicit',
		message: `'Email' has 52 characters, 50 are allowed here: "${'a'.repeat(40)}@example.com"`,
	},
	{
		title: 'over-long name',
		row: { email: 'a@example.com', first_name: long },
		message: `'First Name' has 51 characters, 50 are allowed: "${long}"`,
	},
	{
		title: 'birthday without its month',
		row: { email: 'a@example.com', birthday_day: 3 },
		message: "'Birthday Day' comes without 'Birthday Month'",
	},
	{
		title: 'impossible birthday',
		row: { email: 'a@example.com', birthday: '1990-02-30' },
		message: `'Birthday' is not a day of the calendar: "1990-02-30"`,
	},
	{
		title: 'impossible anniversary',
		row: { email: 'a@example.com', anniversary: '2023-02-29' },
		message: `'Anniversary' is not a day of the calendar: "2023-02-29"`,
	},
	{
		title: 'wrong choice',
		row: { email: 'a@example.com', tier: 'Platinum' },
		message: `'Tier' has no choice "Platinum"`,
	},
	{
		title: 'a number that is none',
		row: { email: 'a@example.com', points: 'many' },
		message: `'Points' is not a number: "many"`,
	},
	{
		title: 'decimals in a whole-number field',
		row: { email: 'a@example.com', points: 1.5 },
		message: `'Points' takes 0 decimals at most: "1.5"`,
	},
	{
		title: 'an object where text belongs',
		row: { email: 'a@example.com', first_name: { given: 'A' } },
		message: `'First Name' is not text: "{"given":"A"}"`,
	},
	{
		title: 'two columns for one field',
		row: { email: 'a@example.com', 'First Name': 'A', FIRST_NAME: 'B' },
		message: `The columns "First Name" and "FIRST_NAME" both mean 'First Name'`,
	},
	{
		title: 'an unknown list',
		row: { email: 'a@example.com', lists: 'Newsleter' },
		message: `'List Names or IDs' names "Newsleter", which the account does not have`,
	},
	{
		title: 'an expression that fails',
		row: { email: 'a@example.com', breaks: true },
		message: "The expression in 'Email' fails: Referenced node doesn't exist",
	},
];

test.each(rows)('$title fails that item alone, before anything is sent', async (bad) => {
	const account = await TestAccount.create(SEED);
	const good = (email: string) => ({ email, first_name: 'Good', lists: 'Newsletter' });
	const parameters = {
		email: "={{ $json.breaks ? $('Gone').item.json.email : $json.email }}",
		permission: bad.permission ?? 'keep',
		lists: '={{ $json.lists }}',
		...AUTOMATIC,
	};
	const { paired, errorOutput, error } = await run(account, parameters, {
		items: [good('one@example.com'), bad.row as never, good('two@example.com')],
		settings: { onError: 'continueErrorOutput' },
	});
	expect(error).toBeUndefined();
	expect(paired.map(({ json, pairedItem }) => [json.email_address, pairedItem])).toEqual([
		['one@example.com', { item: 0 }],
		['two@example.com', { item: 2 }],
	]);
	expect(errorOutput).toEqual([
		{
			json: { ...bad.row, error: `${bad.message} [item 1]`, message: expect.stringMatching(/./) },
			pairedItem: { item: 1 },
		},
	]);
	expect(await account.contacts()).toHaveLength(2);
	const bodies = JSON.stringify((await account.journal()).map(({ body, query }) => [body, query]));
	if (bad.row.email && bad.title !== 'two emails') expect(bodies).not.toContain(bad.row.email);
});

const EMAIL = { email: '={{ $json.email }}' };
const ONE_IS_BAD = [{ email: 'one@example.com' }, { email: 'bad' }, { email: 'two@example.com' }];

test('with On Error set to Continue the error item stands between its neighbours', async () => {
	const account = await TestAccount.create(SEED);
	const { output, paired } = await run(account, EMAIL, {
		items: ONE_IS_BAD,
		settings: { onError: 'continueRegularOutput' },
	});
	expect(paired.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	expect(output[1]).toEqual({
		error: `'Email' is not an email address: "bad" [item 1]`,
		message: 'Use one plain address, for example name@example.com',
	});
});

test('without it the run stops at the bad item, and what came before is written', async () => {
	const account = await TestAccount.create(SEED);
	const { error } = await run(account, EMAIL, { items: ONE_IS_BAD });
	expect(error).toMatchObject({
		message: `'Email' is not an email address: "bad" [item 1]`,
		description: 'Use one plain address, for example name@example.com',
		context: { itemIndex: 1 },
	});
	expect(await account.contacts()).toHaveLength(1);
});

test('a Batching that is no number is told by the name of the setting, before anything is sent', async () => {
	const account = await TestAccount.create(SEED);
	const { error } = await run(account, {
		email: 'one@example.com',
		requestOptions: { batching: { batch: { batchSize: 'four', batchInterval: 1000 } } },
	});
	expect(error).toMatchObject({ message: `'Items per Batch' is not a number: "four"` });
	expect(await account.journal()).toEqual([]);
});
