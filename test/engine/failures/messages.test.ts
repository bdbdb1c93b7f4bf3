import { mapped, run, runOf, type RunSettings } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const emails = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ email: `person${index}@example.com` }));

const upsert = async (account: TestAccount, settings: RunSettings = {}) =>
	await runOf('contact')(
		account,
		'upsert',
		{ email: '={{ $json.email }}' },
		{ items: [{ email: 'ann@example.com' }], ...settings },
	);

const repeatable =
	"Run the workflow again, or let 'Retry On Fail' in the node's settings do so. Repeating is safe: what has already been written is updated, not duplicated.";
const serviceError = (error_key: string, error_message: string) => ({ error_key, error_message });

describe('each refusal says what happened and what to do', () => {
	test.each([
		{
			status: 400,
			body: [serviceError('contacts.api.validation.error', 'Address format')],
			message: 'Constant Contact refused the data (400): Address format',
			description: 'Change the value that the message names',
		},
		{
			status: 404,
			body: [serviceError('contacts.api.not_found', 'contact_id is unknown')],
			message: 'Constant Contact does not know what the request names (404): contact_id is unknown',
			description: 'It may have been deleted meanwhile. Pick it again, or check the ID.',
		},
		{
			status: 409,
			body: [serviceError('contacts.api.conflict', 'Busy')],
			message: 'Constant Contact reports a conflict (409): Busy',
			description: expect.stringContaining('at the same moment: run the workflow again'),
		},
		{
			status: 429,
			body: serviceError('throttled', 'Too Many Requests'),
			message:
				'Constant Contact got more requests in one second than it allows (429): Too Many Requests',
			description: expect.stringMatching(
				/^Switch on 'Retry On Fail' .* Something else uses the same API key/,
			),
		},
		{
			status: 429,
			body: serviceError('quota_exceeded', 'Limit Exceeded'),
			message: 'The daily quota of this Constant Contact API key is used up: Limit Exceeded',
			description: expect.stringMatching(/^The quota resets at 00:00 UTC, in \d+ h \d+ min\. /),
		},
		{
			status: 500,
			body: [serviceError('internal', 'Oops')],
			message: 'Constant Contact had an internal fault (500): Oops',
			description: repeatable,
		},
		{
			status: 503,
			body: undefined,
			message: 'Constant Contact is not available at the moment (503)',
			description: repeatable,
		},
		{
			status: 502,
			body: '<html>Bad gateway</html>',
			contentType: 'text/html',
			message: 'Constant Contact had an internal fault (502)',
			description: repeatable,
		},
		{
			status: 200,
			body: '<html>Sign in to the hotel network</html>',
			contentType: 'text/html',
			message:
				'The answer did not come from the Constant Contact API: it is not the JSON it sends (200)',
			description: expect.stringContaining('proxy or firewall'),
		},
		{
			status: 200,
			body: undefined,
			message:
				'The answer did not come from the Constant Contact API: it is not the JSON it sends (200)',
			description: expect.stringContaining('proxy or firewall'),
		},
		{
			status: 302,
			body: {},
			headers: { location: 'https://api.cc.email/v3/account/user/privileges' },
			message:
				'The answer did not come from the Constant Contact API: it is not the JSON it sends (302)',
			description: expect.stringContaining('proxy or firewall'),
		},
	])('$status $body', async ({ message, description, ...answer }) => {
		const account = await TestAccount.create();
		await account.fault({ path: '/v3/contacts', answer });
		const { error } = await upsert(account);
		expect(error).toMatchObject({ message: `${message} [item 0]`, description });
		expect(await account.requests()).toEqual(['GET /v3/contacts']);
		expect(await account.contacts()).toEqual([]);
	});

	test('401 for good: the token is renewed once, then the user is asked to connect again', async () => {
		const account = await TestAccount.create();
		await account.fault({
			path: '/v3/*',
			answer: { status: 401, body: serviceError('unauthorized', 'Unauthorized') },
		});
		const { error } = await upsert(account);
		expect(error).toMatchObject({
			message: 'Constant Contact did not accept the access token (401): Unauthorized [item 0]',
			description: 'Open the credential and connect the account again',
		});
		expect(await account.requests()).toEqual([
			'GET /v3/contacts',
			'POST /oauth2/default/v1/token',
			'GET /v3/contacts',
		]);
	});

	test('a dead refresh token', async () => {
		const account = await TestAccount.create({ expired: true });
		await account.revokeRefreshTokens();
		const { error } = await upsert(account);
		expect(error).toMatchObject({
			message: 'The credential "Test account" needs to be reconnected. [item 0]',
			description: expect.stringContaining('reconnect'),
		});
	});

	test('a wrong client secret', async () => {
		const account = await TestAccount.create({ expired: true });
		Object.defineProperty(account, 'credential', {
			value: { ...account.credential, clientSecret: 'wrong' },
		});
		const { error } = await upsert(account);
		expect(error).toMatchObject({
			message: expect.stringMatching(
				/^The Constant Contact account is not connected, or access could not be renewed: /,
			),
			description: expect.stringContaining('Client Secret'),
		});
	});

	test.each([
		['keep', 'POST', '/v3/contacts'],
		['explicit', 'POST', '/v3/contacts/sign_up_form'],
	])('an answer that names no contact is no success (%s)', async (permission, method, path) => {
		const account = await TestAccount.create({ lists: [{ name: 'News' }] });
		await account.fault({ method, path, answer: { status: 200, body: {} } });
		const { output, error } = await run(account, {
			email: 'ann@example.com',
			permission,
			lists: 'News',
		});
		expect(output).toEqual([]);
		expect(error?.message).toMatch(/^The answer did not come from the Constant Contact API/);
	});

	test("a token endpoint that is too busy is not the credential's fault", async () => {
		const account = await TestAccount.create({
			expired: true,
			settings: { tokenRequestsPerSecond: 0 },
		});
		const { error } = await upsert(account);
		expect(error).toMatchObject({
			message: 'Constant Contact got more requests in one second than it allows (429) [item 0]',
		});
	});

	test('an answer that does not come within the timeout', async () => {
		const account = await TestAccount.create();
		await account.fault({ path: '/v3/contacts', silence: true });
		const { error } = await run(account, {
			email: 'ann@example.com',
			requestOptions: { timeout: 300 },
		});
		expect(error).toMatchObject({
			message: 'Constant Contact did not answer in time [item 0]',
			description: repeatable,
		});
	});

	test.each(['reset', 'cut'])('a connection that is %s after the work was done', async (kind) => {
		const account = await TestAccount.create();
		await account.fault({ method: 'POST', path: '/v3/contacts', break: kind, times: 1 });
		const { error } = await upsert(account);
		expect(error).toMatchObject({
			message: expect.stringMatching(/^The connection to Constant Contact broke off.* \[item 0\]$/),
			description: repeatable,
		});
		const again = await upsert(account);
		expect(again.output[0].action).toBe('unchanged');
		expect(await account.contacts()).toHaveLength(1);
	});
});

test('a network failure of one item leaves its neighbours alone', async () => {
	const account = await TestAccount.create();
	await account.fault({ method: 'GET', about: 'person1@', times: 1, break: 'reset' });
	const { paired, errorOutput } = await upsert(account, {
		items: emails(3),
		settings: { onError: 'continueErrorOutput' },
	});
	expect(paired.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
	expect(errorOutput).toMatchObject([
		{ json: { email: 'person1@example.com' }, pairedItem: { item: 1 } },
	]);
});

test('cancelling the execution stops sending at once', async () => {
	const account = await TestAccount.create({ settings: { answerMs: 50 } });
	await upsert(account, {
		items: emails(50),
		onStart: (cancel) => {
			void account.fault({}).then(async () => {
				while ((await account.requests()).length < 6) await account.contacts();
				cancel();
			});
		},
	});
	const sent = (await account.requests()).length;
	expect(sent).toBeLessThan(12);
	await account.contacts();
	expect(await account.requests()).toHaveLength(sent);
});

describe('a request of which nobody knows whether it was done', () => {
	const remedyOf = async (operation: string, parameters: object, fault: object) => {
		const account = await TestAccount.create({ lists: [{ name: 'News' }] });
		await account.fault({ times: 1, ...fault });
		const { remedy } = await run(account, { ...placeOf(operation), ...parameters });
		return remedy;
	};
	const placeOf = (name: string) => {
		const [operation, resource = 'contact'] = name.split('.').reverse();
		return { resource, operation };
	};
	const LOST = { path: '/v3/contacts', method: 'POST', break: 'reset' };

	test.each<[string, object, object, RegExp]>([
		[
			'upsert',
			{ email: 'a@example.com' },
			LOST,
			/\. Repeating is safe: what has already been written is/,
		],
		['getAll', {}, { answer: { status: 503 } }, /\. Repeating is safe: nothing is written\.$/],
		[
			'create',
			mapped({ last_name: 'Lee' }),
			LOST,
			/\. With an email, .* it would be created again\.$/,
		],
		['list.create', { name: 'A' }, { ...LOST, path: '/v3/contact_lists' }, /\. Look first whether/],
	])('in %s says whether it may be sent again', async (operation, parameters, fault, words) => {
		expect(await remedyOf(operation, parameters, fault)).toMatch(words);
	});

	test('an answer that tells what became of it says nothing of the kind', async () => {
		const fault = { answer: { status: 400 } };
		expect(await remedyOf('upsert', { email: 'a@example.com' }, fault)).not.toMatch(/repeating/i);
	});
});

test('without a credential, the node says that none is picked', async () => {
	const account = await TestAccount.create();
	const parameters = { resource: 'list', operation: 'getAll' };
	const { error } = await run(account, parameters, { settings: { credentials: {} } });
	expect(error).toMatchObject({
		message: 'No credential is picked [item 0]',
		description: expect.stringContaining('Credential to connect with'),
	});
	expect(await account.requests()).toEqual([]);
});
