import { StoredCredentials } from '../../support/engine';
import { runOf, type RunSettings } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const emails = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ email: `p${index}@example.com` }));

const upsert = async (account: TestAccount, settings: RunSettings, parameters = {}) =>
	await runOf('contact')(
		account,
		'upsert',
		{ email: '={{ $json.email }}', ...parameters },
		settings,
	);

test('access tokens that expire in the middle of 100 items are renewed, each refresh token used once', async () => {
	const account = await TestAccount.create({
		settings: { accessTokenSeconds: 2, answerMs: 50, refreshTokens: 'rotating' },
	});
	const credentials = new StoredCredentials(account.credential as never);
	const { paired, error } = await upsert(account, { items: emails(100), credentials });
	expect(error).toBeUndefined();
	expect(paired.map(({ pairedItem }) => pairedItem)).toEqual(
		emails(100).map((_, item) => ({ item })),
	);
	expect(await account.contacts()).toHaveLength(100);

	const journal = await account.journal();
	const count = (isCounted: (entry: (typeof journal)[number]) => boolean) =>
		journal.filter(isCounted).length;
	const renewals = count(({ path }) => path.endsWith('/token'));
	expect(renewals).toBeGreaterThan(1);
	expect(count(({ status }) => status === 401)).toBe(renewals);
	// One page, in which nobody is, and a POST for each.
	expect(count(({ path, status }) => path.startsWith('/v3/') && status < 300)).toBe(1 + 100);
	expect(journal).toHaveLength(1 + 100 + 2 * renewals);
});

describe('page 7 of 20 of the lists fails', () => {
	const lists = Array.from({ length: 10_000 }, (_, index) => ({ name: `List ${index}` }));
	const failing = { path: '/v3/contact_lists', skip: 6, times: 1, answer: { status: 503 } };
	const parameters = { lists: 'List 9999' };

	test('the item fails, nothing is written with a part of them, and the next item reads them whole', async () => {
		const account = await TestAccount.create({ lists });
		await account.fault(failing);
		const { paired, errorOutput } = await upsert(
			account,
			{
				items: emails(3),
				settings: { onError: 'continueErrorOutput' },
			},
			parameters,
		);
		expect(errorOutput).toMatchObject([
			{
				json: { error: 'Constant Contact is not available at the moment (503) [item 0]' },
				pairedItem: { item: 0 },
			},
		]);
		expect(paired.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 2 }]);
		expect(await account.requests()).toHaveLength(7 + 20 + 2 * 2);
		expect(await account.contacts()).toHaveLength(2);
	});
});

describe('Retry On Fail', () => {
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };
	const throttled = { status: 429, body: { error_key: 'throttled', error_message: 'Too many' } };

	test('repeats the whole run when the error is thrown', async () => {
		const account = await TestAccount.create();
		await account.fault({ method: 'POST', about: 'p4@', times: 2, answer: throttled });
		const { output, error } = await upsert(account, { items: emails(6), settings: retry });
		expect(error).toBeUndefined();
		const actions = output.map(({ action }) => action);
		expect(actions.slice(0, 5)).toEqual([...Array<string>(4).fill('unchanged'), 'created']);
		const tried = await account.journal('POST /v3/contacts');
		expect(tried.filter(({ status }) => status === 429)).toHaveLength(2);
		expect(await account.contacts()).toHaveLength(6);
	});

	test('gives up after the last try, with the error', async () => {
		const account = await TestAccount.create();
		await account.fault({ method: 'POST', about: 'p1@', answer: throttled });
		const { error } = await upsert(account, { items: emails(3), settings: retry });
		expect(error?.message).toMatch(/ \(429\): Too many \[item 1\]$/);
		const tried = await account.journal('POST /v3/contacts');
		expect(tried.filter(({ status }) => status === 429)).toHaveLength(3);
		expect(await account.contact('p1@example.com')).toBeUndefined();
	});

	test('with On Error set to continue, a failed first item repeats the whole run', async () => {
		const account = await TestAccount.create();
		await account.fault({ method: 'POST', about: 'p0@', times: 1, answer: throttled });
		const { output } = await upsert(account, {
			items: emails(3),
			settings: { ...retry, onError: 'continueRegularOutput' },
		});
		expect(output.map(({ action }) => action)).toEqual(['created', 'unchanged', 'unchanged']);
		expect(await account.requests()).toHaveLength(6 + 4);
		expect(await account.contacts()).toHaveLength(3);
	});

	test('with On Error set to continue, any other failed item stays failed', async () => {
		const account = await TestAccount.create();
		await account.fault({ method: 'POST', about: 'p1@', times: 1, answer: throttled });
		const { output } = await upsert(account, {
			items: emails(3),
			settings: { ...retry, onError: 'continueRegularOutput' },
		});
		expect(output.map(({ action }) => action ?? 'failed')).toEqual([
			'created',
			'failed',
			'created',
		]);
		expect(await account.requests()).toHaveLength(6);
	});
});
