import type { IDataObject } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

const id = (number: number) => `0000000c-0000-4000-8000-${String(number).padStart(12, '0')}`;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const DAY = 86_400;
const HOUR_MS = 3_600_000;

/** The reports of emails that were sent two days ago are read once a day. */
const NEXT_DAY_MS = 24 * HOUR_MS;

/** Those of emails that have just been sent, and what was sent meanwhile. */
const SOON_MS = HOUR_MS / 4;

const campaign = (number: number, more: IDataObject = {}): IDataObject => ({
	campaign_id: id(number),
	name: `News ${number}`,
	current_status: 'Done',
	created_at: ago(40 * DAY),
	updated_at: ago(2 * DAY),
	last_sent_date: ago(2 * DAY),
	campaign_activities: [
		{ campaign_activity_id: id(number + 100), role: 'primary_email' },
		{ campaign_activity_id: id(number + 200), role: 'permalink' },
	],
	...more,
});
const activity = (mailing: number, kind: string, more: IDataObject = {}): IDataObject => ({
	contact_id: id(1000),
	campaign_activity_id: id(mailing),
	tracking_activity_type: `em_${kind}`,
	email_address: 'ann@example.com',
	created_time: ago(0),
	...(kind === 'clicks' && { url_id: '42', link_url: 'https://example.com' }),
	...(kind === 'bounces' && { bounce_code: 'B' }),
	...more,
});
const EVENTS = {
	emailOpened: 'opens',
	linkClicked: 'clicks',
	emailBounced: 'bounces',
	emailUnsubscribed: 'optouts',
};

describe.each(Object.entries(EVENTS))('%s', (event, kind) => {
	test('starts the workflow once for each time, with the campaign', async () => {
		const account = await TestAccount.create({
			campaigns: [campaign(1)],
			tracking: [activity(101, kind, { created_time: ago(60) })],
		});
		const trigger = new TestTrigger(account, { triggerOn: [event] });
		expect(await trigger.activate()).toEqual([]);
		const first = activity(101, kind);
		await account.track(first);
		await account.track(activity(101, 'forwards'));
		await trigger.pass(NEXT_DAY_MS);
		expect(await trigger.poll()).toEqual([
			{ event, campaign_id: id(1), campaign_name: 'News 1', ...first },
		]);
		expect(await trigger.poll()).toEqual([]);
		trigger.restart();
		await account.track(activity(101, kind, { created_time: ago(0), contact_id: id(1001) }));
		await trigger.pass(NEXT_DAY_MS);
		expect(await trigger.poll()).toHaveLength(1);
	});

	test('the test in the editor shows the newest example', async () => {
		const account = await TestAccount.create({
			campaigns: [campaign(1), campaign(2)],
			tracking: [
				activity(101, kind, { created_time: ago(900) }),
				activity(102, kind, { created_time: ago(90), contact_id: id(7) }),
			],
		});
		const { items } = await new TestTrigger(account, { triggerOn: [event] }).test();
		expect(items).toMatchObject([{ event, campaign_name: 'News 2', contact_id: id(7) }]);
	});
});

test('1,100 openings between two polls all arrive, and reading ends at what is known', async () => {
	const account = await TestAccount.create({
		campaigns: [campaign(1, { last_sent_date: ago(3600) })],
		tracking: Array.from({ length: 1500 }, (_, index) =>
			activity(101, 'opens', { created_time: ago(DAY + index), contact_id: id(index) }),
		),
	});
	const trigger = new TestTrigger(account, { triggerOn: ['emailOpened'] });
	await trigger.activate();
	for (let index = 0; index < 1100; index++) {
		await account.track(activity(101, 'opens', { contact_id: id(5000 + index) }));
	}
	await trigger.pass(SOON_MS);
	const before = (await account.requests()).length;
	expect(await trigger.poll()).toHaveLength(1100);
	// Two for the campaigns, three pages, and not those of yesterday.
	expect((await account.requests()).length - before).toBe(5);
	expect(await trigger.poll()).toEqual([]);
});

test('only emails of sent campaigns of the last two weeks are followed', async () => {
	const account = await TestAccount.create({
		campaigns: [
			campaign(1),
			campaign(2, { updated_at: ago(15 * DAY), last_sent_date: ago(15 * DAY) }),
			campaign(3, { current_status: 'DRAFT' }),
			campaign(4, { current_status: 'Removed' }),
		],
	});
	const trigger = new TestTrigger(account, { triggerOn: ['emailOpened'] });
	await trigger.activate();
	for (const mailing of [101, 102, 103, 104]) await account.track(activity(mailing, 'opens'));
	await trigger.pass(NEXT_DAY_MS);
	expect(await trigger.poll()).toMatchObject([{ campaign_name: 'News 1' }]);
});

test('picked campaigns are followed, by name or ID, however old', async () => {
	const account = await TestAccount.create({
		campaigns: [campaign(1), campaign(2, { updated_at: ago(99 * DAY) })],
	});
	const filters = { campaigns: ['News 2'] };
	const trigger = new TestTrigger(account, { triggerOn: ['emailOpened'], filters });
	await trigger.activate();
	await account.track(activity(101, 'opens'));
	await account.track(activity(102, 'opens'));
	await trigger.pass(NEXT_DAY_MS);
	expect(await trigger.poll()).toMatchObject([{ campaign_name: 'News 2' }]);
	// The picked name and its emails were looked up before.
	expect((await account.requests()).slice(-1)).toEqual([
		`GET /v3/reports/email_reports/${id(102)}/tracking/opens`,
	]);
});

test('a campaign that is sent while the workflow is active counts from its first opening on', async () => {
	const account = await TestAccount.create({});
	const trigger = new TestTrigger(account, { triggerOn: ['emailOpened'] });
	await trigger.activate();
	await trigger.pass(SOON_MS);
	await account.setCampaign(campaign(1, { updated_at: ago(130), last_sent_date: ago(130) }));
	await account.track(activity(101, 'opens', { created_time: ago(120) }));
	await account.track(activity(101, 'opens'));
	expect(await trigger.poll()).toHaveLength(2);
	expect(await trigger.poll()).toEqual([]);
});

test('a campaign that is picked later counts from then on', async () => {
	const account = await TestAccount.create({
		campaigns: [campaign(1), campaign(2)],
		tracking: [activity(102, 'opens', { created_time: ago(60) })],
	});
	const filters = { campaigns: [id(1)] };
	const trigger = new TestTrigger(account, { triggerOn: ['emailOpened'], filters });
	await trigger.activate();
	trigger.edit({ triggerOn: ['emailOpened'], filters: { campaigns: [id(1), id(2)] } });
	expect(await trigger.activate()).toEqual([]);
	await account.track(activity(102, 'opens'));
	await trigger.pass(NEXT_DAY_MS);
	expect(await trigger.poll()).toHaveLength(1);
});

test('a campaign that is not listed for a moment is not reported again', async () => {
	const account = await TestAccount.create({
		campaigns: [campaign(1, { last_sent_date: ago(60) })],
	});
	const trigger = new TestTrigger(account, { triggerOn: ['emailOpened'] });
	await trigger.activate();
	await account.track(activity(101, 'opens'));
	await trigger.pass(SOON_MS);
	expect(await trigger.poll()).toHaveLength(1);
	await account.setCampaign({ campaign_id: id(1), current_status: 'Draft' });
	await trigger.pass(SOON_MS);
	expect(await trigger.poll()).toEqual([]);
	await account.setCampaign({ campaign_id: id(1), current_status: 'Done' });
	await trigger.pass(SOON_MS);
	expect(await trigger.poll()).toEqual([]);
});

test('Campaign Sent: each sending once, with the name', async () => {
	const account = await TestAccount.create({ campaigns: [campaign(1), campaign(2)] });
	const trigger = new TestTrigger(account, { triggerOn: ['campaignSent'] });
	expect(await trigger.activate()).toEqual([]);
	await account.setCampaign({ campaign_id: id(1), updated_at: ago(0), name: 'Renamed' });
	expect(await trigger.poll()).toEqual([]);
	await account.setCampaign(campaign(3, { last_sent_date: ago(5) }));
	expect(await trigger.poll()).toMatchObject([
		{ event: 'campaignSent', campaign_id: id(3), name: 'News 3', current_status: 'DONE' },
	]);
	const again = ago(1);
	await account.setCampaign({ campaign_id: id(3), last_sent_date: again });
	expect(await trigger.poll()).toMatchObject([{ last_sent_date: again }]);
	expect(await trigger.poll()).toEqual([]);
	// A report may come hours late.
	await account.setCampaign(campaign(4, { last_sent_date: ago(7200) }));
	expect(await trigger.poll()).toMatchObject([{ name: 'News 4' }]);
	expect((await trigger.test()).items).toMatchObject([{ name: 'News 3' }]);
});

test('List Created: each list once', async () => {
	const account = await TestAccount.create({
		lists: [{ name: 'Old', created_at: ago(DAY), updated_at: ago(DAY) }, { name: 'Just now' }],
	});
	const trigger = new TestTrigger(account, { triggerOn: ['listCreated'] });
	expect(await trigger.activate()).toEqual([]);
	await account.send('POST', 'contact_lists', { name: 'New' });
	expect(await trigger.poll()).toMatchObject([{ event: 'listCreated', name: 'New' }]);
	expect(await trigger.poll()).toEqual([]);
});
