import type { INodeParameters } from 'n8n-workflow';
import type { TestAccount } from '../../support/simulator';
import { accountWith, ACTIVITY, ANN, mailed, on, written } from './sending-support';
import { EMAIL, SPRING } from './support';

declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const RESENDS = `${ACTIVITY}/non_opener_resends`;
const again = (more: INodeParameters = {}): INodeParameters => ({
	subject: 'Once more',
	wait: 3,
	unit: 'days',
	...more,
});
const resend = { resend_request_id: '7', resend_subject: 'Once more', delay_minutes: 4320 };
const HOUR = 3_600_000;

const bodies = async (account: TestAccount) =>
	(await account.journal(`POST ${RESENDS}`)).map(({ body }) => body);

test.each(SIMULATOR_SWITCHES.resendAnswer)(
	'sets the resend of a draft, whose answer is %s',
	async (resendAnswer) => {
		const account = await accountWith({}, { switches: { resendAnswer } });
		const { output } = await on(account, 'resend', again());
		expect(output).toEqual([
			{
				campaign_id: SPRING,
				campaign_activity_id: EMAIL,
				name: 'Spring',
				resend_request_id: 'DRAFT',
				resend_subject: 'Once more',
				delay_minutes: 4320,
				action: 'created',
			},
		]);
		expect(await bodies(account)).toEqual([{ resend_subject: 'Once more', delay_minutes: 4320 }]);
	},
);

test('goes out after the wait, once', async () => {
	const account = await accountWith();
	await on(account, 'resend', again({ wait: 12, unit: 'hours' }));
	await on(account, 'send');
	expect(await mailed(account)).toEqual([ANN]);
	await account.change({ clockAheadMs: 13 * HOUR });
	expect(await mailed(account)).toEqual([ANN, ANN]);
	await account.change({ clockAheadMs: 300 * HOUR });
	expect(await mailed(account)).toEqual([ANN, ANN]);
});

test.each([
	[12, 'hours', 720],
	[240, 'hours', 14_400],
	[1, 'days', 1440],
	[10, 'days', 14_400],
])('waits %d %s', async (wait, unit, minutes) => {
	const account = await accountWith();
	await on(account, 'resend', again({ wait, unit }));
	expect(await bodies(account)).toEqual([expect.objectContaining({ delay_minutes: minutes })]);
});

test.each([
	[11, 'hours', 'from 12 to 240'],
	[241, 'hours', 'from 12 to 240'],
	[0.5, 'days', 'from 1 to 10'],
	[11, 'days', 'from 1 to 10'],
	['={{ $json.none }}', 'days', 'from 1 to 10'],
])('refuses to wait %s %s before any request', async (wait, unit, words) => {
	const account = await accountWith();
	const { message } = await on(account, 'resend', again({ wait, unit }));
	expect(message).toMatch(new RegExp(`^'Wait' is not a whole number ${words}`));
	expect(await account.requests()).toEqual([]);
});

test.each([
	['the same', {}, /^$/],
	['another subject', { subject: 'Other' }, /has a resend already: "Once more", 72 hours after it/],
	['another wait', { wait: 4 }, /has a resend already: "Once more"/],
])('of one that is set, with %s', async (_what, more, words) => {
	const account = await accountWith({ resend });
	const { output, message = '' } = await on(account, 'resend', again(more));
	expect(message).toMatch(words);
	if (message === '') expect(output[0]).toMatchObject({ action: 'unchanged' });
	expect(await written(account)).toEqual([]);
});

test('one that was sent stays the only one', async () => {
	const sent = { ...resend, resend_date: '2026-03-01T00:00:00.000Z' };
	const account = await accountWith({ current_status: 'Done', resend: sent });
	const other = await on(account, 'resend', again({ subject: 'Other' }));
	expect(other.remedy).toContain('was sent at 2026-03-01T00:00:00.000Z');
	const cancelled = await on(account, 'cancelResend');
	expect(cancelled.message).toMatch(/resend of the campaign "Spring" was sent at 2026-03-01/);
	expect(await written(account)).toEqual([]);
});

test.each(['resend', 'cancelResend', 'unschedule'])(
	'%s says of a deleted one that it is',
	async (op) => {
		const account = await accountWith({ current_status: 'Removed' });
		expect((await on(account, op, again())).message).toMatch(/^The campaign "Spring" is deleted/);
	},
);

test.each(['Executing', 'Error', 'Removed'])('refuses a campaign that is %s', async (status) => {
	const account = await accountWith({ current_status: status });
	const { message } = await on(account, 'resend', again());
	expect(message).toBeDefined();
	expect(await written(account)).toEqual([]);
});

describe('of a campaign that was sent', () => {
	/** Sent so many hours ago. */
	const sent = async (hours: number, switches = {}) => {
		const run_date = new Date(Date.now() - hours * HOUR).toISOString();
		const sending = { campaign_activity_id: EMAIL, contact_list_ids: [], segment_ids: [] };
		const failed = { ...sending, count: 0, send_status: 'ERRORED', reason_code: 1 };
		const early = new Date(Date.now() - 1000 * HOUR).toISOString();
		return await accountWith(
			{
				current_status: 'Done',
				last_sent_date: run_date,
				sendings: [
					{ ...failed, run_date: early },
					{ ...sending, run_date, count: 1, send_status: 'COMPLETED', reason_code: 0 },
				],
			},
			{ switches },
		);
	};

	test.each(SIMULATOR_SWITCHES.resendPassed)(
		'a wait that is over is refused (%s)',
		async (side) => {
			const account = await sent(73, { resendPassed: side });
			const { message, remedy } = await on(account, 'resend', again());
			expect(message).toMatch(/^The campaign "Spring" was sent at .*: 'Wait' is over already/);
			expect(remedy).toContain('10 days at most');
			expect(await written(account)).toEqual([]);
			expect(await mailed(account)).toEqual([]);
		},
	);

	test.each([
		['empty', []],
		['without a date', [{ send_id: 1, send_status: 'COMPLETED', count: 1 }]],
		['with a date that is none', [{ send_id: 1, send_status: 'COMPLETED', run_date: 'soon' }]],
	])('is refused where the history is %s: it might go at once', async (_what, body) => {
		const account = await sent(120);
		const path = `${ACTIVITY}/send_history`;
		await account.fault({ method: 'GET', path, answer: { status: 200, body } });
		const { message } = await on(account, 'resend', again());
		expect(message).toMatch(/^It is not known when the campaign "Spring" was sent/);
		expect(await written(account)).toEqual([]);
		expect(await mailed(account)).toEqual([]);
	});

	test('a wait that is not over is set', async () => {
		const account = await sent(71);
		expect((await on(account, 'resend', again())).output[0]).toMatchObject({ action: 'created' });
	});
});

describe('a request of which the answer is lost', () => {
	const post = { method: 'POST', path: RESENDS };
	const retry = { settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } };

	test('is not sent again: the resend is there', async () => {
		const account = await accountWith();
		await account.fault({ ...post, break: 'reset' });
		const { output } = await on(account, 'resend', again());
		expect(output[0]).toMatchObject({ action: 'unchanged', delay_minutes: 4320 });
		expect(await bodies(account)).toHaveLength(1);
	});

	test('may have come to nothing, which is told, and a retry sets it', async () => {
		const account = await accountWith();
		await account.fault({ ...post, answer: { status: 500 }, times: 2 });
		const { message } = await on(account, 'resend', again());
		expect(message).toMatch(
			/^It is not known whether the resend of the campaign "Spring" is set\./,
		);
		const { output } = await on(account, 'resend', again(), retry);
		expect(output[0]).toMatchObject({ action: 'created' });
		expect((await account.campaigns())[0].resend).toMatchObject({ delay_minutes: 4320 });
	});

	test('somebody else was faster, with another one', async () => {
		const account = await accountWith({}, { answerMs: 50 });
		const runs = await Promise.all([
			on(account, 'resend', again()),
			on(account, 'resend', again({ subject: 'Other' })),
		]);
		expect(runs.flatMap(({ message = [] }) => message)).toEqual([
			expect.stringMatching(/has a resend already/),
		]);
	});
});

describe('cancel resend', () => {
	test.each([
		['a draft', {}, 'DRAFT'],
		['a scheduled campaign', { at: '2099-01-01T00:00:00Z' }, '7'],
	])('of %s', async (_what, stored, id) => {
		const account = await accountWith({ ...stored, resend });
		const { output } = await on(account, 'cancelResend');
		expect(output).toEqual([
			expect.objectContaining({ action: 'cancelled', resend_request_id: id, delay_minutes: 4320 }),
		]);
		expect(await written(account)).toEqual([`DELETE ${RESENDS}/${id}`]);
		expect((await account.campaigns())[0]).not.toHaveProperty('resend');
	});

	test('has nothing to do where there is none', async () => {
		const account = await accountWith();
		const { output } = await on(account, 'cancelResend', {}, { items: [{}, {}] });
		expect(output.map(({ action }) => action)).toEqual(['unchanged', 'unchanged']);
		expect(await written(account)).toEqual([]);
	});
});
