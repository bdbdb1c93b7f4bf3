import { sleep, type IDataObject } from 'n8n-workflow';
import {
	Asked,
	contact,
	email,
	HOUR,
	HTML,
	inMs,
	LIST,
	OTHER_LIST,
	SEED,
	settled,
	toList,
	withSide,
} from './support';

test('a campaign that is sent now reaches those who may be mailed, once each', async () => {
	const { asked, id, activity, schedule, unschedule, shown, history, status, who } =
		await toList(settled());
	expect(await history()).toEqual([]);
	expect(await schedule('0')).toEqual([]);
	expect(await status()).toBe('DONE');
	expect(await who()).toEqual(['ann@example.com', 'bob@example.com']);
	expect(await shown()).toEqual([]);
	expect(await history()).toMatchObject([
		{ send_id: 1, contact_list_ids: [LIST], count: 2, send_status: 'COMPLETED', reason_code: 0 },
	]);
	const sends = `reports/email_reports/${activity}/tracking/sends`;
	expect((await asked.send(200, 'GET', sends)).tracking_activities).toHaveLength(2);
	const summaries = 'reports/summary_reports/email_campaign_summaries';
	expect(await asked.send(200, 'GET', summaries)).toMatchObject({
		bulk_email_campaign_summaries: [{ campaign_id: id, unique_counts: { sends: 2, opens: 0 } }],
	});

	await asked.account.setContact(contact('new'));
	await schedule(inMs(HOUR));
	await unschedule(204);
	expect(await status()).toBe('DONE');
	await schedule('0');
	expect((await who()).slice(2)).toEqual(['new@example.com']);
	expect(await history()).toMatchObject([{ count: 2 }, { send_id: 2, count: 1 }]);
});

test('a scheduled campaign goes out when its time comes, and can be taken back until then', async () => {
	const { schedule, unschedule, shown, status, pass, who } = await toList(settled());
	await unschedule(400);
	const date = inMs(HOUR);
	expect(await schedule(date)).toEqual([{ scheduled_date: date }]);
	expect(await shown()).toEqual([{ scheduled_date: date }]);
	expect(await status()).toBe('SCHEDULED');
	await schedule(date, 400);
	await unschedule(204);
	expect(await status()).toBe('DRAFT');
	await pass(2 * HOUR);
	expect(await who()).toEqual([]);

	await schedule(inMs(3 * HOUR));
	await pass(4 * HOUR);
	expect(await status()).toBe('DONE');
	expect(await who()).toHaveLength(2);
	await unschedule(400);
});

test('mail leaves at its time, whenever one looks, and not to who comes later', async () => {
	const { asked, schedule, pass, history } = await toList(settled());
	const date = inMs(HOUR);
	await schedule(date);
	await pass(2 * HOUR);
	await asked.account.setContact(contact('late'));
	expect(await asked.account.mailbox()).toMatchObject([{ at: date }, { at: date }]);
	expect(await history()).toMatchObject([{ run_date: date, count: 2 }]);
});

test('campaigns go out in the order of their times', async () => {
	const { asked, activity, schedule, pass } = await toList(settled());
	const first = await asked.create({ contact_list_ids: [OTHER_LIST] }, 'First');
	await schedule(inMs(2 * HOUR));
	const path = `emails/activities/${first.activity}/schedules`;
	await asked.send(201, 'POST', path, { scheduled_date: inMs(HOUR) });
	await pass(3 * HOUR);
	const mails = await asked.account.mailbox();
	expect(mails.map((each) => each.campaign_activity_id)).toEqual([
		first.activity,
		activity,
		activity,
	]);
});

test('mail that was due leaves before a test changes something', async () => {
	const { asked, schedule, who } = await toList(settled({ sendingMs: 20 }));
	await schedule('0');
	await sleep(50);
	await asked.account.setContact(contact('late'));
	expect(await who()).toEqual(['ann@example.com', 'bob@example.com']);
});

test('while it is sent, a campaign is EXECUTING, and can be neither sent nor deleted', async () => {
	const { asked, id, schedule, unschedule, status } = await toList(settled({ sendingMs: HOUR }));
	await schedule('0');
	expect(await status()).toBe('EXECUTING');
	await schedule('0', 400);
	await unschedule(400);
	await asked.send(400, 'DELETE', `emails/${id}`);
});

test.each([['yesterday'], ['2020-01-01'], ['2020-01-01T00:00:00Z'], ['']])(
	'the date %p is refused',
	async (date) => {
		const { schedule, status } = await toList(settled());
		await schedule(date, 400);
		expect(await status()).toBe('DRAFT');
	},
);

test('a day is a valid date, and 0 no violation of the contract', async () => {
	const { asked, schedule, unschedule } = await toList(settled());
	const day = inMs(48 * HOUR).slice(0, 10);
	expect(await schedule(day)).toEqual([{ scheduled_date: `${day}T00:00:00.000Z` }]);
	await unschedule(204);
	await schedule('0');
	const posted = (await asked.account.journal()).filter(({ path }) => path.endsWith('/schedules'));
	expect(posted.map(({ violations }) => violations)).toEqual([[], [], []]);
});

test('without recipients, and in another role, nothing is sent', async () => {
	const asked = await Asked.create(settled());
	const { id, activity } = await asked.create();
	const body = { scheduled_date: '0' };
	await asked.send(400, 'POST', `emails/activities/${activity}/schedules`, body);
	const { campaign_activities } = await asked.send(200, 'GET', `emails/${id}`);
	const [, permalink] = (campaign_activities as IDataObject[]).map((each) =>
		String(each.campaign_activity_id),
	);
	await asked.send(400, 'POST', `emails/activities/${permalink}/schedules`, body);
	await asked.send(400, 'GET', `emails/activities/${permalink}/send_history`);
});

test.each([
	['done', 'DONE'],
	['error', 'ERROR'],
])('a campaign to nobody is %s, with the reason 12', async (side, reached) => {
	const { schedule, history, status } = await toList({
		...withSide('sentToNobody', side),
		contacts: [],
	});
	await schedule('0');
	expect(await status()).toBe(reached);
	expect(await history()).toMatchObject([{ count: 0, send_status: 'COMPLETED', reason_code: 12 }]);
});

test.each([
	[{ sendReason: 3 }, {}, 3],
	[{}, { html_content: `${HTML}<a href="https://example.com/${'x'.repeat(1000)}">x</a>` }, 8],
])(
	'a sending that fails leaves an ERROR, and can be tried again',
	async (settings, content, reason) => {
		const { asked, activity, schedule, history, status, who } = await toList(
			settled(settings),
			content,
		);
		await schedule('0');
		expect(await status()).toBe('ERROR');
		expect(await history()).toMatchObject([
			{ count: 0, send_status: 'ERRORED', reason_code: reason },
		]);
		expect(await who()).toEqual([]);
		await asked.send(400, 'PUT', `emails/activities/${activity}`, email());
		await schedule('0');
	},
);

test('a segment has recipients, too', async () => {
	const contact_id = '0000000c-0000-4000-8000-000000000001';
	const seed = {
		...settled(),
		contacts: [...SEED.contacts, { ...contact('seg', 'explicit', OTHER_LIST), contact_id }],
		segments: [{ segment_id: 7, name: 'Local', contact_ids: [contact_id] }],
	};
	const { schedule, who } = await toList(seed, { contact_list_ids: [], segment_ids: [7] });
	await schedule('0');
	expect(await who()).toEqual(['seg@example.com']);
});

test('on that side, a campaign that is sent now waits for its turn', async () => {
	const { schedule, status, pass } = await toList(withSide('sendNow', 'scheduled'));
	expect(await schedule('0')).toEqual([]);
	expect(await status()).toBe('SCHEDULED');
	await pass(2000);
	expect(await status()).toBe('DONE');
});

test('on that side, reads show the former status for a while, and the service goes by its own', async () => {
	const { schedule, status, shown, pass, who } = await toList(
		withSide('campaignLag', 'twoSeconds'),
	);
	await schedule(inMs(HOUR));
	expect([await status(), await shown()]).toEqual(['DRAFT', []]);
	await schedule('0', 400);
	await pass(3000);
	expect(await status()).toBe('SCHEDULED');
	expect(await who()).toEqual([]);
});

test('on that side, a schedule is shown as a day', async () => {
	const { schedule, shown } = await toList(withSide('scheduleDate', 'day'));
	const date = inMs(HOUR);
	await schedule(date);
	expect(await shown()).toEqual([{ scheduled_date: date.slice(0, 10) }]);
});

test('an answer without a body can be lost, too', async () => {
	const { asked, activity } = await toList(settled());
	const path = `emails/activities/${activity}/tests`;
	await asked.account.fault({ path: `/v3/${path}`, break: 'reset', times: 1 });
	const sent = asked.account.send('POST', path, { email_addresses: ['a@example.com'] });
	await expect(sent).rejects.toThrow();
	expect(await asked.account.mailbox()).toHaveLength(1);
});
