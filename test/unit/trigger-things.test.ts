import type { IDataObject } from 'n8n-workflow';
import { GivenTrigger, type Answers } from './given-trigger';

const START = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SUMMARIES = '/reports/summary_reports/email_campaign_summaries';

let now = START;
beforeEach(() => {
	now = START;
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => {
	jest.restoreAllMocks();
});

const iso = (time: number) => new Date(time).toISOString();
const bound = (time: number) => iso(time).replace('.000', '');

/** A trigger on one event whose collection shows these things. */
function triggerOn(event: string, property: string, more: IDataObject = {}) {
	const account: { things: IDataObject[]; campaigns: Record<string, IDataObject> } = {
		things: [],
		campaigns: {},
	};
	const answers: Answers = (path) => account.campaigns[path] ?? { [property]: account.things };
	const settings = { now: () => now, ahead: 0 };
	const trigger = new GivenTrigger({ triggerOn: [event], ...more }, answers, settings);
	const poll = async (things = account.things, passed = MINUTE) => {
		now += passed;
		account.things = things;
		return await trigger.poll();
	};
	return { trigger, account, poll };
}

describe('Contact Unsubscribed', () => {
	const contact = (id: string, email: IDataObject = {}): IDataObject => ({
		contact_id: id,
		email_address: {
			address: `${id}@example.com`,
			permission_to_send: 'unsubscribed',
			opt_out_source: 'Contact',
			opt_out_date: iso(START + 1),
			opt_out_reason: 'Too many',
			opted_in: false,
			...email,
		},
	});
	const out = {
		opt_out_source: 'Contact',
		opt_out_date: iso(START + 1),
		opt_out_reason: 'Too many',
	};

	test('finds who opted out, and not who has subscribed again or has no date', async () => {
		const { trigger, poll } = triggerOn('contactUnsubscribed', 'contacts');
		await poll([], 0);
		const others = [
			contact('again', { permission_to_send: 'implicit' }),
			contact('undated', { opt_out_date: null }),
			{ contact_id: 'none' },
		];
		expect(await poll([...others, contact('out')])).toEqual([
			{
				event: 'contactUnsubscribed',
				contact_id: 'out',
				email_address: 'out@example.com',
				permission_to_send: 'unsubscribed',
				...out,
			},
		]);
		expect(trigger.asked).toEqual([
			{
				path: '/contacts',
				query: { limit: 500, status: 'all', optout_after: bound(START - 10 * MINUTE) },
			},
		]);
		expect(await poll()).toEqual([]);
	});

	test('shows the contact as it is where Simplify is off', async () => {
		const { poll } = triggerOn('contactUnsubscribed', 'contacts', { simple: false });
		await poll([], 0);
		expect(await poll([contact('out')])).toEqual([
			{ event: 'contactUnsubscribed', ...contact('out') },
		]);
	});

	test('takes its example from those who are unsubscribed', async () => {
		const { trigger, account } = triggerOn('contactUnsubscribed', 'contacts');
		account.things = [contact('out')];
		expect(await trigger.test()).toMatchObject([{ contact_id: 'out', ...out }]);
		expect(trigger.asked[0].query).toEqual({ limit: 500, status: 'unsubscribed' });
	});
});

describe('Contact Deleted', () => {
	const contact = (
		id: string,
		day: string | null,
		updated: number | null = START,
	): IDataObject => ({
		contact_id: id,
		email_address: { address: `${id}@example.com` },
		deleted_at: day,
		updated_at: updated && iso(updated),
	});
	const found = (items: IDataObject[]) => items.map(({ contact_id }) => contact_id);

	test('reads what has a new date of change, and searches all', async () => {
		const { trigger, poll } = triggerOn('contactDeleted', 'contacts');
		await poll([], 0);
		const query = { limit: 500, status: 'deleted' };
		// A deletion is remembered for two days.
		const updated_after = bound(START - 2 * DAY);
		expect(trigger.asked.slice(1).map((each) => each.query)).toEqual([
			{ ...query, updated_after },
			query,
		]);
		await poll();
		expect(trigger.asked.map((each) => each.query)).toEqual([
			{ ...query, updated_after: bound(START - 10 * MINUTE) },
		]);
	});

	test('shows a deletion whose day has begun elsewhere, or lies a day back, and none without a day', async () => {
		const { poll } = triggerOn('contactDeleted', 'contacts');
		await poll([], 0);
		const days = ['2026-01-16', '2026-01-14'].map((day) => contact(day, day));
		const items = await poll([...days, contact('living', null), contact('old', '2026-01-12')]);
		expect(items).toMatchObject([
			{
				event: 'contactDeleted',
				contact_id: '2026-01-14',
				email_address: '2026-01-14@example.com',
			},
			{ event: 'contactDeleted', contact_id: '2026-01-16' },
		]);
		expect(items).toHaveLength(2);
	});

	test('counts again when a contact is brought back and deleted again on the same day', async () => {
		const { poll } = triggerOn('contactDeleted', 'contacts');
		await poll([], 0);
		const day = '2026-01-15';
		const undated = contact('undated', day, null);
		expect(found(await poll([contact('a', day), undated]))).toEqual(['a', 'undated']);
		expect(found(await poll())).toEqual([]);
		expect(found(await poll([contact('a', day, START + MINUTE), undated]))).toEqual(['a']);
	});

	test('takes its example from what changed last', async () => {
		const { trigger, account } = triggerOn('contactDeleted', 'contacts');
		account.things = [contact('a', '2025-01-01'), contact('b', '2026-01-01')];
		expect(found(await trigger.test())).toEqual(['b']);
		expect(trigger.asked).toEqual([
			{ path: '/contacts', query: { limit: 500, status: 'deleted' } },
		]);
	});
});

describe('Contact Created', () => {
	const contact = (id: string, more: IDataObject = {}): IDataObject => ({
		contact_id: id,
		email_address: { address: `${id}@example.com` },
		created_at: iso(START + 1),
		...more,
	});

	test('asks for the parts that are included, and shows the raw contact on demand', async () => {
		const options = { include: ['phone_numbers', 'notes'] };
		const { trigger, poll } = triggerOn('contactCreated', 'contacts', { options, simple: false });
		await poll([], 0);
		expect(await poll([contact('a', { notes: [] })])).toEqual([
			{ event: 'contactCreated', ...contact('a', { notes: [] }) },
		]);
		expect(trigger.asked[0].query).toEqual({
			limit: 500,
			status: 'all',
			include: 'phone_numbers,notes',
			created_after: bound(START - 10 * MINUTE),
		});
	});

	test('skips one without a time, takes several for a fault, and remembers a deleted one as known', async () => {
		const { poll } = triggerOn('contactCreated', 'contacts');
		await poll([], 0);
		const undated = contact('undated', { created_at: null });
		const gone = contact('gone', { deleted_at: '2026-01-15' });
		expect(await poll([undated, contact('a'), gone])).toMatchObject([{ contact_id: 'a' }]);
		await expect(poll([undated, undated])).rejects.toThrow('asked for Contact Created');
		expect(await poll([contact('gone')])).toEqual([]);
	});
});

describe('List Created', () => {
	test('shows each new list once, with its ID and name in front', async () => {
		const { trigger, poll } = triggerOn('listCreated', 'lists');
		await poll([], 0);
		const list = { favorite: true, name: 'News', created_at: iso(START + 1), list_id: 'l' };
		const items = await poll([list, { list_id: 'undated', name: 'x' }]);
		expect(items).toEqual([{ event: 'listCreated', ...list }]);
		expect(Object.keys(items[0])).toEqual(['event', 'list_id', 'name', 'favorite', 'created_at']);
		expect(trigger.asked).toEqual([
			{ path: '/contact_lists', query: { limit: 500, status: 'active' } },
		]);
		expect(await poll()).toEqual([]);
		const undated = { list_id: 'undated' };
		await expect(poll([undated, undated])).rejects.toThrow('asked for List Created');
	});
});

describe('Campaign Sent', () => {
	const campaign = {
		campaign_id: 'a',
		name: 'News',
		type: 'NEWSLETTER',
		current_status: 'Done',
		created_at: iso(START - DAY),
		updated_at: iso(START),
		campaign_activities: [],
		more: 'no',
	};
	const summary = (id: string, time: number) => ({
		campaign_id: id,
		last_sent_date: iso(time),
		unique_counts: { sends: 5 },
	});

	test.each([
		[true, ['name', 'type', 'current_status', 'last_sent_date']],
		[
			false,
			[
				'name',
				'type',
				'current_status',
				'created_at',
				'updated_at',
				'campaign_activities',
				'last_sent_date',
				'unique_counts',
			],
		],
	])('shows what a campaign is, with Simplify %s', async (simple, names) => {
		const { trigger, account, poll } = triggerOn('campaignSent', 'bulk_email_campaign_summaries', {
			simple,
		});
		await poll([], 0);
		account.campaigns['/emails/a'] = campaign;
		const [item] = await poll([summary('a', START + 1)]);
		expect(Object.keys(item)).toEqual(['event', 'campaign_id', ...names]);
		expect(item).toMatchObject({ event: 'campaignSent', campaign_id: 'a', name: 'News' });
		expect(trigger.asked[0]).toEqual({ path: SUMMARIES, query: { limit: 50 } });
	});

	test('counts again when it is sent again, and up to two days late', async () => {
		const { account, poll } = triggerOn('campaignSent', 'bulk_email_campaign_summaries');
		await poll([], 0);
		account.campaigns['/emails/a'] = account.campaigns['/emails/b'] = campaign;
		expect(await poll([summary('a', START + 1)])).toHaveLength(1);
		expect(await poll([summary('a', START + 2)])).toHaveLength(1);
		await poll(undefined, 2 * DAY);
		const late = [summary('b', now - 47 * 60 * MINUTE), summary('c', now - 49 * 60 * MINUTE)];
		expect(await poll(late)).toMatchObject([{ campaign_id: 'b' }]);
	});
});
