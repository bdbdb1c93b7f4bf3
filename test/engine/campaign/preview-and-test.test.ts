import { TestAccount } from '../../support/simulator';
import { accountWith, on } from './sending-support';
import { EMAIL, GONE, NEWS, OLD, SEED, SPRING, pick, run } from './support';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const PREVIEWS = `/v3/emails/activities/${EMAIL}/previews`;
const TESTS = `/v3/emails/activities/${EMAIL}/tests`;

describe('get preview', () => {
	test('gives headers, HTML and text, and the digest that Get gives', async () => {
		const account = await TestAccount.create(SEED);
		const { output } = await run(account, 'getPreview', pick(SPRING));
		const [{ content_digest }] = (await run(account, 'get', pick(SPRING))).output;
		expect(output).toEqual([
			{
				campaign_id: SPRING,
				name: 'Spring',
				campaign_activity_id: EMAIL,
				subject: 'Spring is here',
				preheader: 'At last',
				from_name: 'Olives and Oils',
				from_email: 'owner@example.com',
				reply_to_email: 'owner@example.com',
				lists: ['News'],
				segments: [],
				recipients_at_most: 0,
				contact_list_ids: [NEWS],
				segment_ids: [],
				html: '<html><body><p>Hello</p></body></html>',
				text: 'Hello',
				content_digest,
			},
		]);
		expect(content_digest).toBeDefined();
		expect(await account.mailbox()).toEqual([]);
	});

	test('reads the digest first, so that a change in between does not get approved', async () => {
		const account = await TestAccount.create(SEED);
		await run(account, 'getPreview', pick(SPRING));
		const requests = await account.requests();
		expect(requests.at(-1)).toBe(`GET ${PREVIEWS}`);
	});

	test('puts the HTML into a file, which n8n shows', async () => {
		const account = await TestAccount.create(SEED);
		await account.setCampaign({ campaign_id: SPRING, name: 'Spring / ü?' });
		const options = { binaryPropertyOutput: 'mail' };
		const { paired } = await run(account, 'getPreview', { ...pick(SPRING), options });
		expect(paired[0]).toMatchObject({ json: { text: 'Hello' }, pairedItem: { item: 0 } });
		expect(paired[0].json).not.toHaveProperty('html');
		const file = paired[0].binary?.mail;
		expect(file).toMatchObject({ mimeType: 'text/html', fileName: 'Spring _ ü_.html' });
		expect(Buffer.from(file?.data ?? '', 'base64').toString()).toContain('<p>Hello</p>');
	});

	const HTML = '<p class="a">"Hi"\\n</p>';
	test.each([
		['as it is', HTML, HTML],
		['as a JSON string within', JSON.stringify(HTML).slice(1, -1), HTML],
		['with a quote in front of which a backslash stands', '<a b="\\"">', '<a b="\\"">'],
		['without quotes', '<p>\\n</p>', '<p>\\n</p>'],
		['that only looks like a JSON string', '<p>\\" \\x</p>', '<p>\\" \\x</p>'],
	])('takes HTML %s', async (_how, preview_html_content, html) => {
		const account = await TestAccount.create(SEED);
		await account.fault({
			path: PREVIEWS,
			answer: { status: 200, body: { preview_html_content } },
		});
		const { output } = await run(account, 'getPreview', pick(SPRING));
		expect(output[0].html).toBe(html);
	});

	test('of a deleted campaign there is none', async () => {
		const account = await TestAccount.create(SEED);
		const { message } = await run(account, 'getPreview', pick(GONE));
		expect(message).toBe('The campaign "Gone" is deleted [item 0]');
	});
});

describe('who gets the email', () => {
	const preview = async (account: TestAccount) => (await on(account, 'getPreview')).output[0];

	test('lists by name, whose members are counted', async () => {
		const account = await accountWith({ email: { contact_list_ids: [OLD, NEWS] } });
		expect(await preview(account)).toMatchObject({
			lists: ['Old', 'News'],
			segments: [],
			recipients_at_most: 2,
		});
		expect(await account.journal('GET /v3/segments')).toEqual([]);
	});

	test('a segment by name, whose contacts are counted', async () => {
		const account = await accountWith({ email: { contact_list_ids: [], segment_ids: [14] } });
		expect(await preview(account)).toMatchObject({
			lists: [],
			segments: ['Sleepers'],
			recipients_at_most: 1,
		});
		expect(await account.journal('GET /v3/contact_lists')).toEqual([]);
	});

	test('no more than 5,000 contacts of a segment are read', async () => {
		const contacts = Array.from({ length: 5600 }, (_, index) => ({
			email_address: { address: `${index}@example.com` },
			contact_id: `33333333-0000-4000-8000-${String(index).padStart(12, '0')}`,
		}));
		const contact_ids = contacts.map(({ contact_id }) => contact_id);
		const account = await accountWith(
			{ email: { contact_list_ids: [], segment_ids: [15] } },
			{},
			{ contacts, segments: [{ segment_id: 15, name: 'Many', contact_ids }] },
		);
		const output = await preview(account);
		expect(output).toMatchObject({
			segments: ['Many'],
			warnings: [expect.stringContaining('more than 5000 contacts')],
		});
		expect(output).not.toHaveProperty('recipients_at_most');
		expect(await account.journal('GET /v3/contacts')).toHaveLength(11);
	});

	test('a list that the account does not show has its ID, and there is no number', async () => {
		const unknown = '11111111-0000-4000-8000-00000000000f';
		const account = await accountWith({ email: { contact_list_ids: [NEWS, unknown] } });
		const output = await preview(account);
		expect(output).toMatchObject({
			lists: ['News', unknown],
			warnings: [expect.stringMatching(/^Who gets the email is not known.*cannot be counted/)],
		});
		expect(output).not.toHaveProperty('recipients_at_most');
	});

	test('who may not see contacts gets the preview without the number', async () => {
		const account = await accountWith({ email: { contact_list_ids: [], segment_ids: [14] } });
		await account.fault({ path: '/v3/contacts', answer: { status: 403 } });
		const output = await preview(account);
		expect(output).toMatchObject({
			segments: ['Sleepers'],
			html: expect.any(String),
			warnings: [expect.stringMatching(/^Who gets the email is not known/)],
		});
		expect(output).not.toHaveProperty('recipients_at_most');
	});

	test('who may not see lists gets their IDs', async () => {
		const account = await accountWith();
		await account.fault({ path: '/v3/contact_lists', answer: { status: 403 } });
		expect(await preview(account)).toMatchObject({ lists: [NEWS], warnings: [expect.anything()] });
	});

	test('lists are read once for each run, and other failures are none of the recipients alone', async () => {
		const account = await accountWith();
		await run(account, 'getPreview', pick(SPRING), { items: [{}, {}] });
		expect(await account.journal('GET /v3/contact_lists')).toHaveLength(1);
		await account.fault({ path: '/v3/contact_lists', answer: { status: 500 } });
		expect((await on(account, 'getPreview')).message).toMatch(/500/);
	});
});

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
