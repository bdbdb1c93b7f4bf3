import type { INodePropertyOptions } from 'n8n-workflow';
import { ConstantContactTrigger } from '../../nodes/ConstantContact/ConstantContactTrigger.node';
import { triggerTable } from '../support/requests-table';
import { TestAccount } from '../support/simulator';
import { TestTrigger } from '../support/trigger';

const POLLS_A_DAY = [24, 96, 288, 1440];
const id = (number: number) => `0000000e-0000-4000-8000-00000000000${number}`;
const events = new ConstantContactTrigger().description.properties.find(
	({ name }) => name === 'triggerOn',
)?.options as INodePropertyOptions[];

function campaigns(count: number) {
	return Array.from({ length: count }, (_, index) => ({
		campaign_id: id(index),
		name: `Campaign ${index}`,
		current_status: 'Done',
		last_sent_date: '2026-01-01T00:00:00.000Z',
	}));
}

test.each(triggerTable())('$name', async ({ name, figures }) => {
	const count = name.includes('five campaigns') ? 5 : 1;
	const account = await TestAccount.create({ campaigns: campaigns(count) });
	const triggerOn = events.flatMap((event) => (name.includes(event.name) ? [event.value] : []));
	const filters = name.includes('one campaign') ? { campaigns: [id(0)] } : {};
	const trigger = new TestTrigger(account, { triggerOn: triggerOn as string[], filters });
	await trigger.activate();
	const first = await account.requests();
	await trigger.poll();
	await trigger.poll();
	const each = ((await account.requests()).length - first.length) / 2;
	// Lookups of campaigns come again every hour.
	const lookups = first.filter((request) => /\/emails\/./.test(request)).length;
	const daily = POLLS_A_DAY.map((polls) => polls * each + 24 * lookups);
	// What is picked by name or ID is checked once, when the workflow is activated.
	const checks = name.includes('one campaign') ? 1 : 0;
	expect([first.length - checks, each, ...daily]).toEqual(figures);
});

test('docs/requests.md has every contact event, one event for lists, and two for emails', () => {
	const rows = triggerTable().map(({ name }) => name);
	for (const { name } of events.filter((event) => !/Bounced|Opted/.test(event.name))) {
		expect(rows.some((row) => row.includes(name))).toBe(true);
	}
});
