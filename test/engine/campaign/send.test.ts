import { accountWith, ANN, BOB, mailed, on, SCHEDULES, written } from './sending-support';
import { EMAIL, NEWS, OLD, PERMALINK, pick, run, SPRING } from './support';

declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const ERRORS = { onError: 'continueRegularOutput' as const };

test('sends a draft at once, to its list and nobody else', async () => {
	const account = await accountWith();
	const { output } = await on(account, 'send');
	expect(output).toEqual([
		{
			campaign_id: SPRING,
			campaign_activity_id: EMAIL,
			name: 'Spring',
			subject: 'Spring is here',
			action: 'sent',
		},
	]);
	expect(await mailed(account)).toEqual([ANN]);
	const [{ body }] = await account.journal(`POST ${SCHEDULES}`);
	expect(body).toEqual({ scheduled_date: '0' });
});

test.each([
	['its name', pick('spring', 'name')],
	['the ID of its email', pick(EMAIL)],
	['the ID of its permalink', pick(PERMALINK)],
])('sends the first email of a campaign that is picked by %s', async (_how, picked) => {
	const account = await accountWith();
	const { output } = await run(account, 'send', picked);
	expect(output[0]).toMatchObject({ campaign_activity_id: EMAIL, action: 'sent' });
	expect(Object.keys(output[0]).slice(0, 3)).toEqual(['campaign_id', 'action', 'name']);
	expect(await mailed(account)).toEqual([ANN]);
});

test.each([
	['list', { lists: ['Old'] }, { contact_list_ids: [OLD], segment_ids: [] }],
	[
		'segment',
		{ segment: { __rl: true, mode: 'name', value: 'sleepers' } },
		{ contact_list_ids: [], segment_ids: [14] },
	],
])('sends to another %s, and empties nothing else', async (_what, options, recipients) => {
	const account = await accountWith({ email: { preheader: 'At last' } });
	const { output } = await on(account, 'send', { options });
	expect(output[0]).toMatchObject({ action: 'sent' });
	expect(await mailed(account)).toEqual([BOB]);
	const [{ email }] = await account.campaigns();
	expect(email).toMatchObject({ subject: 'Spring is here', preheader: 'At last', ...recipients });
});

test('writes no recipients that are the ones already', async () => {
	const account = await accountWith();
	await on(account, 'send', { options: { lists: [NEWS] } });
	expect(await written(account)).toEqual([`POST ${SCHEDULES}`]);
});

describe('refuses before anything is written', () => {
	const others = { lists: ['Old'] };

	test.each([
		['a sent one', { current_status: 'Done' }, /^The campaign "Spring" was sent already/],
		['one in another case', { current_status: 'DONE' }, /was sent already/],
		['a deleted one', { current_status: 'Removed' }, /"Spring" is deleted/],
		['one of an unknown status', { current_status: 'Paused' }, /has the status PAUSED/],
		[
			'a scheduled one',
			{ at: '2099-01-01T00:00:00Z' },
			/is scheduled for 2099-01-01T00:00:00.000Z already/,
		],
		['one without a subject', { email: { subject: ' ' } }, /"Spring" has no subject/],
	])('%s', async (_what, stored, words) => {
		for (const options of [{}, others]) {
			const account = await accountWith(stored);
			const { message } = await on(account, 'send', { options });
			expect(message).toMatch(words);
			expect(await written(account)).toEqual([]);
			expect(await mailed(account)).toEqual([]);
		}
	});

	test('one without recipients', async () => {
		for (const emptyProperties of SIMULATOR_SWITCHES.emptyProperties) {
			const account = await accountWith(
				{ email: { contact_list_ids: [] } },
				{ switches: { emptyProperties } },
			);
			const { message } = await on(account, 'send');
			expect(message).toMatch(/"Spring" has no recipients/);
			expect(await written(account)).toEqual([]);
		}
	});

	test('one that is being sent to others than asked for', async () => {
		const account = await accountWith({ current_status: 'Executing' });
		const { message } = await on(account, 'send', { options: others });
		expect(message).toMatch(/"Spring" is being sent/);
		expect(await written(account)).toEqual([]);
	});

	test.each([
		['another subject', { subjectIs: 'Spring is her' }, 'not "Spring is her" as in \'Subject Is\''],
		['the subject in another case', { subjectIs: 'spring is here' }, "'Subject Is'"],
		[
			'another digest',
			{ contentDigestIs: 'x' },
			"The email has changed since it was approved: its digest is not that in 'Content Digest Is'",
		],
		['an empty subject', { subjectIs: '' }, "'Subject Is' is empty"],
		['an empty digest', { contentDigestIs: '={{ $json.none }}' }, "'Content Digest Is' is empty"],
		[
			'an empty number',
			{ maximumRecipients: '={{ $json.none }}' },
			"'Maximum Recipients' is empty",
		],
	])('%s in Only If', async (_what, onlyIf, words) => {
		const account = await accountWith();
		const { message } = await on(account, 'send', { onlyIf, options: others });
		expect(message).toContain(words);
		expect(await written(account)).toEqual([]);
		expect(await mailed(account)).toEqual([]);
	});

	test.each([
		[
			'lists and a segment',
			{ lists: ['News'], segment: pick('14').campaign },
			'cannot be combined with',
		],
		['an empty list', { lists: [] }, "'List Names or IDs' is empty"],
		['separators alone', { lists: '={{ ", ;" }}' }, "'List Names or IDs' is empty"],
		['a list that an expression does not find', { lists: '={{ $json.none }}' }, 'is empty'],
		['an empty segment', { segment: { __rl: true, mode: 'id', value: '' } }, "'Segment' is empty"],
	])('%s as recipients', async (_what, options, words) => {
		const account = await accountWith();
		const { message } = await on(account, 'send', { options } as never);
		expect(message).toContain(words);
		expect(await account.requests()).toEqual([]);
	});
});

describe('Send Again to New Contacts', () => {
	const again = { options: { sendAgain: true } };

	test('sends a campaign that was sent to who has not got it', async () => {
		const account = await accountWith();
		await on(account, 'send');
		expect(await mailed(account)).toEqual([ANN]);
		expect((await on(account, 'send')).message).toMatch(/was sent already/);
		await account.setContact({
			email_address: { address: 'new@example.com', permission_to_send: 'implicit' },
			list_memberships: [NEWS],
		});
		expect((await on(account, 'send', again)).output[0]).toMatchObject({ action: 'sent' });
		expect(await mailed(account)).toEqual([ANN, 'new@example.com']);
	});

	test('sends once for two items of one campaign', async () => {
		const account = await accountWith({ current_status: 'Done' });
		const { output } = await on(account, 'send', again, { items: [{}, {}] });
		expect(output.map(({ action }) => action)).toEqual(['sent', 'unchanged']);
		expect(await written(account)).toEqual([`POST ${SCHEDULES}`]);
	});
});

test.each(SIMULATOR_SWITCHES.sendNow.flatMap((side) => [0, 500].map((ms) => [side, ms] as const)))(
	'sends a campaign of two items once, also under two names (%s, %d ms)',
	async (sendNow, sendingMs) => {
		const account = await accountWith({}, { sendingMs, switches: { sendNow } });
		const { output } = await run(
			account,
			'send',
			{ campaign: { __rl: true, mode: 'id', value: '={{ $json.id }}' } } as never,
			{ items: [{ id: SPRING }, { id: EMAIL }, { id: SPRING }] },
		);
		expect(output.map(({ action }) => action)).toEqual(['sent', 'unchanged', 'unchanged']);
		expect(await account.journal(`POST ${SCHEDULES}`)).toHaveLength(1);
	},
);

test('warns of an email without a tracking image, and sends it', async () => {
	const account = await accountWith({ email: { html_content: '<p>Hello</p>' } });
	const { output } = await on(account, 'send');
	expect(output[0]).toMatchObject({
		action: 'sent',
		warnings: [expect.stringContaining('[[trackingImage]]')],
	});
});

test('sends a campaign whose sending has failed', async () => {
	const account = await accountWith({ current_status: 'Error' });
	expect((await on(account, 'send')).output[0]).toMatchObject({ action: 'sent' });
	expect(await mailed(account)).toEqual([ANN]);
});

test('one refused item does not keep the next from being sent', async () => {
	const account = await accountWith();
	const { output } = await on(
		account,
		'send',
		{ onlyIf: { subjectIs: '={{ $json.subject }}' } },
		{ items: [{ subject: 'No' }, { subject: 'Spring is here' }], settings: ERRORS },
	);
	expect(output).toEqual([
		expect.objectContaining({ error: expect.stringContaining('[item 0]') }),
		expect.objectContaining({ action: 'sent' }),
	]);
});
