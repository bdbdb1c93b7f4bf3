import type { INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const GONE = '33333333-0000-4000-8000-000000000001';
const UNKNOWN = '33333333-0000-4000-8000-000000000002';
const UPSERT = { email: 'ann@example.com' };
const picked = (value: string): INodeParameters => ({
	contact: { __rl: true, mode: 'id', value },
});
const run = runOf('contact');

describe.each(SIMULATOR_SWITCHES.errorBody)('errors say what is wrong as %s', (errorBody) => {
	const create = async () =>
		await TestAccount.create({
			contacts: [{ contact_id: GONE, deleted_at: '2026-01-01' }],
			settings: { switches: { errorBody } },
		});
	/** The error's first words, then those of the service if it has any. */
	const words = (first: string, own: string) =>
		new RegExp(`^${first}${errorBody === 'nothing' ? '' : `: ${own}`} \\[item 0\\]$`);

	test.each([
		[500, 'Constant Contact had an internal fault \\(500\\)'],
		[502, 'Constant Contact had an internal fault \\(502\\)'],
		[503, 'Constant Contact is not available at the moment \\(503\\)'],
	])('a %i is told, and nothing is sent again', async (status, first) => {
		const account = await create();
		const body = errorBody === 'documented' ? { error_message: `Status ${status}` } : undefined;
		await account.fault({ path: '/v3/contacts', answer: { status, body } });
		const { message, remedy } = await run(account, 'upsert', UPSERT);
		expect(message).toMatch(words(first, `Status ${status}`));
		expect(remedy).toContain('Retry On Fail');
		expect(await account.requests()).toHaveLength(1);
	});

	test('a 401 renews the token, and is told if that does not help', async () => {
		const renewed = await create();
		await renewed.expireAccessTokens();
		expect((await run(renewed, 'upsert', UPSERT)).message).toBeUndefined();
		const refused = await create();
		await refused.change({ accessTokenSeconds: -1 });
		await refused.expireAccessTokens();
		const { message, remedy } = await run(refused, 'upsert', UPSERT);
		const first = 'Constant Contact did not accept the access token \\(401\\)';
		expect(message).toMatch(words(first, 'Unauthorized'));
		expect(remedy).toContain('connect the account again');
	});

	test('a 404 is told; that of what is deleted already is none', async () => {
		const account = await create();
		const { message } = await run(account, 'get', picked(UNKNOWN));
		const first = 'Constant Contact does not know what the request names \\(404\\)';
		expect(message).toMatch(words(first, 'contact_id is in an invalid format.'));
		const again = await run(account, 'delete', picked(GONE));
		expect(again.output).toEqual([{ contact_id: GONE, deleted: true }]);
		expect((await run(account, 'delete', picked(UNKNOWN))).message).toContain('(404)');
	});

	test('the trigger loses nothing', async () => {
		const account = await create();
		const trigger = new TestTrigger(account, { triggerOn: ['contactCreated'] });
		await trigger.activate();
		await account.setContact({ email_address: { address: 'ann@example.com' } });
		const body = errorBody === 'documented' ? { error_message: 'Oops' } : undefined;
		await account.fault({ path: '/v3/contacts', times: 1, answer: { status: 500, body } });
		await expect(trigger.poll()).rejects.toThrow('internal fault (500)');
		expect(await trigger.poll()).toHaveLength(1);
	});
});
