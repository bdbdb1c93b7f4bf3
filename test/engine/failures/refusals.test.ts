import type { INodeParameters } from 'n8n-workflow';
import { run } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

const ASKED = 'GET /v3/account/user/privileges';
const UPSERT = { resource: 'contact', operation: 'upsert', email: 'ann@example.com' };

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;
const WITH_WORDS = SIMULATOR_SWITCHES.forbiddenBody.filter((form) => form !== 'nothing');

test.each(WITH_WORDS)('a missing scope is named (body: %s)', async (forbiddenBody) => {
	const settings = { scopes: ['offline_access'], switches: { forbiddenBody } };
	const account = await TestAccount.create({ settings });
	const { message, remedy } = await run(account, UPSERT);
	expect(message).toBe(
		'Constant Contact denied access (403): Forbidden. The scope contact_data is missing [item 0]',
	);
	expect(remedy).toContain('Add the scope contact_data to the credential');
	expect(await account.requests()).toEqual(['GET /v3/contacts', ASKED]);
});

const picked = (parameter: string, value: string): INodeParameters => ({
	[parameter]: { __rl: true, mode: 'id', value },
});
const ID = '11111111-0000-4000-8000-000000000001';

test.each<[string, string, INodeParameters]>([
	['contacts:read', 'contact.upsert', { email: 'ann@example.com' }],
	['contacts:lists:read', 'list.getAll', {}],
	['contacts:lists:write', 'list.create', { name: 'A' }],
	['contacts:lists:read', 'segment.getAll', {}],
	['contacts:lists:write', 'segment.delete', picked('segment', '14')],
	['contacts:read', 'tag.getAll', {}],
	['contacts:write', 'tag.delete', picked('tag', ID)],
	['contacts:read', 'customField.getAll', {}],
	['contacts:write', 'customField.delete', picked('customField', ID)],
	['account:read', 'account.getEmails', {}],
])('the missing privilege %s is named for %s', async (privilege, name, parameters) => {
	const [resource, operation] = name.split('.');
	const account = await TestAccount.create({ settings: { privileges: ['campaign:read'] } });
	const { message, remedy } = await run(account, { resource, operation, ...parameters });
	expect(message).toContain(
		`denied access (403): Forbidden. The user has no privilege ${privilege} `,
	);
	expect(remedy).toContain('Account Owner or Account Manager');
});

test('what else the operation may need, and the user lacks, is told at once', async () => {
	const settings = { privileges: ['contacts:lists:read', 'contacts:write'] };
	const { message, remedy } = await run(await TestAccount.create({ settings }), UPSERT);
	expect(message).toContain('The user has no privilege contacts:read [');
	expect(remedy).toContain('the user also lacks contacts:lists:write.');
	const none = await run(await TestAccount.create({ settings: { privileges: [] } }), UPSERT);
	expect(none.remedy).toContain(
		'also lacks contacts:lists:read, contacts:lists:write, contacts:write.',
	);
});

test('nothing else is told where nothing else is missing', async () => {
	const settings = { privileges: ['contacts:write'] };
	const account = await TestAccount.create({ settings });
	const { remedy } = await run(account, { resource: 'tag', operation: 'getAll' });
	expect(remedy).toMatch(/give it to the user$/);
});

test('an activity that may not be read names the privilege for it', async () => {
	const all = ['contacts:lists:write'];
	const account = await TestAccount.create({
		lists: [{ list_id: ID, name: 'A' }],
		settings: { privileges: all },
	});
	const parameters = { resource: 'list', operation: 'delete', ...picked('list', ID) };
	const { message } = await run(account, parameters);
	expect(message).toContain('The user has no privilege contacts:write');
});

test('the privileges are read once, however many items are refused', async () => {
	const account = await TestAccount.create({ settings: { privileges: [] } });
	const { errorOutput } = await run(account, UPSERT, {
		items: [{}, {}, {}],
		settings: { onError: 'continueErrorOutput' },
	});
	expect(errorOutput).toHaveLength(3);
	for (const { json } of errorOutput) {
		expect(json.error).toContain('The user has no privilege contacts:read');
	}
	expect(await account.journal(ASKED)).toHaveLength(1);
});

test('an app that is not active is told', async () => {
	const account = await TestAccount.create();
	await account.fault({ path: '/v3/*', answer: { status: 403, body: { message: 'Forbidden' } } });
	const { message, remedy } = await run(account, UPSERT);
	expect(message).toContain('Forbidden. The app is not active');
	expect(remedy).toContain('My Applications');
	expect(await account.requests()).toEqual(['GET /v3/contacts', ASKED]);
});

test('when the privileges cannot be read, the refusal itself is told', async () => {
	const account = await TestAccount.create({ settings: { privileges: [] } });
	await account.fault({ path: '/v3/account/*', answer: { status: 503 } });
	const { message, remedy } = await run(account, UPSERT);
	expect(message).toBe('Constant Contact denied access (403): Forbidden [item 0]');
	expect(remedy).toContain('Account Owner or Account Manager');
});

const PAGE =
	'<!DOCTYPE html><html><title>Attention Required!</title><h1>Sorry, you have been blocked';
const GATEWAYS: [string, { body: unknown; contentType?: string }][] = [
	['a page', { body: PAGE, contentType: 'text/html' }],
	['a page that is called JSON', { body: PAGE, contentType: 'application/json' }],
	['XML', { body: '<?xml version="1.0"?><Error>AccessDenied</Error>', contentType: 'text/xml' }],
	['one line', { body: 'error code: 1020', contentType: 'text/plain' }],
	['JSON of its own', { body: { cloudflare_error: true, title: 'Error 1020: Access denied' } }],
];

test.each(GATEWAYS)(
	'a 403 of what stands before the service blames nobody (%s)',
	async (_, { body, contentType }) => {
		const account = await TestAccount.create();
		await account.fault({ path: '/v3/*', answer: { status: 403, body, contentType } });
		const { message, remedy } = await run(account, UPSERT);
		expect(message).toBe(
			'The request did not reach Constant Contact: something before it denied access (403) [item 0]',
		);
		expect(remedy).toContain('blocks the address of n8n or a text in the data');
		expect(remedy).not.toMatch(/Account Owner|contact_data|My Applications/);
		expect(await account.requests()).toEqual(['GET /v3/contacts']);
	},
);

test('so does one that answers the question for the privileges', async () => {
	const account = await TestAccount.create({ settings: { scopes: ['offline_access'] } });
	const answer = { status: 403, body: PAGE, contentType: 'text/html' };
	await account.fault({ path: '/v3/account/*', answer });
	const { message } = await run(account, UPSERT);
	expect(message).toBe('Constant Contact denied access (403): Forbidden [item 0]');
});

test.each<[string, object, string]>([
	['a scope', { scopes: ['offline_access'] }, ''],
	['a privilege', { privileges: [] }, '. The user has no privilege contacts:read'],
])('a 403 without a word, about %s, tells what is known only', async (_, missing, words) => {
	const settings = { ...missing, switches: { forbiddenBody: 'nothing' } };
	const { message, remedy } = await run(await TestAccount.create({ settings }), UPSERT);
	expect(message).toBe(`Constant Contact denied access (403)${words} [item 0]`);
	expect(remedy).toContain('Account Owner or Account Manager');
	if (!words) expect(remedy).toContain('proxy or firewall');
});

test('the trigger tells it, too', async () => {
	const account = await TestAccount.create();
	const trigger = new TestTrigger(account, { triggerOn: ['contactCreated'] });
	const answer = { status: 403, body: PAGE, contentType: 'text/html' };
	await account.fault({ path: '/v3/*', answer });
	await expect(trigger.activate()).rejects.toMatchObject({
		message: expect.stringContaining('did not reach Constant Contact'),
		description: expect.stringContaining('proxy or firewall'),
	});
	expect(await account.requests()).toHaveLength(1);
});
