import type { INodePropertyOptions } from 'n8n-workflow';
import { ConstantContactTrigger } from '../../../nodes/ConstantContact/ConstantContactTrigger.node';
import { readDocument } from '../../support/read-document';
import { triggerTable } from '../../support/requests-table';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

const REQUESTS = readDocument('docs/requests.md');
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

/** Events, and how many have registered for each. */
const REGISTERED: Array<[events: number, people: number, row: string]> = [
	[1, 100, 'One active event with up to 100 registrations'],
	[3, 500, 'Three active events with 500 registrations each'],
	[20, 1, '20 active events with up to 100 registrations each'],
];

test.each(REGISTERED)('%d events with %d registrations each', async (count, people, row) => {
	const figures = new RegExp(`^\\| ${row} \\|(.*)one more \\|$`, 'm').exec(REQUESTS)?.[1] ?? '';
	const [hourly, quarterly] = figures.split('|').map((figure) => Number(figure.replace(/\D/g, '')));
	const events = Array.from({ length: count }, (_, index) => ({
		name: `Event ${index}`,
		registrations: Array.from({ length: people }, () => ({})),
	}));
	const account = await TestAccount.create({ events });
	const trigger = new TestTrigger(account, { triggerOn: ['eventRegistration'] });
	const after = async (ms: number) => {
		await trigger.pass(ms);
		const before = (await account.requests()).length;
		expect(await trigger.poll()).toEqual([]);
		return (await account.requests()).length - before;
	};
	await trigger.activate();
	const soon = await after(60_000);
	const withList = await after(900_000);
	const withDetails = await after(86_400_000);
	const daily = withDetails - withList;
	expect(soon).toBe(count * Math.ceil(people / 100));
	expect(24 * withList + daily).toBe(hourly);
	expect(96 * withList + daily).toBe(quarterly);
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

test('docs/requests.md has every event but those of emails and registrations, which have tables of their own', () => {
	const rows = triggerTable().map(({ name }) => name);
	for (const { name } of events.filter(
		(event) => !/Opened|Clicked|Bounced|Email Link|Registration/.test(event.name),
	)) {
		expect(rows.some((row) => row.includes(name))).toBe(true);
	}
});
