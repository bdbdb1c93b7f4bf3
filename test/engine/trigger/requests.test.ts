import type { INodePropertyOptions } from 'n8n-workflow';
import { ConstantContactTrigger } from '../../../nodes/ConstantContact/ConstantContactTrigger.node';
import { triggerTable } from '../../support/requests-table';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

const POLLS_A_DAY = [24, 96, 288, 1440];
const events = new ConstantContactTrigger().description.properties.find(
	({ name }) => name === 'triggerOn',
)?.options as INodePropertyOptions[];

const CAMPAIGN = {
	name: 'Campaign',
	current_status: 'Done',
	last_sent_date: '2026-01-01T00:00:00.000Z',
};

test.each(triggerTable())('$name', async ({ name, figures }) => {
	const account = await TestAccount.create({ campaigns: [CAMPAIGN] });
	const triggerOn = events.flatMap((event) => (name.includes(event.name) ? [event.value] : []));
	const trigger = new TestTrigger(account, { triggerOn: triggerOn as string[] });
	const count = async () => (await account.requests()).length;
	await trigger.activate();
	const first = await count();
	await trigger.poll();
	await trigger.poll();
	const each = ((await count()) - first) / 2;
	const before = await count();
	await trigger.pass(86_400_000);
	await trigger.poll();
	const onceADay = (await count()) - before - each;
	const daily = POLLS_A_DAY.map((polls) => polls * each + onceADay);
	expect([first, each, ...daily]).toEqual(figures);
});

test('names are looked up once an hour', async () => {
	const account = await TestAccount.create({ lists: [{ name: 'News' }] });
	const filters = { lists: ['News'] };
	const trigger = new TestTrigger(account, { triggerOn: ['contactCreated'], filters });
	const lookups = async () => (await account.journal('GET /v3/contact_lists')).length;
	await trigger.activate();
	await trigger.poll();
	expect(await lookups()).toBe(1);
	await trigger.pass(3_600_000);
	await trigger.poll();
	await trigger.poll();
	expect(await lookups()).toBe(2);
});

test('docs/requests.md has every event but those of emails', () => {
	const rows = triggerTable().map(({ name }) => name);
	for (const { name } of events.filter(
		(event) => !/Opened|Clicked|Bounced|Opted/.test(event.name),
	)) {
		expect(rows.some((row) => row.includes(name))).toBe(true);
	}
});
