import { TestAccount } from '../../support/simulator';
import { EMAIL, GONE, NEWS, PERMALINK, pick, run, SEED, SPRING } from './support';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const DIGEST = /^[\w-]{22}$/;

describe('get', () => {
	test('joins the campaign and its email, without the content', async () => {
		const account = await TestAccount.create(SEED);
		const { output } = await run(account, 'get', pick(SPRING));
		expect(output).toEqual([
			{
				campaign_id: SPRING,
				campaign_activity_id: EMAIL,
				name: 'Spring',
				type: 'CUSTOM_CODE_EMAIL',
				status: 'DRAFT',
				subject: 'Spring is here',
				preheader: 'At last',
				from_name: 'Olives and Oils',
				from_email: 'owner@example.com',
				reply_to_email: 'owner@example.com',
				contact_list_ids: [NEWS],
				segment_ids: [],
				created_at: '2026-03-01T00:00:00.000Z',
				updated_at: '2026-03-02T00:00:00.000Z',
				content_digest: expect.stringMatching(DIGEST),
			},
		]);
		expect(await account.requests()).toHaveLength(2);
		// What people look for stands first, in n8n's table, too.
		expect(Object.keys(output[0]).slice(1, 7)).toEqual([
			'name',
			'status',
			'subject',
			'contact_list_ids',
			'segment_ids',
			'type',
		]);
	});

	test('includes content, permalink and address, in the same answer', async () => {
		const account = await TestAccount.create(SEED);
		const include = ['Content', 'permalink_url', 'Physical Address'];
		const { output } = await run(account, 'get', { ...pick(SPRING), options: { include } });
		expect(output[0]).toMatchObject({
			html_content: expect.stringContaining('[[trackingImage]]'),
			permalink_url: expect.stringContaining('https://'),
			physical_address_in_footer: { city: 'Waltham' },
		});
		expect(await account.requests()).toHaveLength(2);
	});

	test('includes what has an address of its own, and null for what is not there', async () => {
		const account = await TestAccount.create(SEED);
		const include = ['Schedule', 'Send History', 'Resend', 'A/B Test'];
		const get = async (simple: boolean) =>
			(await run(account, 'get', { ...pick(SPRING), simple, options: { include } })).output[0];
		expect(await get(true)).toMatchObject({
			scheduled_date: null,
			send_history: [],
			resend: null,
			ab_test: null,
		});
		expect(await get(false)).toMatchObject({ schedules: [], resends: [], ab_test: null });
		const path = `emails/activities/${EMAIL}`;
		await account.send('POST', `${path}/abtest`, {
			alternative_subject: 'Other',
			test_size: 10,
			winner_wait_duration: 24,
		});
		expect(await get(true)).toMatchObject({ ab_test: { alternative_subject: 'Other' } });
		await account.send('DELETE', `${path}/abtest`);
		await account.send('POST', `${path}/non_opener_resends`, {
			resend_subject: 'Again',
			delay_minutes: 1440,
		});
		await account.send('POST', `${path}/schedules`, { scheduled_date: '2036-01-01T00:00:00Z' });
		expect(await get(true)).toMatchObject({
			status: 'SCHEDULED',
			scheduled_date: '2036-01-01T00:00:00.000Z',
			resend: { resend_subject: 'Again' },
		});
		expect(await get(false)).toMatchObject({
			schedules: [{ scheduled_date: '2036-01-01T00:00:00.000Z' }],
			resends: [{ resend_subject: 'Again' }],
		});
	});

	test('a failure of what is included is told, unless there is no A/B test', async () => {
		const account = await TestAccount.create(SEED);
		await account.fault({ path: `/v3/emails/activities/${EMAIL}/abtest`, answer: { status: 500 } });
		const options = { include: ['A/B Test'] };
		const { message } = await run(account, 'get', { ...pick(SPRING), options });
		expect(message).toContain('internal fault (500)');
	});

	test.each([
		[0, 'Sent'],
		[4, 'use a smaller list'],
		[12, 'nobody to send it to'],
	])('the history says in words what the code %s means', async (reason_code, words) => {
		const account = await TestAccount.create(SEED);
		const sending = { send_id: 1, count: 0, send_status: 'COMPLETED', reason_code };
		const path = `/v3/emails/activities/${EMAIL}/send_history`;
		await account.fault({ path, answer: { status: 200, body: [sending] } });
		const options = { include: ['Send History'] };
		const { output } = await run(account, 'get', { ...pick(SPRING), options });
		expect(output[0].send_history).toEqual([
			{ ...sending, reason: expect.stringContaining(words) },
		]);
	});

	test('a code that is new stays without words', async () => {
		const account = await TestAccount.create(SEED);
		const path = `/v3/emails/activities/${EMAIL}/send_history`;
		await account.fault({ path, answer: { status: 200, body: [{ reason_code: 99 }] } });
		const options = { include: ['Send History'] };
		const { output } = await run(account, 'get', { ...pick(SPRING), options });
		expect(output[0].send_history).toEqual([{ reason_code: 99 }]);
	});

	test('returns what the service answers when it does not simplify', async () => {
		const account = await TestAccount.create(SEED);
		const { output } = await run(account, 'get', { ...pick(SPRING), simple: false });
		expect(Object.keys(output[0]).slice(0, 2)).toEqual(['campaign_id', 'name']);
		expect(output[0]).toMatchObject({
			current_status: 'DRAFT',
			type_code: 26,
			email: { campaign_activity_id: EMAIL, format_type: 5, subject: 'Spring is here' },
			content_digest: expect.stringMatching(DIGEST),
		});
		expect(output[0].email).not.toHaveProperty('html_content');
	});

	test.each([
		['its ID', SPRING, 'id'],
		['its name', 'spring', 'name'],
		['the ID of its email', EMAIL, 'id'],
		['the ID of its permalink', PERMALINK, 'id'],
	])('finds the email by %s, whichever comes first', async (_how, value, mode) => {
		for (const activityOrder of SIMULATOR_SWITCHES.activityOrder) {
			const settings = { switches: { activityOrder } };
			const account = await TestAccount.create({ ...SEED, settings });
			const { output } = await run(account, 'get', pick(value, mode));
			expect(output[0]).toMatchObject({ campaign_id: SPRING, campaign_activity_id: EMAIL });
		}
	});

	test('reads a campaign once in a run', async () => {
		const account = await TestAccount.create(SEED);
		const items = [{}, {}, {}];
		await run(account, 'get', pick(SPRING), { items });
		expect(await account.journal(`GET /v3/emails/${SPRING}`)).toHaveLength(1);
	});

	test.each(SIMULATOR_SWITCHES.removedActivity)(
		'gives a deleted campaign alone, though its email is %s',
		async (removedActivity) => {
			const settings = { switches: { removedActivity } };
			const account = await TestAccount.create({ ...SEED, settings });
			const { output } = await run(account, 'get', pick(GONE));
			expect(output).toEqual([
				expect.objectContaining({
					campaign_id: GONE,
					name: 'Gone',
					status: 'REMOVED',
					warnings: [expect.stringContaining('is deleted')],
				}),
			]);
			const raw = await run(account, 'get', { ...pick(GONE), simple: false });
			expect(raw.output[0]).toMatchObject({ current_status: 'REMOVED' });
			expect(raw.output[0]).not.toHaveProperty('email');
		},
	);

	test('a deleted campaign has no name any more', async () => {
		const account = await TestAccount.create(SEED);
		const { message } = await run(account, 'get', pick('Gone', 'name'));
		expect(message).toContain(`'Campaign' names "Gone", which the account does not have`);
	});

	test('tells of an ID that neither a campaign nor an activity has', async () => {
		const account = await TestAccount.create(SEED);
		const { message } = await run(account, 'get', pick('77777777-0000-4000-8000-000000000001'));
		expect(message).toMatch(/does not know what the request names \(404\).*campaign_id/);
	});

	test('the digest is another one as soon as content, sender or recipients are', async () => {
		const account = await TestAccount.create(SEED);
		const digest = async () => (await run(account, 'get', pick(SPRING))).output[0].content_digest;
		const seen = [await digest(), await digest()];
		expect(new Set(seen).size).toBe(1);
		for (const email of [
			{ html_content: '<p>Other</p>[[trackingImage]]' },
			{ subject: 'Other' },
			{ from_name: 'Other' },
			{ contact_list_ids: [] },
		]) {
			await account.setCampaign({ campaign_id: SPRING, email });
			seen.push(await digest());
		}
		expect(new Set(seen).size).toBe(5);
	});
});
