import type { IDataObject } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

const MINUTE_MS = 60_000;
const id = (number: number) => `0000000e-0000-4000-8000-${String(number).padStart(12, '0')}`;
const now = () => new Date(Date.now()).toISOString();

/** An answer takes so long. */
const SLOW = { settings: { answerMs: 30 } };

test('where one reading uses up the time, the next poll begins after it', async () => {
	const account = await TestAccount.create(SLOW);
	const events = ['contactCreated', 'contactUnsubscribed', 'listCreated', 'campaignSent'];
	const trigger = new TestTrigger(account, { triggerOn: events }, 1);
	const asked = async () => (await account.requests()).length;
	for (let poll = 0; poll < events.length; poll++) await trigger.poll();

	await account.setContact({ email_address: { address: 'ann@example.com' } });
	await account.send('POST', 'contact_lists', { name: 'News' });
	await account.setCampaign({ name: 'News', current_status: 'Done', last_sent_date: now() });
	const found = [];
	for (let poll = 0; poll < events.length; poll++) {
		const before = await asked();
		const items = await trigger.poll();
		const details = items.filter(({ event }) => event === 'campaignSent').length;
		expect((await asked()) - before).toBe(1 + details);
		found.push(...items.map(({ event }) => event));
	}
	expect(found.sort()).toEqual(['campaignSent', 'contactCreated', 'listCreated']);
});

test('looking up campaigns takes no more time than there is, and all emails are read in the end', async () => {
	const numbers = [1, 2, 3, 4, 5, 6];
	const campaigns = numbers.map((number) => ({
		campaign_id: id(number),
		name: `News ${number}`,
		current_status: 'Done',
		last_sent_date: now(),
		campaign_activities: [{ campaign_activity_id: id(number + 100), role: 'primary_email' }],
	}));
	const account = await TestAccount.create({ ...SLOW, campaigns });
	const trigger = new TestTrigger(account, { triggerOn: ['emailOpened'] }, 100);
	await trigger.activate();
	// Two tell which campaigns were sent, and there is time for three more, or one reading.
	expect((await account.requests()).length).toBeLessThanOrEqual(5);
	for (const number of numbers) {
		const opening: IDataObject = {
			contact_id: id(1000),
			campaign_activity_id: id(number + 100),
			tracking_activity_type: 'em_opens',
			email_address: 'ann@example.com',
			created_time: now(),
		};
		await account.track(opening);
	}
	const found = [];
	for (const wait of [0, 15 * MINUTE_MS, 15 * MINUTE_MS]) {
		await trigger.pass(wait);
		for (let poll = 0; poll < 8; poll++) found.push(...(await trigger.poll()));
	}
	const names = found.map(({ campaign_name }) => campaign_name).sort();
	expect(names).toEqual(campaigns.map(({ name }) => name));
});
