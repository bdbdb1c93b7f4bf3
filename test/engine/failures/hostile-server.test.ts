import type { INodeParameters } from 'n8n-workflow';
import { everythingIn, residentMemory } from '../../support/everything';
import { mapped, run } from '../../support/run';
import { TestAccount } from '../../support/simulator';

const ANN = 'ann@example.com';
const FILLER = 100 * 1024 * 1024;

const upsert = async (account: TestAccount, parameters: INodeParameters = {}, items = [{}]) =>
	await run(account, { email: ANN, ...parameters }, { items });

test.each([
	'https://evil.example/v3/contact_lists?cursor=abc',
	'//evil.example/v3/contact_lists?cursor=abc',
	'/v3/account/summary?cursor=abc',
	'/../../oauth2/token?cursor=abc#?cursor=x',
])('a next link to another place is not followed: %s', async (href) => {
	const account = await TestAccount.create();
	const body = { lists: [{ list_id: 'a', name: 'News' }], _links: { next: { href } } };
	await account.fault({ path: '/v3/contact_lists', times: 1, answer: { status: 200, body } });
	const { error } = await upsert(account, { lists: 'Nowhere' });
	expect(error).toBeDefined();
	const asked = await account.journal();
	expect(asked.map(({ path }) => path)).toEqual(['/v3/contact_lists', '/v3/contact_lists']);
	expect(asked.map(({ query }) => query)).toEqual([
		{ limit: '500', status: 'active' },
		{ cursor: 'abc' },
	]);
	expect(new Set(asked.map(({ host }) => host))).toEqual(new Set(['api.cc.email']));
});

test.each(['../../account/summary', 'a/b', 'a?b=c', 'a#b', '%2e%2e', 'ü é\u202e', '\ud800x'])(
	'an ID of the answer does not change the path of the next request: %j',
	async (contact_id) => {
		const account = await TestAccount.create();
		const body = { contacts: [{ contact_id, email_address: { address: ANN } }] };
		await account.fault({ path: '/v3/contacts', answer: { status: 200, body } });
		const { error } = await upsert(account, mapped({ first_name: 'Ann' }));
		expect(error).toBeDefined();
		const paths = (await account.journal()).map(({ path }) => path);
		for (const path of paths.slice(1)) expect(path).toMatch(/^\/v3\/contacts\/[^/?#]+$/);
		for (const path of paths) expect(path).not.toMatch(/\/\.\.?(\/|$)/);
		expect(await account.contacts()).toEqual([]);
	},
);

test.each(['.', '..', ''])('an ID that is no name is refused: "%s"', async (contact_id) => {
	const account = await TestAccount.create();
	const body = { contacts: [{ contact_id, email_address: { address: ANN } }] };
	await account.fault({ path: '/v3/contacts', answer: { status: 200, body } });
	const { error } = await upsert(account);
	expect(error?.message).toMatch(/^The answer did not come from the Constant Contact API/);
	expect(await account.requests()).toEqual(['GET /v3/contacts']);
});

test('an ID in a parameter is looked up, never put into a path', async () => {
	const account = await TestAccount.create();
	const { error } = await upsert(account, { lists: ['../../account/summary?x=#'] });
	expect(error?.message).toContain("'List Names or IDs' names");
	// Lists for emails, and lists for text messages.
	expect(await account.requests()).toEqual(['GET /v3/contact_lists', 'GET /v3/contact_lists']);
});

test('fields with names of the language are fields like any other', async () => {
	const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
	const account = await TestAccount.create({
		customFields: names.map((label) => ({ label, type: 'string' })),
	});
	const row = JSON.parse(`{${names.map((name) => `"${name}": "${name}!"`).join()}}`) as object;
	const clear = async (item: object, clearIfEmpty: string[]) =>
		await upsert(
			account,
			{ fields: { mappingMode: 'autoMapInputData', value: null }, options: { clearIfEmpty } },
			[item],
		);
	const values = async () =>
		((await account.contacts())[0].custom_fields as Array<{ value: string }>).map(
			({ value }) => value,
		);

	expect((await clear(row, [])).error).toBeUndefined();
	// n8n itself drops __proto__ when it copies an item.
	expect(await values()).toEqual(expect.arrayContaining(['constructor!', 'toString!']));
	expect(
		(await clear({ constructor: '', toString: 'kept' }, ['constructor'])).error,
	).toBeUndefined();
	expect(await values()).toEqual(expect.arrayContaining(['kept', 'hasOwnProperty!']));
	expect(await values()).not.toContain('constructor!');
	expect(Object.keys(Object.prototype)).toEqual([]);
});

test.each([
	[200, '<html>filler</html>', 'text/html'],
	[200, { contacts: 'filler' }, 'application/json'],
	[500, '<html>filler</html>', 'text/html'],
	[400, [{ error_key: 'invalid', error_message: 'filler' }], 'application/json'],
])(
	'an answer of 100 MB fails one item and is not kept (%i %j)',
	async (status, body, contentType) => {
		const account = await TestAccount.create();
		const answer = { status, body, contentType, filler: FILLER };
		await account.fault({ path: '/v3/contacts', times: 1, answer });
		const before = residentMemory();
		const parameters = { email: '={{ $json.email }}' };
		const { paired, errorOutput, execution } = await run(account, parameters, {
			items: [{ email: ANN }, { email: 'bo@example.com' }],
			settings: { onError: 'continueErrorOutput' },
		});
		expect(errorOutput).toMatchObject([{ pairedItem: { item: 0 } }]);
		expect(paired).toMatchObject([{ pairedItem: { item: 1 } }]);
		expect(everythingIn(execution.data.resultData).length).toBeLessThan(200_000);
		expect(residentMemory() - before).toBeLessThan(20 * FILLER);
	},
);
