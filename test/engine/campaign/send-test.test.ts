import { TestAccount } from '../../support/simulator';
import { EMAIL, GONE, SEED, SPRING, pick, run } from './support';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const TESTS = `/v3/emails/activities/${EMAIL}/tests`;

describe('send test', () => {
	const send = async (account: TestAccount, emailAddresses: unknown, more: object = {}) =>
		await run(
			account,
			'sendTest',
			{ ...pick(SPRING), emailAddresses: '={{ $json.to }}', ...more },
			{ items: [{ to: emailAddresses } as never] },
		);

	test.each([
		['a text', 'ann@example.com, Bob@example.com;ann@EXAMPLE.com'],
		['an array', ['ann@example.com', 'bob@example.com', ' ann@example.com']],
		['an array in JSON', '["ann@example.com","bob@example.com"]'],
	])('goes to each address of %s once, and to nobody else', async (_what, given) => {
		const account = await TestAccount.create(SEED);
		const options = { personalMessage: 'Look' };
		const { output } = await send(account, given, { options });
		const sent_to = ['ann@example.com', 'bob@example.com'];
		expect(output).toEqual([
			{
				campaign_id: SPRING,
				campaign_activity_id: EMAIL,
				name: 'Spring',
				subject: 'Spring is here',
				lists: ['News'],
				segments: [],
				recipients_at_most: 0,
				content_digest: (await run(account, 'get', pick(SPRING))).output[0].content_digest,
				sent_to,
			},
		]);
		const mails = await account.mailbox();
		expect(mails.map(({ email_address }) => email_address)).toEqual(sent_to);
		expect(mails[0]).toMatchObject({ isTest: true, personal_message: 'Look' });
		expect((await account.campaigns())[0]).toMatchObject({ current_status: 'Draft' });
	});

	test('its digest is read before it is sent, so that a change in between does not get approved', async () => {
		const account = await TestAccount.create(SEED);
		await send(account, 'ann@example.com');
		expect((await account.requests()).at(-1)).toBe(`POST ${TESTS}`);
	});

	test.each([
		['', "'Email Addresses' is empty"],
		[' ,; ', "'Email Addresses' is empty"],
		['who', `'Email Addresses' is not an email address: "who"`],
		[['ann@example.com', {}], "'Email Addresses' is not an email address"],
		[
			[1, 2, 3, 4, 5, 6].map((number) => `${number}@example.com`),
			"'Email Addresses' names 6, Constant Contact allows 5",
		],
	])('refuses %j before anything is sent', async (given, words) => {
		const account = await TestAccount.create(SEED);
		const { message } = await send(account, given);
		expect(message).toContain(words);
		expect(await account.requests()).toEqual([]);
	});

	test('a sixth that is the first again is none', async () => {
		const account = await TestAccount.create(SEED);
		const given = [1, 2, 3, 4, 5, 1].map((number) => `${number}@example.com`);
		expect((await send(account, given)).output[0].sent_to).toHaveLength(5);
	});

	test('of a deleted campaign is refused', async () => {
		const account = await TestAccount.create(SEED);
		const { message } = await send(account, 'ann@example.com', pick(GONE));
		expect(message).toBe('The campaign "Gone" is deleted [item 0]');
	});

	test.each(SIMULATOR_SWITCHES.testsUsedUp)(
		'the used-up number of a day fails its items only (%s), and nothing is sent again',
		async (testsUsedUp) => {
			const settings = { switches: { testsUsedUp } };
			const account = await TestAccount.create({ ...SEED, settings });
			for (let sent = 0; sent < 10; sent++) {
				const email_addresses = [1, 2, 3, 4, 5].map((number) => `${number}@example.com`);
				await account.send('POST', TESTS.replace('/v3/', ''), { email_addresses });
			}
			const items = [{ to: 'ann@example.com' }, { to: 'bob@example.com' }];
			const parameters = { ...pick(SPRING), emailAddresses: '={{ $json.to }}' };
			const { output } = await run(account, 'sendTest', parameters, {
				items,
				settings: { onError: 'continueRegularOutput' },
			});
			expect(output).toHaveLength(2);
			for (const { error, message } of output) {
				if (testsUsedUp === 'badRequest') {
					expect(error).toContain('limit of 50 test emails');
					continue;
				}
				expect(error).toContain('sends no more test emails for this account today (429)');
				expect(message).toContain('50 addresses a day');
			}
			const posted = (await account.journal(`POST ${TESTS}`)).slice(10);
			expect(posted).toHaveLength(2);
			// Other work of the run goes on.
			expect((await run(account, 'get', pick(SPRING))).message).toBeUndefined();
		},
	);

	test.each([
		{ error_key: 'throttled', error_message: 'Too many requests' },
		{ error_message: 'Rate limit of 4 requests a second exceeded' },
		'',
	])('too many requests in a second stay what they are: %j', async (body) => {
		const account = await TestAccount.create(SEED);
		await account.fault({ path: TESTS, answer: { status: 429, body } });
		const { message } = await send(account, 'ann@example.com');
		expect(message).toContain('more requests in one second than it allows');
		expect(await account.journal(`POST ${TESTS}`)).toHaveLength(1);
	});

	test('after a lost answer it is not sent again, and the message says what repeating does', async () => {
		const account = await TestAccount.create(SEED);
		await account.fault({ path: TESTS, answer: { status: 500 } });
		const { remedy } = await send(account, 'ann@example.com');
		expect(remedy).toContain('Repeating may send it twice');
		expect(await account.journal(`POST ${TESTS}`)).toHaveLength(1);
	});
});
