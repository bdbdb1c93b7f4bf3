import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { tableOf } from '../n8n-server/data-table.mts';
import type { N8nServer } from '../n8n-server/server.mts';
import { nodeOf } from '../n8n-server/workflows.mts';
import type { Account } from '../simulator/account.mts';
import type { Seed } from '../simulator/control.mts';
import { APART, ExampleStage, outputOf } from './example-stage.mts';

const DAY = 86_400_000;
const NEWSLETTER = '0000000a-0000-4000-8000-000000000001';
const OTHER_LIST = '0000000a-0000-4000-8000-000000000002';
const NAMES = ['ann', 'bob', 'cleo', 'dan'];

const id = (number: number) => `0000000b-0000-4000-8000-${String(number).padStart(12, '0')}`;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString();

/** A campaign that was sent, and the activity of its email. */
const campaign = (number: number, name: string, days: number) => ({
	campaign_id: id(number),
	name,
	current_status: 'Done',
	last_sent_date: daysAgo(days),
	campaign_activities: [{ campaign_activity_id: id(100 + number), role: 'primary_email' }],
});

/** What somebody has done with the email of a campaign. */
const done = (kind: string, number: number, name: string, days: number, more: object = {}) => ({
	campaign_activity_id: id(100 + number),
	contact_id: id(1000 + NAMES.indexOf(name)),
	tracking_activity_type: `em_${kind}`,
	email_address: `${name}@example.com`,
	created_time: daysAgo(days),
	...more,
});

const link = { url_id: '1', link_url: 'https://example.com' };

interface Settings {
	assignments: { assignments: { name: string; value: unknown }[] };
}

/** Two campaigns: one of last week, one of yesterday. */
const SEED = {
	lists: [
		{ name: 'Newsletter', list_id: NEWSLETTER },
		{ name: 'Customers', list_id: OTHER_LIST },
	],
	contacts: NAMES.map((name, index) => ({
		contact_id: id(1000 + index),
		email_address: { address: `${name}@example.com` },
		list_memberships: [NEWSLETTER, OTHER_LIST],
	})),
	campaigns: [campaign(1, 'April', 10), campaign(2, 'May', 1.5)],
	tracking: [
		...NAMES.map((name) => done('sends', 1, name, 10)),
		done('opens', 1, 'ann', 9),
		done('bounces', 1, 'dan', 10, { bounce_code: 'B' }),
		...NAMES.map((name) => done('sends', 2, name, 1.5)),
		done('opens', 2, 'ann', 1.4),
		done('opens', 2, 'ann', 1.3),
		done('opens', 2, 'bob', 1.3),
		done('clicks', 2, 'ann', 1.3, link),
		done('clicks', 2, 'ann', 1.2, link),
		done('bounces', 2, 'cleo', 1.5, { bounce_code: 'F' }),
		done('bounces', 2, 'dan', 1.5, { bounce_code: 'B' }),
	],
};

suite('examples about reports', () => {
	let stage: ExampleStage;
	let n8n: N8nServer;

	before(async () => {
		stage = await ExampleStage.open('reports');
		({ n8n } = stage);
	});

	after(async () => {
		await stage?.close();
	});

	/** Runs a workflow from a node on. */
	async function succeed(workflowId: string, node: string) {
		const { status, data } = await n8n.runWorkflow(workflowId, node);
		assert.equal(status, 'success', JSON.stringify(data.resultData.error));
		return data;
	}

	test('weekly-results: one row a week, and how the rates have changed', async () => {
		const quiet = { ...SEED, campaigns: SEED.campaigns.slice(0, 1) } as Seed;
		const { id: quietId } = await stage.imported('weekly-results', quiet);
		await succeed(quietId, 'Set Up Once');
		await succeed(quietId, 'Every Monday at 9');
		const table = await tableOf(n8n, 'Weekly results');
		const [{ week, campaigns, sends, open_rate, open_rate_change }, ...others] = await table.rows();
		assert.deepEqual(others, []);
		assert.deepEqual([campaigns, sends, open_rate, open_rate_change], [0, 0, null, null]);

		const before = new Date(Date.parse(String(week)) - 7 * DAY).toISOString().slice(0, 10);
		await table.insert([{ week: before, campaigns: 1, open_rate: 33.33, click_rate: 10 }]);
		const { id: busyId } = await stage.imported('weekly-results', SEED as Seed);
		await succeed(busyId, 'Every Monday at 9');
		const rows = await table.rows();
		assert.equal(rows.length, 2);
		assert.partialDeepStrictEqual(rows[0], {
			week,
			campaigns: 1,
			sends: 4,
			opens: 2,
			clicks: 1,
			optouts: 0,
			open_rate: 100,
			click_rate: 50,
			open_rate_change: 66.67,
			click_rate_change: 40,
		});
	});

	test('clicks-to-crm: one item a person, and rows of others stay as they are', async () => {
		const { id: workflowId } = await stage.imported('clicks-to-crm', SEED as Seed);
		await succeed(workflowId, 'Set Up Once');
		const table = await tableOf(n8n, 'People');
		const before = { last_campaign: 'April', opens: 1, clicks: 0 };
		await table.insert(
			['ann', 'bob', 'cleo'].map((name) => ({ email: `${name}@example.com`, ...before })),
		);
		const data = await succeed(workflowId, 'Every Day at 8');
		assert.equal(outputOf(data, 'One Item a Person')?.length, 2);
		const rows = await table.rows();
		assert.deepEqual(
			rows.map(({ email, last_campaign, opens, clicks }) => [email, last_campaign, opens, clicks]),
			[
				['ann@example.com', 'May', 2, 2],
				['bob@example.com', 'May', 1, 0],
				['cleo@example.com', 'April', 1, 0],
			],
		);
	});

	test('bounces-off-a-list: a dry run first, then those alone, and from that list alone', async () => {
		const listsOf = ({ contacts }: Account) =>
			[...contacts.values()].map(({ list_memberships }) => list_memberships);
		const dry = await stage.imported('bounces-off-a-list', SEED as Seed);
		await succeed(dry.id, 'Set Up Once');
		const { resultData } = await succeed(dry.id, 'Every Monday at 8');
		assert.equal(resultData.runData['Remove From List'], undefined);
		assert.deepEqual(listsOf(dry.account), Array(4).fill([NEWSLETTER, OTHER_LIST]));

		const meant = await stage.imported('bounces-off-a-list', SEED as Seed, (workflow) => {
			const { assignments } = nodeOf(workflow, 'Settings').parameters as unknown as Settings;
			assignments.assignments[0].value = false;
		});
		await succeed(meant.id, 'Every Monday at 8');
		assert.deepEqual(listsOf(meant.account), [
			...Array(3).fill([NEWSLETTER, OTHER_LIST]),
			[OTHER_LIST],
		]);
		const rows = await (await tableOf(n8n, 'Bounced')).rows();
		assert.deepEqual(
			rows.map(({ email, reason }) => [email, reason]),
			[['dan@example.com', 'Address Does Not Exist']],
		);
	});

	test('no example was forgotten', () => {
		assert.deepEqual([...stage.ran].sort(), APART.reports);
	});
});
