import type { INodeParameters } from 'n8n-workflow';
import type { TestAccount } from '../../support/simulator';
import { accountWith, ACTIVITY, ANN, mailed, on, written } from './sending-support';
import { NEWS, OLD, SPRING } from './support';

describe('Only If', () => {
	test('the subject is the whole one', async () => {
		const account = await accountWith();
		await on(account, 'send', { onlyIf: { subjectIs: 'Spring is here' } });
		expect(await mailed(account)).toEqual([ANN]);
	});

	test('the digest is that of Get, and no longer once anything has changed', async () => {
		const account = await accountWith();
		const [{ content_digest }] = (await on(account, 'get')).output;
		const onlyIf = { contentDigestIs: content_digest as string };
		await account.setCampaign({ campaign_id: SPRING, email: { from_name: 'Somebody' } });
		const changed = await on(account, 'send', { onlyIf });
		expect(changed.message).toContain("'Content Digest Is'");
		await account.setCampaign({ campaign_id: SPRING, email: { from_name: 'Olives and Oils' } });
		const others = await on(account, 'send', { onlyIf, options: { lists: ['Old'] } });
		expect(others.message).toContain("'Content Digest Is'");
		expect(await written(account)).toEqual([]);
		expect((await on(account, 'send', { onlyIf })).output[0]).toMatchObject({ action: 'sent' });
	});

	test.each(['subjectIs', 'contentDigestIs'])(
		'an A/B test has a subject that %s does not cover: nothing leaves',
		async (condition) => {
			const abTest = { alternative_subject: 'B', test_size: 10, winner_wait_duration: 24 };
			const account = await accountWith({ abTest });
			const [{ content_digest }] = (await on(account, 'get')).output;
			const value = condition === 'subjectIs' ? 'Spring is here' : (content_digest as string);
			for (const operation of ['send', 'schedule']) {
				const given = { onlyIf: { [condition]: value }, date: '2099-01-01T00:00:00Z' };
				const { message } = await on(account, operation, given);
				expect(message).toContain('has an A/B test with the subject "B", which ');
			}
			expect(await written(account)).toEqual([]);
			const approved = await on(account, 'send', { onlyIf: { approved: true } });
			expect(approved.output[0]).toMatchObject({ action: 'sent' });
		},
	);

	test('an email whose HTML is not shown has no digest', async () => {
		const account = await accountWith();
		const [{ content_digest }] = (await on(account, 'get')).output;
		const keep = ['contact_list_ids', 'current_status', 'role', 'subject'];
		await account.fault({ method: 'GET', path: ACTIVITY, reshape: { to: 'missing', keep } });
		const onlyIf = { contentDigestIs: content_digest as string };
		expect((await on(account, 'send', { onlyIf })).message).toContain("'Content Digest Is'");
		expect(await written(account)).toEqual([]);
	});

	test.each([true, 'true', ' True\n'])('an approval that is %j lets it leave', async (approved) => {
		const account = await accountWith();
		await on(account, 'send', { onlyIf: { approved } });
		expect(await mailed(account)).toEqual([ANN]);
	});

	const NO = "Nobody has said yes: 'Approved' is false";

	test.each([
		[false, NO],
		['false', NO],
		['={{ false }}', NO],
		['yes', '\'Approved\' is "yes", not true'],
		['{{ $json.data.approved', '\'Approved\' is "{{ $json.data.approved", not true'],
		[1, '\'Approved\' is "1", not true'],
		['={{ { "approved": true } }}', '\'Approved\' is "{"approved":true}", not true'],
		['={{ [true] }}', '\'Approved\' is "[true]", not true'],
		['', "Nobody has said yes: 'Approved' is empty"],
		['={{ $json.data?.approved }}', "Nobody has said yes: 'Approved' is empty"],
	])('an approval that is %j is none: nothing is asked or sent', async (approved, words) => {
		for (const operation of ['send', 'schedule', 'resend']) {
			const account = await accountWith();
			const { message, remedy } = await on(account, operation, {
				onlyIf: { approved },
				date: '2099-01-01T00:00:00Z',
				subject: 'Once more',
			});
			expect(message).toContain(words);
			if (words !== NO) expect(remedy).not.toContain('said yes');
			expect(remedy).toMatch(/^Nothing was sent or changed\. /);
			expect(remedy).not.toContain('remove');
			expect(await account.requests()).toEqual([]);
		}
	});

	test.each([
		['{{ $json.data.approved', ', and end it with }}'],
		['{{ $json.data.approved }}', ''],
	])('the expression %s is told as the text that it is', async (approved, more) => {
		const account = await accountWith();
		const { remedy } = await on(account, 'send', { onlyIf: { approved } });
		expect(remedy).toBe(
			`Nothing was sent or changed. This is a text: set the field to Expression${more}.`,
		);
	});

	const many = (list: string, count: number) =>
		Array.from({ length: count }, (_, index) => ({
			email_address: { address: `${index}@example.com`, permission_to_send: 'implicit' },
			list_memberships: [list],
		}));

	test.each([
		['lists', { lists: ['News', 'Old'] }, 3],
		['the saved list', {}, 2],
	])('counts the members of %s', async (_what, options, count) => {
		const account = await accountWith();
		await account.setContacts(many(NEWS, 1));
		const send = async (maximumRecipients: number) =>
			await on(account, 'send', { onlyIf: { maximumRecipients }, options });
		expect((await send(count - 1)).message).toMatch(
			new RegExp(`^Up to ${count} contacts .* 'Maximum Recipients' is ${count - 1} `),
		);
		expect(await written(account)).toEqual([]);
		expect((await send(count)).output[0]).toMatchObject({ action: 'sent' });
	});

	test('counts the contacts of a segment until the number is passed', async () => {
		const contacts = many(OLD, 1200).map((each, index) => ({
			...each,
			contact_id: `33333333-0000-4000-8000-${String(index).padStart(12, '0')}`,
		}));
		const contact_ids = contacts.map(({ contact_id }) => contact_id);
		const account = await accountWith(
			{ email: { contact_list_ids: [], segment_ids: [15] } },
			{},
			{ contacts, segments: [{ segment_id: 15, name: 'Many', contact_ids }] },
		);
		const send = async (maximumRecipients: number) =>
			await on(account, 'send', { onlyIf: { maximumRecipients } });
		expect((await send(600)).message).toMatch(/^More than 600 contacts/);
		expect(await account.journal('GET /v3/contacts')).toHaveLength(2);
		expect((await send(1)).message).toMatch(/^More than 1 contact may get the email/);
		expect((await send(1199)).message).toMatch(/^More than 1199 contacts/);
		expect(await written(account)).toEqual([]);
		expect((await send(1200)).output[0]).toMatchObject({ action: 'sent' });
	});

	test.each([
		['the ID of a list as a text', NEWS, 'sent'],
		['an object', { id: NEWS }, undefined],
	])('%s in place of a list of IDs', async (_what, contact_list_ids, action) => {
		const body = { current_status: 'DRAFT', role: 'primary_email', subject: 'x', contact_list_ids };
		for (const operation of ['send', 'getPreview']) {
			const account = await accountWith();
			await account.fault({ method: 'GET', path: ACTIVITY, answer: { status: 200, body } });
			const { output, message } = await on(account, operation, {
				onlyIf: { maximumRecipients: 1 },
			});
			expect(message ?? '').toMatch(action ? /^$/ : /^$|such list/);
			if (operation === 'send') expect(output[0]?.action).toBe(action);
			else expect(output[0].lists).toEqual([action ? 'News' : `{"id":"${NEWS}"}`]);
		}
	});

	test('a list that the account does not show cannot be counted', async () => {
		const account = await accountWith({
			email: { contact_list_ids: [NEWS, '11111111-0000-4000-8000-00000000000f'] },
		});
		const { message } = await on(account, 'send', { onlyIf: { maximumRecipients: 9 } });
		expect(message).toMatch(/cannot be counted/);
		expect(await written(account)).toEqual([]);
	});
});

const resend = { subject: 'Once more', wait: 3, unit: 'days' };

describe('what somebody changes while recipients are counted is not what leaves', () => {
	const abTest = { alternative_subject: 'B', test_size: 10, winner_wait_duration: 24 };
	const counting = { method: 'GET', path: '/v3/contact_lists' };
	const ofSegment = { method: 'GET', path: '/v3/contacts' };
	const segment = { email: { contact_list_ids: [], segment_ids: [14] } };
	const changed = { subject: 'Changed' };
	const ofBob = (segment_id: number) => ({
		segment_id,
		name: `Segment ${segment_id}`,
		contact_ids: ['22222222-0000-4000-8000-00000000000b'],
	});

	test.each([
		['another subject', {}, counting, { email: changed }, {}],
		['a first A/B test', {}, counting, { abTest }, {}],
		['more lists', {}, counting, { email: { contact_list_ids: [NEWS, OLD] } }, {}],
		['another subject, of a segment', segment, ofSegment, { email: changed }, {}],
		['a first A/B test, of a segment', segment, ofSegment, { abTest }, {}],
		[
			'lists for the segment',
			segment,
			ofSegment,
			{ email: { segment_ids: [], contact_list_ids: [NEWS, OLD] } },
			{},
		],
		[
			'another subject, to a segment under Options',
			{},
			ofSegment,
			{ email: changed },
			{ segment: { __rl: true, mode: 'id', value: '14' } },
		],
	])('%s', async (_what, stored, asked, change, options) => {
		for (const operation of ['send', 'schedule', 'resend']) {
			if (operation === 'resend' && 'segment' in options) continue;
			const account = await accountWith(stored);
			const changeCampaignBefore = { campaign_id: SPRING, ...change };
			await account.fault({ ...asked, times: 1, changeCampaignBefore } as never);
			const { message } = await on(account, operation, {
				...resend,
				onlyIf: { subjectIs: 'Spring is here', maximumRecipients: 1 },
				date: '2099-01-01T00:00:00Z',
				options: options as never,
			});
			expect(message).toMatch(/^The subject is|^The campaign has an A\/B test|^Up to 2 contacts/);
			expect(await written(account)).toEqual([]);
		}
	});

	test('a segment that changes each time it is counted is refused in the end', async () => {
		const account = await accountWith(segment, {}, { segments: [14, 15].map(ofBob) });
		for (const id of [15, 14, 15, 14, 15, 14]) {
			const changeCampaignBefore = { campaign_id: SPRING, email: { segment_ids: [id] } };
			await account.fault({ ...ofSegment, times: 1, changeCampaignBefore } as never);
		}
		const { message } = await on(account, 'send', { onlyIf: { maximumRecipients: 1 } });
		expect(message).toMatch(/^The recipients of the email change each time/);
		expect(await account.journal('GET /v3/contacts')).toHaveLength(2);
		expect(await written(account)).toEqual([]);
	});

	test('a segment is counted once, and so are lists', async () => {
		for (const stored of [{}, segment]) {
			const account = await accountWith(stored);
			const onlyIf = { maximumRecipients: 1 };
			expect((await on(account, 'send', { onlyIf })).output[0]).toMatchObject({ action: 'sent' });
			for (const asked of ['GET /v3/contact_lists', 'GET /v3/contacts']) {
				expect((await account.journal(asked)).length).toBeLessThanOrEqual(1);
			}
		}
	});
});

describe('of what is set already, a condition that does not hold is told', () => {
	const abTest = { alternative_subject: 'B', test_size: 10, winner_wait_duration: 24 };
	const date = '2099-01-01T00:00:00.000Z';
	const set = { resend_request_id: '7', resend_subject: 'Once more', delay_minutes: 4320 };

	test.each([
		['too many recipients', { maximumRecipients: 1 }, /^Up to 2 contacts/],
		['a second subject', { subjectIs: 'Spring is here' }, /has an A\/B test/],
	])('%s', async (_what, onlyIf, words) => {
		const email = { contact_list_ids: [NEWS, OLD] };
		const account = await accountWith({ email, abTest, at: date, resend: set });
		for (const operation of ['schedule', 'resend']) {
			const { message, output } = await on(account, operation, { ...resend, date, onlyIf });
			expect([message, output]).toEqual([expect.stringMatching(words), []]);
		}
	});

	test('a resend of a campaign with an A/B test is refused', async () => {
		const account = await accountWith({ abTest }, { switches: { resendWithAbTest: 'accepted' } });
		const onlyIf = { subjectIs: 'Spring is here' };
		expect((await on(account, 'resend', { ...resend, onlyIf })).message).toMatch(
			/has an A\/B test/,
		);
		expect(await written(account)).toEqual([]);
	});
});

describe('Only If of a resend', () => {
	const set = async (account: TestAccount, onlyIf: INodeParameters, more: INodeParameters = {}) =>
		await on(account, 'resend', { ...resend, onlyIf, ...more });

	test('holds for the campaign: its subject, digest and recipients', async () => {
		const account = await accountWith();
		const [{ content_digest }] = (await on(account, 'get')).output;
		const { output } = await set(account, {
			subjectIs: 'Spring is here',
			contentDigestIs: content_digest as string,
			maximumRecipients: 1,
		});
		expect(output).toMatchObject([{ action: 'created', resend_subject: 'Once more' }]);
	});

	test.each<[INodeParameters, string]>([
		[{ subjectIs: 'Once more' }, 'The subject is "Spring is here", not "Once more"'],
		[{ contentDigestIs: 'of another one' }, "'Content Digest Is'"],
		[{ maximumRecipients: 1 }, "Up to 2 contacts may get the email, but 'Maximum Recipients' is 1"],
	])('%j does not hold: nothing is written', async (onlyIf, words) => {
		const account = await accountWith({ email: { contact_list_ids: [NEWS, OLD] } });
		const { message, remedy } = await set(account, onlyIf);
		expect(message).toContain(words);
		expect(remedy).toMatch(/^Nothing was sent or changed\. /);
		expect(await written(account)).toEqual([]);
	});

	test('is looked at where the resend is set already, too', async () => {
		const account = await accountWith();
		await set(account, {});
		const { message } = await set(account, { subjectIs: 'Another one' });
		expect(message).toContain("'Subject Is'");
	});

	test.each(['subjectIs', 'contentDigestIs', 'maximumRecipients'])(
		'%s is refused before any request when it is empty',
		async (name) => {
			const account = await accountWith();
			const { message } = await set(account, { [name]: '={{ $json.none }}' });
			expect(message).toMatch(/ is empty/);
			expect(await account.requests()).toEqual([]);
		},
	);

	test('reads the email only for conditions, and counts only for a number', async () => {
		const read = async (onlyIf: INodeParameters) => {
			const account = await accountWith();
			await set(account, onlyIf);
			const requests = await account.requests();
			return [`GET ${ACTIVITY}`, 'GET /v3/contact_lists'].map((each) => requests.includes(each));
		};
		expect(await read({})).toEqual([false, false]);
		expect(await read({ subjectIs: 'Spring is here' })).toEqual([true, false]);
		expect(await read({ maximumRecipients: 1 })).toEqual([true, true]);
	});
});
