import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import type { RunSettings } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { ANN, SEED } from './sending-support';
import { run } from './support';

/** Every step of what a workflow does, with the paths of its requests. */
const PATHS = [
	['POST', '/v3/emails'],
	['GET', '/v3/emails'],
	['GET', '/v3/emails/{campaign_id}'],
	['GET', '/v3/emails/activities/{campaign_activity_id}'],
	['PUT', '/v3/emails/activities/{campaign_activity_id}'],
	['GET', '/v3/emails/activities/{campaign_activity_id}/schedules'],
	['POST', '/v3/emails/activities/{campaign_activity_id}/schedules'],
	['GET', '/v3/emails/activities/{campaign_activity_id}/send_history'],
	['GET', '/v3/emails/activities/{campaign_activity_id}/non_opener_resends'],
	['POST', '/v3/emails/activities/{campaign_activity_id}/non_opener_resends'],
];

/** Done without an answer; or not done, and answered with a fault or with a refusal of the limit. */
const LOSSES = [
	{ break: 'reset' },
	{ break: 'cut' },
	{ answer: { status: 500, body: {} } },
	{ answer: { status: 503, body: {} } },
	{ answer: { status: 429, body: { error_key: 'throttled', error_message: 'x' } } },
];

const fault = fc
	.tuple(
		fc.constantFrom(...PATHS),
		fc.constantFrom(...LOSSES),
		fc.nat(2),
		fc.integer({ min: 1, max: 2 }),
	)
	.map(([[method, path], loss, skip, times]) => ({ method, path, skip, times, ...loss }));

const CAMPAIGN: INodeParameters = { campaign: { __rl: true, mode: 'name', value: 'Harvest' } };
const HOUR = 3_600_000;

const STEPS = {
	create: {
		name: 'Harvest',
		subject: 'Harvest',
		fromName: 'Olives',
		fromEmail: { __rl: true, mode: 'list', value: 'owner@example.com' },
		html: '<p>Hello</p>',
		lists: ['News'],
		options: { ifNameExists: 'updateDraft' },
	},
	update: { ...CAMPAIGN, updateFields: { subject: 'Harvest time' } },
	resend: { ...CAMPAIGN, subject: 'Again', wait: 12, unit: 'hours' },
	send: CAMPAIGN,
	schedule: CAMPAIGN,
} satisfies Record<string, INodeParameters>;

/** Goes on with a workflow until all steps are done, as somebody does who starts it again. */
async function play(account: TestAccount, isScheduled: boolean, settings: RunSettings) {
	const date = new Date(Date.now() + HOUR).toISOString();
	const leave = isScheduled ? 'schedule' : 'send';
	const steps = ['create', 'update', 'resend', leave] as const;
	for (const step of steps) {
		for (let tries = 0; tries < 8; tries++) {
			const parameters = step === 'schedule' ? { ...CAMPAIGN, date } : STEPS[step];
			const { message } = await run(account, step, parameters, settings);
			if (message === undefined || /was sent already/.test(message)) break;
			if (tries === 7) throw new Error(`${step}: ${message}`);
		}
	}
}

test('no campaign twice, no mail twice and no draft lost, whatever answers get lost', async () => {
	const property = fc.asyncProperty(
		fc.array(fault, { minLength: 1, maxLength: 5 }),
		fc.boolean(),
		fc.constantFrom(1, 2, 3),
		async (faults, isScheduled, maxTries) => {
			const account = await TestAccount.create({ ...SEED, settings: { sendingMs: 0 } });
			for (const each of faults) await account.fault(each);
			const settings = { retryOnFail: maxTries > 1, maxTries, waitBetweenTries: 1 };
			await play(account, isScheduled, { settings });
			await account.heal();

			const campaigns = await account.campaigns();
			expect(campaigns).toHaveLength(1);
			expect(campaigns[0].email).toMatchObject({
				subject: 'Harvest time',
				html_content: expect.stringContaining('Hello'),
			});
			const mails = async (hours: number) => {
				await account.change({ clockAheadMs: hours * HOUR });
				await account.send('GET', 'emails');
				return (await account.mailbox()).map(({ email_address, subject }) => [
					email_address,
					subject,
				]);
			};
			expect(await mails(2)).toEqual([[ANN, 'Harvest time']]);
			expect(await mails(500)).toEqual([
				[ANN, 'Harvest time'],
				[ANN, 'Again'],
			]);
		},
	);
	await fc.assert(property, { numRuns: 15 });
}, 120_000);
