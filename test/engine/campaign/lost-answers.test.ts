import { sleep, type INodeParameters } from 'n8n-workflow';
import type { TestAccount } from '../../support/simulator';
import { accountWith, ACTIVITY, ANN, mailed, on, SCHEDULES, written } from './sending-support';
import { NEWS, SPRING } from './support';

declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const POST = { method: 'POST', path: SCHEDULES };
const LOST = { ...POST, break: 'reset', times: 1 };
const ANSWERED = (status: number, body: unknown = {}) => ({
	...POST,
	answer: { status, body },
	times: 1,
});
/** The first look at the email after the request. */
const UNREAD_ONCE = {
	method: 'GET',
	path: ACTIVITY,
	skip: 1,
	times: 1,
	answer: { status: 500 },
};
const RETRY = { settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } };
const UNKNOWN = /^It is not known whether the campaign "Spring" was sent\./;

const posts = async (account: TestAccount) => (await account.journal(`POST ${SCHEDULES}`)).length;

describe('a request to send of which the answer is lost', () => {
	test.each(
		SIMULATOR_SWITCHES.sendNow.flatMap((sendNow) =>
			[0, 60_000].map((sendingMs) => [sendNow, sendingMs] as const),
		),
	)(
		'is not sent again: the campaign tells (%s, sending takes %d ms)',
		async (sendNow, sendingMs) => {
			for (const how of ['reset', 'cut']) {
				const account = await accountWith({}, { sendingMs, switches: { sendNow } });
				await account.fault({ ...LOST, break: how });
				const { output } = await on(account, 'send');
				expect(output[0]).toMatchObject({ action: 'unchanged' });
				expect(await posts(account)).toBe(1);
			}
		},
	);

	test('is not sent again, but that it is not known is told', async () => {
		for (const status of [500, 502, 503, 504, 408]) {
			const account = await accountWith();
			await account.fault(ANSWERED(status));
			const { message, remedy } = await on(account, 'send');
			expect(message).toMatch(UNKNOWN);
			expect(remedy).toContain('sends one campaign to nobody twice');
			expect(await posts(account)).toBe(1);
			const reads = (await account.requests()).slice(-3);
			expect(reads).toEqual([
				`GET ${ACTIVITY}`,
				`GET ${SCHEDULES}`,
				`GET ${ACTIVITY}/send_history`,
			]);
		}
	});

	test('counts as not known also if something else has answered', async () => {
		const account = await accountWith();
		await account.fault({
			...POST,
			answer: { status: 200, body: '<html>OK</html>', contentType: 'text/html' },
		});
		expect((await on(account, 'send')).message).toMatch(UNKNOWN);
	});

	test('counts as not known if the campaign cannot be looked at either', async () => {
		const account = await accountWith();
		await account.fault(LOST);
		await account.fault({
			method: 'GET',
			path: `${ACTIVITY}/send_history`,
			answer: { status: 500 },
		});
		expect((await on(account, 'send')).message).toMatch(UNKNOWN);
		expect(await posts(account)).toBe(1);
		expect(await mailed(account)).toEqual([ANN]);
	});

	test('and the campaign cannot be looked at: a retry finds it sent', async () => {
		const account = await accountWith();
		await account.fault(LOST);
		await account.fault(UNREAD_ONCE);
		const { output } = await on(account, 'send', {}, RETRY);
		expect(output[0]).toMatchObject({ action: 'unchanged' });
		expect(await posts(account)).toBe(1);
		expect(await mailed(account)).toEqual([ANN]);
	});

	test('of a schedule, and the retry has a later date: it is the same schedule', async () => {
		const account = await accountWith();
		await account.fault(LOST);
		await account.fault(UNREAD_ONCE);
		const date = '={{ $now.plus({ hours: 1 + $now.toMillis() % 10000 }) }}';
		const settings = { ...RETRY.settings, waitBetweenTries: 5 };
		const { output } = await on(account, 'schedule', { date }, { settings });
		expect(output).toMatchObject([{ action: 'unchanged', status: 'SCHEDULED' }]);
		expect(await posts(account)).toBe(1);
	});

	test('and was not done: a retry sends', async () => {
		const account = await accountWith();
		await account.fault(ANSWERED(500));
		const { output } = await on(account, 'send', {}, RETRY);
		expect(output[0]).toMatchObject({ action: 'sent' });
		expect(await mailed(account)).toEqual([ANN]);
	});

	test('is not repeated by a run that is started again', async () => {
		const account = await accountWith();
		await account.fault(LOST);
		await account.fault(UNREAD_ONCE);
		expect((await on(account, 'send')).message).toMatch(UNKNOWN);
		expect((await on(account, 'send')).message).toMatch(/was sent already/);
		expect(await posts(account)).toBe(1);
	});

	test('again to new contacts: the history tells', async () => {
		const again: INodeParameters = { options: { sendAgain: true } };
		for (const fault of [LOST, ANSWERED(500)]) {
			const account = await accountWith();
			await on(account, 'send');
			await mailed(account);
			await account.setContact({
				email_address: { address: 'new@example.com', permission_to_send: 'implicit' },
				list_memberships: [NEWS],
			});
			await account.fault(fault);
			const { output, message } = await on(account, 'send', again);
			if (fault === LOST) expect(output[0]).toMatchObject({ action: 'unchanged' });
			else expect(message).toMatch(UNKNOWN);
			expect(await posts(account)).toBe(2);
		}
	});

	test('again to new contacts, and a retry does not ask a third time', async () => {
		const account = await accountWith();
		await on(account, 'send');
		await mailed(account);
		await account.fault(LOST);
		await account.fault(UNREAD_ONCE);
		const { output } = await on(account, 'send', { options: { sendAgain: true } }, RETRY);
		expect(output[0]).toMatchObject({ action: 'unchanged' });
		expect(await posts(account)).toBe(2);
	});
});

describe('a request to schedule of which the answer is lost', () => {
	const date = '2099-03-31T08:15:00Z';

	test.each(SIMULATOR_SWITCHES.scheduleDate)(
		'is told by the schedule, with its %s',
		async (side) => {
			const account = await accountWith({}, { switches: { scheduleDate: side } });
			await account.fault(LOST);
			const { output } = await on(account, 'schedule', { date });
			expect(output[0]).toMatchObject({
				action: 'unchanged',
				scheduled_date: expect.stringContaining('2099-03-31'),
			});
			expect(await posts(account)).toBe(1);
		},
	);

	test('may have come to nothing', async () => {
		const account = await accountWith();
		await account.fault(ANSWERED(503));
		expect((await on(account, 'schedule', { date })).message).toMatch(
			/^It is not known whether the campaign "Spring" was scheduled\./,
		);
		expect((await on(account, 'schedule', { date })).output[0]).toMatchObject({
			action: 'scheduled',
		});
	});

	test('in place of another, which is gone', async () => {
		const options = { replaceSchedule: true };
		for (const fault of [LOST, ANSWERED(500)]) {
			const account = await accountWith({ at: '2099-01-01T00:00:00Z' });
			await account.fault(fault);
			const { output, message } = await on(account, 'schedule', { date, options });
			if (fault === LOST) expect(output[0]).toMatchObject({ action: 'unchanged' });
			else
				expect(message).toContain('The schedule for 2099-01-01T00:00:00.000Z is deleted already');
			expect(await posts(account)).toBe(1);
			expect((await on(account, 'schedule', { date })).output[0]).toMatchObject({
				action: fault === LOST ? 'unchanged' : 'scheduled',
			});
		}
	});
});

test.each([
	['the answer is lost', LOST, {}, [{}]],
	['the answer is lost, and the first look too', LOST, RETRY, [{}]],
	['another item has sent it', undefined, {}, [{}, {}]],
])('a sending that has failed is no success where %s', async (what, fault, settings, items) => {
	const account = await accountWith({}, { sendReason: 3 });
	if (fault) await account.fault(fault);
	if (what.endsWith('look too')) {
		await account.fault(UNREAD_ONCE);
	}
	const { message, remedy } = await on(account, 'send', {}, { ...settings, items });
	expect(message).toMatch(
		/^Constant Contact has tried to send the campaign "Spring", and failed\. The account cannot send/,
	);
	expect(remedy).toContain('can be sent once more');
	expect(await posts(account)).toBe(1);
});

describe('nothing is sent', () => {
	test('when the key has sent too many requests, until a retry', async () => {
		const throttled = { status: 429, body: { error_key: 'throttled', error_message: 'x' } };
		for (const [path, method] of [
			[`/v3/emails/${SPRING}`, 'GET'],
			[ACTIVITY, 'GET'],
			[ACTIVITY, 'PUT'],
			[SCHEDULES, 'POST'],
		]) {
			const account = await accountWith();
			await account.fault({ path, method, answer: throttled, times: 1 });
			const options = { lists: ['Old'] };
			const { message } = await on(account, 'send', { options });
			expect(message).toMatch(/more requests in one second/);
			expect(await mailed(account)).toEqual([]);
			expect((await on(account, 'send', { options })).output[0]).toMatchObject({ action: 'sent' });
		}
	});

	test('when the execution is stopped before', async () => {
		const account = await accountWith({}, { answerMs: 300 });
		await on(
			account,
			'send',
			{},
			{
				onStart: (cancel) => {
					void sleep(450).then(cancel);
				},
			},
		);
		expect(await written(account)).toEqual([]);
		expect(await mailed(account)).toEqual([]);
	});

	test('when the service refuses', async () => {
		for (const status of [400, 403, 404, 409]) {
			const account = await accountWith();
			await account.fault(ANSWERED(status));
			const { message, remedy } = await on(account, 'send');
			expect(message).toContain(`(${status})`);
			expect(message).not.toMatch(/not known/);
			expect(remedy).not.toMatch(/\bname may/);
			expect(await mailed(account)).toEqual([]);
		}
	});
});

test('two executions that send one campaign at once send it once', async () => {
	const account = await accountWith({}, { answerMs: 50, sendingMs: 200 });
	const runs = await Promise.all([on(account, 'send'), on(account, 'send')]);
	expect(runs.map(({ output }) => output[0]?.action).sort()).toEqual(['sent', 'unchanged']);
	await sleep(300);
	expect(await mailed(account)).toEqual([ANN]);
});
