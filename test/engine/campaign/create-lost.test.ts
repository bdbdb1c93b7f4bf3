import type { IDataObject, INodeParameters } from 'n8n-workflow';
import fc from 'fast-check';
import { TestAccount } from '../../support/simulator';
import { NEWS, run, SEED } from './support';

const POST = { method: 'POST', path: '/v3/emails' };
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 };
const WANTED = {
	name: 'Autumn',
	subject: 'Leaves',
	fromName: 'Olive',
	fromEmail: { __rl: true, mode: 'list', value: 'owner@example.com' },
	html: '<p>Hello</p>',
	lists: [NEWS],
};
const optionsOf = (ifNameExists: string) => ({ options: { ifNameExists } });
const MODES = ['fail', 'addDate', 'updateDraft'];

const made = async (account: TestAccount) =>
	(await account.campaigns()).filter(({ name }) => String(name).startsWith('Autumn'));

describe.each(MODES)('create, with If Name Exists at %s', (ifNameExists) => {
	const create = async (account: TestAccount, settings = {}, items: object[] = [{}]) =>
		await run(account, 'create', { ...WANTED, options: { ifNameExists } }, {
			settings,
			items,
		} as never);

	test.each(['reset', 'cut', 'stall'])(
		'goes on with the draft of a lost answer (%s)',
		async (how) => {
			const account = await TestAccount.create(SEED);
			await account.fault({ ...POST, break: how, times: 1 });
			const requestOptions = { timeout: 1500, batching: { batch: { batchInterval: 0 } } };
			const { output } = await run(account, 'create', {
				...WANTED,
				requestOptions,
				options: { ifNameExists },
			});
			const [draft, ...others] = await made(account);
			expect(others).toEqual([]);
			expect(output).toMatchObject([{ campaign_id: draft.campaign_id, action: 'created' }]);
			expect(draft.email).toMatchObject({ contact_list_ids: [NEWS] });
			expect(await account.journal('POST /v3/emails')).toHaveLength(1);
		},
	);

	test('tells that it is not known when the account does not show the draft', async () => {
		const account = await TestAccount.create(SEED);
		await account.fault({ ...POST, answer: { status: 503 }, times: 1 });
		const { message, remedy } = await create(account);
		expect(message).toMatch(/^It is not known whether the draft "Autumn" was created\. /);
		expect(remedy).toContain("set 'If Name Exists' to 'Update Draft'");
		expect(await account.journal('POST /v3/emails')).toHaveLength(1);
	});

	test('a retry makes no draft twice, whatever its item wants', async () => {
		const account = await TestAccount.create(SEED);
		await account.fault({ method: 'PUT', answer: { status: 500 }, skip: 1, times: 1 });
		const names = ['Autumn one', 'Autumn two'];
		const parameters = {
			...WANTED,
			name: '={{ $json.name }}',
			options: { ifNameExists },
		};
		const { output, message } = await run(account, 'create', parameters, {
			settings: RETRY,
			items: names.map((name) => ({ name })),
		});
		expect(message).toBeUndefined();
		expect(output.map(({ name }) => name)).toEqual(names);
		expect(output.map(({ action }) => action)).toEqual(['created', 'created']);
		const drafts = await made(account);
		expect(drafts.map(({ name }) => name).sort()).toEqual(names);
		for (const { email } of drafts) expect(email).toMatchObject({ contact_list_ids: [NEWS] });
	});

	test('a lost answer that cannot be looked after is met by the retry', async () => {
		const account = await TestAccount.create(SEED);
		await account.fault({ ...POST, break: 'reset', times: 1 });
		await account.fault({ method: 'GET', path: '/v3/emails', answer: { status: 500 }, times: 1 });
		const { output } = await create(account, RETRY);
		expect(output).toMatchObject([{ name: 'Autumn', action: 'created' }]);
		expect(await made(account)).toHaveLength(1);
	});
});

describe.each([
	['the name', { name: '=Autumn {{ $now.toMillis() }}' }],
	['the HTML, with Add Date', { html: '=<p>{{ $now.toMillis() }}</p>', ...optionsOf('addDate') }],
	[
		'name and HTML, with Update Draft',
		{
			name: '=Autumn {{ $now.toMillis() }}',
			html: '=<p>{{ $now.toMillis() }}</p>',
			...optionsOf('updateDraft'),
		},
	],
] as Array<[string, object]>)('with another moment in %s of each try', (_what, given) => {
	const settings = { ...RETRY, waitBetweenTries: 5 };
	const create = async (account: TestAccount, items: IDataObject[] = [{ subject: 'Leaves' }]) =>
		await run(
			account,
			'create',
			{ ...WANTED, subject: '={{ $json.subject }}', ...given } as INodeParameters,
			{ settings, items },
		);

	test.each([
		['a PUT that is refused', [{ method: 'PUT', answer: { status: 429 } }]],
		[
			'a POST that is lost',
			[
				{ ...POST, break: 'reset' },
				{ method: 'GET', path: '/v3/emails', answer: { status: 500 } },
			],
		],
	])('%s leaves one draft', async (_how, faults) => {
		const account = await TestAccount.create(SEED);
		for (const fault of faults) await account.fault({ ...fault, times: 1 });
		const { output } = await create(account);
		const drafts = await made(account);
		expect(drafts).toMatchObject([{ email: { contact_list_ids: [NEWS] } }]);
		const [{ campaign_id, name }] = drafts;
		expect(output).toMatchObject([{ campaign_id, name, action: 'created' }]);
	});

	test('a later item that is wrong leaves one draft', async () => {
		const account = await TestAccount.create(SEED);
		const { message } = await create(account, [{ subject: 'Leaves' }, { subject: '' }]);
		expect(message).toMatch(/^'Subject' is empty/);
		expect(await made(account)).toHaveLength(1);
	});
});

test('whatever gets lost, a retry leaves each draft once, and as it is wanted', async () => {
	const fault = fc.record({
		method: fc.constantFrom('POST', 'PUT', 'GET'),
		break: fc.constantFrom('reset', 'cut'),
		skip: fc.nat(3),
		times: fc.constant(1),
	});
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...MODES),
			fc.array(fault, { minLength: 1, maxLength: 2 }),
			async (ifNameExists, faults) => {
				const account = await TestAccount.create(SEED);
				for (const each of faults) await account.fault({ ...each, path: '/v3/emails*' });
				const names = ['Autumn one', 'Autumn two'];
				const { message } = await run(
					account,
					'create',
					{ ...WANTED, name: '={{ $json.name }}', options: { ifNameExists } },
					{ settings: RETRY, items: names.map((name) => ({ name })) },
				);
				expect(message).toBeUndefined();
				const drafts = await made(account);
				expect(drafts.map(({ name }) => name).sort()).toEqual(names);
				for (const { email } of drafts) {
					expect(email).toMatchObject({ subject: 'Leaves', contact_list_ids: [NEWS] });
				}
				expect(await account.mailbox()).toEqual([]);
			},
		),
		{ numRuns: 25 },
	);
}, 60_000);

test('a draft that somebody else has made meanwhile is not taken for one of a lost answer', async () => {
	const account = await TestAccount.create(SEED);
	await account.setCampaign({ name: 'Autumn', email: { subject: 'Other' } });
	await account.fault({ ...POST, answer: { status: 500 } });
	const { message } = await run(account, 'create', WANTED);
	expect(message).toContain('It is not known whether');
});

test('without a retry, the same item makes another draft each time', async () => {
	const account = await TestAccount.create(SEED);
	const items = [{}, {}];
	const options = { ifNameExists: 'addDate' };
	await run(account, 'create', { ...WANTED, options }, { items, settings: RETRY });
	await run(account, 'create', { ...WANTED, options }, { settings: RETRY });
	expect(await made(account)).toHaveLength(3);
});
