import type { IDataObject } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const id = (number: number) => `0000000f-0000-4000-8000-${String(number).padStart(12, '0')}`;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const report = (number: number) => `/v3/reports/email_reports/${id(number + 100)}/tracking/opens`;
const campaign = (number: number, more: IDataObject = {}): IDataObject => ({
	campaign_id: id(number),
	name: `News ${number}`,
	current_status: 'Done',
	last_sent_date: ago(HOUR_MS),
	campaign_activities: [{ campaign_activity_id: id(number + 100), role: 'primary_email' }],
	...more,
});
const opening = (number: number, contact = 1000, time = ago(0)): IDataObject => ({
	contact_id: id(contact),
	campaign_activity_id: id(number + 100),
	tracking_activity_type: 'em_opens',
	email_address: 'ann@example.com',
	created_time: time,
});
const contact = (name: string, more: IDataObject = {}): IDataObject => ({
	email_address: { address: `${name}@example.com`, permission_to_send: 'implicit' },
	...more,
});
const OPENED = { triggerOn: ['emailOpened'] };
const of = (items: IDataObject[]) => items.map(({ campaign_name }) => campaign_name);

async function twoEmails(settings: object = {}) {
	const account = await TestAccount.create({ settings, campaigns: [campaign(1), campaign(2)] });
	const trigger = new TestTrigger(account, OPENED);
	await trigger.activate();
	await account.track(opening(1));
	await account.track(opening(2));
	await trigger.pass(15 * MINUTE_MS);
	return { account, trigger };
}

test('a report that answers 404 counts as empty, and the other one is read', async () => {
	const { account, trigger } = await twoEmails();
	await account.fault({ path: report(1), answer: { status: 404, body: [] } });
	const items = await trigger.poll();
	expect(of(items)).toEqual(['News 2']);
	expect(items[0]).not.toHaveProperty('warnings');
});

test('a report that fails is named, the other one is read, and it is tried again soon', async () => {
	const { account, trigger } = await twoEmails();
	await account.fault({ path: report(1), answer: { status: 500, body: [] } });
	const items = await trigger.poll();
	expect(of(items)).toEqual(['News 2']);
	expect(items[0].warnings).toEqual([
		'Constant Contact had an internal fault (500), when it was asked for Email Opened of News 1',
	]);
	await account.heal();
	await trigger.pass(15 * MINUTE_MS);
	expect(of(await trigger.poll())).toEqual(['News 1']);
});

test('a campaign that cannot be looked up is named, and the other one is read', async () => {
	const account = await TestAccount.create({ campaigns: [campaign(1), campaign(2)] });
	const trigger = new TestTrigger(account, OPENED);
	await account.fault({ path: `/v3/emails/${id(1)}`, answer: { status: 500, body: [] } });
	await expect(trigger.activate()).rejects.toThrow('the emails of campaign');
	await account.track(opening(1));
	await account.track(opening(2));
	await trigger.pass(15 * MINUTE_MS);
	expect(of(await trigger.poll())).toEqual(['News 2']);
	await account.heal();
	await trigger.pass(15 * MINUTE_MS);
	expect(of(await trigger.poll())).toEqual(['News 1']);
});

test('a campaign that is gone has no emails', async () => {
	const { account, trigger } = await twoEmails();
	await account.fault({ path: `/v3/emails/${id(1)}`, answer: { status: 404, body: [] } });
	await account.setCampaign(campaign(1, { last_sent_date: ago(0) }));
	expect(of(await trigger.poll())).toEqual(['News 2']);
});

test('a stored page token that is refused is dropped', async () => {
	const account = await TestAccount.create();
	const trigger = new TestTrigger(account, { triggerOn: ['contactCreated'] });
	await trigger.activate();
	await account.setContact(contact('ann'));
	const readings = Object.entries(trigger.state.readings as IDataObject);
	const key = readings[0]?.[0] ?? String(trigger.state.served);
	const progress = { cursor: 'gone', at: 0, pages: 3, foundOld: false, isDeep: false };
	Object.assign(trigger.state, { readings: { [key]: { progress } } });
	expect(await trigger.poll()).toHaveLength(1);
	expect(trigger.state.readings).toEqual({});
});

test('contacts without a time are skipped', async () => {
	const account = await TestAccount.create();
	const trigger = new TestTrigger(account, { triggerOn: ['contactCreated', 'contactUpdated'] });
	await trigger.activate();
	const known = { contact_id: id(1), created_at: ago(0), updated_at: ago(0), deleted_at: null };
	const contacts = [{ contact_id: id(2) }, { ...known, created_at: undefined, role: null }, known];
	const answer = { status: 200, body: { contacts: [contacts[0], contacts[2]] } };
	await account.fault({ path: '/v3/contacts', answer });
	expect(await trigger.poll()).toMatchObject([{ event: 'contactCreated', contact_id: id(1) }]);
});

test('an answer in which no contact has its time fails, and its contacts come with the next one', async () => {
	const account = await TestAccount.create();
	const trigger = new TestTrigger(account, { triggerOn: ['contactCreated', 'listCreated'] });
	await trigger.activate();
	for (const name of ['ann', 'bob']) await account.setContact(contact(name));
	const contacts = [{ contact_id: id(1) }, { contact_id: id(2), created_at: null }];
	await account.fault({ path: '/v3/contacts', answer: { status: 200, body: { contacts } } });
	await expect(trigger.poll()).rejects.toThrow('when it was asked for Contact Created');
	await account.heal();
	await trigger.pass(DAY_MS);
	expect(await trigger.poll()).toHaveLength(2);
});

test('an answer about no campaign is no campaign without emails', async () => {
	const { account, trigger } = await twoEmails();
	await account.setCampaign(campaign(1, { last_sent_date: ago(0) }));
	await account.fault({ path: `/v3/emails/${id(1)}`, answer: { status: 200, body: {} } });
	const items = await trigger.poll();
	expect(of(items)).toEqual(['News 2']);
	expect(items[0].warnings).toEqual([expect.stringContaining('the emails of campaign')]);
	await account.heal();
	await trigger.pass(15 * MINUTE_MS);
	expect(of(await trigger.poll())).toEqual(['News 1']);
});

test('a Date header that is two hours ahead loses nothing', async () => {
	const account = await TestAccount.create();
	const trigger = new TestTrigger(account, { triggerOn: ['contactCreated'] });
	await trigger.activate();
	await account.change({ clockAheadMs: 2 * HOUR_MS });
	await trigger.poll();
	const found = [];
	for (let number = 0; number < 5; number++) {
		await trigger.pass(5 * MINUTE_MS);
		const time = ago(0);
		await account.setContact(contact(`ann${number}`, { created_at: time, updated_at: time }));
		found.push(...(await trigger.poll()));
	}
	expect(found).toHaveLength(5);
});

test('an email without a role is followed', async () => {
	const activities = [{ campaign_activity_id: id(101) }];
	const account = await TestAccount.create({
		campaigns: [campaign(1, { campaign_activities: activities })],
	});
	const trigger = new TestTrigger(account, OPENED);
	await trigger.activate();
	await account.track(opening(1));
	await trigger.pass(15 * MINUTE_MS);
	expect(await trigger.poll()).toHaveLength(1);
});

test.each([15, 24 * 60, 47 * 60])('a report that is %d minutes late arrives once', async (late) => {
	const account = await TestAccount.create({ campaigns: [campaign(1)] });
	const trigger = new TestTrigger(account, OPENED);
	await trigger.activate();
	const time = ago(0);
	for (let hours = 0; hours < late / 60; hours++) {
		await trigger.pass(HOUR_MS);
		expect(await trigger.poll()).toEqual([]);
	}
	await account.track(opening(1, 1, time));
	await trigger.pass(DAY_MS);
	expect(await trigger.poll()).toHaveLength(1);
	await trigger.pass(DAY_MS);
	expect(await trigger.poll()).toEqual([]);
});

test('a report that is late and not on the first page arrives within a day', async () => {
	const account = await TestAccount.create({ campaigns: [campaign(1)] });
	const trigger = new TestTrigger(account, OPENED);
	await trigger.activate();
	const time = ago(0);
	await trigger.pass(15 * MINUTE_MS);
	for (let index = 0; index < 510; index++) await account.track(opening(1, 5000 + index));
	expect(await trigger.poll()).toHaveLength(510);
	await account.track(opening(1, 1, time));
	await trigger.pass(15 * MINUTE_MS);
	expect(await trigger.poll()).toEqual([]);
	await trigger.pass(DAY_MS);
	expect(await trigger.poll()).toHaveLength(1);
});

describe.each(SIMULATOR_SWITCHES.reportOrder)('reports %s', (reportOrder) => {
	test('1,100 openings on three pages arrive, each once', async () => {
		const { account, trigger } = await twoEmails({ switches: { reportOrder } });
		for (let index = 0; index < 1100; index++) {
			await account.track(opening(1, 5000 + index, ago(1000 + index)));
		}
		expect(await trigger.poll()).toHaveLength(1102);
		await account.track(opening(1, 1));
		await trigger.pass(15 * MINUTE_MS);
		expect(await trigger.poll()).toHaveLength(1);
	});
});

test('a list that is made anew with the same name is found within the hour', async () => {
	const account = await TestAccount.create({
		settings: { activityMs: 0 },
		lists: [{ list_id: id(1), name: 'News' }],
	});
	const trigger = new TestTrigger(account, {
		triggerOn: ['contactCreated'],
		filters: { lists: ['News'] },
	});
	await trigger.activate();
	await account.send('DELETE', `contact_lists/${id(1)}`);
	const made = await account.send('POST', 'contact_lists', { name: 'News' });
	const { list_id } = (await made.json()) as IDataObject;
	expect(list_id).toEqual(expect.any(String));
	await trigger.pass(HOUR_MS);
	await trigger.poll();
	await account.setContact(
		contact('ann', { list_memberships: [list_id], created_at: ago(0), updated_at: ago(0) }),
	);
	expect(await trigger.poll()).toHaveLength(1);
});

test('with another account, nothing old starts the workflow, and what is new does', async () => {
	const deleted_at = ago(0).slice(0, 10);
	const old = contact('eve', { deleted_at });
	const events = { triggerOn: ['contactCreated', 'contactDeleted', 'emailOpened', 'campaignSent'] };
	const trigger = new TestTrigger(await TestAccount.create(), events);
	await trigger.activate();
	await trigger.pass(2 * HOUR_MS);
	await trigger.poll();
	const other = await TestAccount.create({
		contacts: [old, contact('bob', { created_at: ago(DAY_MS), updated_at: ago(DAY_MS) })],
		campaigns: [campaign(1, { last_sent_date: ago(DAY_MS) })],
		tracking: [opening(1, 1, ago(HOUR_MS))],
	});
	trigger.connect(other, 'another');
	await trigger.pass(2 * HOUR_MS);
	expect(await trigger.poll()).toEqual([]);
	await other.setContact(contact('gone', { deleted_at, created_at: ago(DAY_MS) }));
	await other.setContact(contact('ann', { created_at: ago(0), updated_at: ago(0) }));
	const events2 = (await trigger.poll()).map(({ event }) => event);
	expect(events2.sort()).toEqual(['contactCreated', 'contactDeleted']);
});

test('the state of version 1 is read on', async () => {
	const account = await TestAccount.create({ campaigns: [campaign(1)] });
	const both = { triggerOn: ['contactCreated', 'emailOpened'] };
	const trigger = new TestTrigger(account, both);
	await trigger.activate();
	const { memories, families } = trigger.state as Record<string, IDataObject>;
	await account.setContact(contact('ann'));
	await account.track(opening(1, 1, ago(HOUR_MS)));
	for (const name of Object.keys(trigger.state)) delete trigger.state[name];
	Object.assign(trigger.state, { version: 1, memories, families, unfinished: {}, names: {} });
	await trigger.pass(15 * MINUTE_MS);
	expect(await trigger.poll()).toMatchObject([{ event: 'contactCreated' }]);
	expect(trigger.state).toMatchObject({ version: 2 });
	expect(trigger.state).not.toHaveProperty('unfinished');
});
