import { EVENTS } from '../../nodes/ConstantContact/trigger/events';
import { MAKE_ONE } from '../../nodes/ConstantContact/trigger/trigger-fields';
import type { IDataObject } from 'n8n-workflow';
import { refused } from './given-answers';
import { GivenTrigger, type Answers } from './given-trigger';

const START = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const iso = (time: number) => new Date(time).toISOString();
const contact = (id: string, time: number, more: IDataObject = {}): IDataObject => ({
	contact_id: id,
	email_address: { address: `${id}@example.com` },
	created_at: iso(time),
	updated_at: iso(time),
	...more,
});

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(START);
});
afterEach(() => {
	jest.restoreAllMocks();
});

function triggerOn(triggerOn: string[], answers: Answers, more: IDataObject = {}) {
	return new GivenTrigger({ triggerOn, ...more }, answers, { now: () => START, ahead: 0 });
}

/** An account whose contacts come in pages of this size, in this order. */
function accountOf(contacts: IDataObject[], size: number, bound: string, field: string): Answers {
	return (_, query) => {
		const [after, from] = query.cursor
			? String(query.cursor).split('_').map(Number)
			: [Date.parse(String(query[bound] ?? iso(0))), 0];
		const found = contacts.filter((each) => Date.parse(String(each[field])) >= after);
		const next = { href: `/v3/contacts?cursor=${after}_${from + size}` };
		return {
			contacts: found.slice(from, from + size),
			...(from + size < found.length && { _links: { next } }),
		};
	};
}

describe('the test in the editor shows the newest contact', () => {
	test('of an account of one page with one request', async () => {
		const all = [
			contact('a', START - DAY),
			contact('b', START - MINUTE),
			contact('c', START - DAY),
		];
		const trigger = triggerOn(
			['contactCreated'],
			accountOf(all, 500, 'created_after', 'created_at'),
		);
		expect(await trigger.test()).toMatchObject([{ event: 'contactCreated', contact_id: 'b' }]);
		expect(trigger.asked).toEqual([{ path: '/contacts', query: { limit: 500, status: 'all' } }]);
		expect(trigger.data).toEqual({});
	});

	test.each([
		['last', 9, (index: number) => START - (2000 - index) * 1000 * MINUTE],
		['first', 12, (index: number) => START - (index + 1) * 1000 * MINUTE],
		['in the middle', 3, (index: number) => START - (((index + 1000) % 2000) + 1) * 1000 * MINUTE],
		['first, less than a second ago', 1, (index: number) => START - 999 - index * MINUTE],
		['first, a second ago', 2, (index: number) => START - 1000 - index * MINUTE],
	])('of many pages in few requests, be it %s: %d', async (_, requests, timeOf) => {
		const all = Array.from({ length: 2000 }, (_each, index) => contact(`c${index}`, timeOf(index)));
		const [newest] = [...all].sort((one, other) =>
			String(other.created_at) > String(one.created_at) ? 1 : -1,
		);
		const answers = accountOf(all, 50, 'created_after', 'created_at');
		const trigger = triggerOn(['contactCreated'], answers);
		expect(await trigger.test()).toMatchObject([{ contact_id: newest.contact_id }]);
		expect(trigger.asked).toHaveLength(requests);
	});

	test('as far as twelve requests tell, when all of many are of one moment', async () => {
		const all = Array.from({ length: 2000 }, (_, index) => contact(`c${index}`, START - DAY));
		const trigger = triggerOn(
			['contactCreated'],
			accountOf(all, 50, 'created_after', 'created_at'),
		);
		expect(await trigger.test()).toMatchObject([{ event: 'contactCreated', contact_id: 'c0' }]);
		expect(trigger.asked).toHaveLength(12);
	});

	test('of a later page, where the first ones have none', async () => {
		const gone = Array.from({ length: 4 }, (_, index) =>
			contact(`gone${index}`, START, { deleted_at: '2026-01-15' }),
		);
		const all = [...gone, contact('a', START - DAY), contact('b', START - MINUTE)];
		const answers = accountOf(all, 2, 'created_after', 'created_at');
		const trigger = triggerOn(['contactCreated'], answers);
		expect(await trigger.test()).toMatchObject([{ contact_id: 'b' }]);
		expect(trigger.asked.map(({ query }) => query.cursor)).toEqual([
			undefined,
			expect.any(String),
			expect.any(String),
		]);
	});

	test('that is no news to a poll is none here: a deleted one, or one without a time', async () => {
		const all = [
			contact('deleted', START - 1000, { deleted_at: '2026-01-15' }),
			contact('undated', START, { created_at: null, updated_at: null }),
			contact('living', START - DAY),
		];
		const trigger = triggerOn(['contactCreated'], () => ({ contacts: all }));
		expect(await trigger.test()).toMatchObject([{ contact_id: 'living' }]);
	});

	test('for each event that has an example, in one order whatever order they are chosen in', async () => {
		const all = [
			contact('new', START - MINUTE),
			contact('old', START - DAY, { updated_at: iso(START) }),
		];
		const events = ['contactDeleted', 'contactUpdated', 'contactCreated'];
		const trigger = triggerOn(events, () => ({ contacts: all }));
		expect((await trigger.test()).map(({ event, contact_id }) => [event, contact_id])).toEqual([
			['contactCreated', 'new'],
			['contactUpdated', 'old'],
		]);
		expect(trigger.asked.map(({ query }) => query.status)).toEqual(['all', 'all', 'deleted']);
	});
});

describe('the test in the editor shows the newest activity of an email', () => {
	const openings: Record<string, IDataObject[]> = {
		a1: [{ contact_id: 'ann', created_time: iso(START - DAY) }],
		b1: [
			{ contact_id: 'bob', created_time: iso(START - MINUTE) },
			{ contact_id: 'cid', created_time: iso(START - DAY) },
		],
	};
	const campaign = (id: string, more: IDataObject = {}): IDataObject => ({
		campaign_id: id,
		name: id,
		current_status: 'Done',
		updated_at: iso(START - DAY),
		...more,
	});
	const answersOf =
		(campaigns: IDataObject[]): Answers =>
		(path) => {
			const [, report] = /email_reports\/(.*)\/tracking/.exec(path) ?? [];
			const [, id] = /^\/emails\/(.*)$/.exec(path) ?? [];
			if (report) {
				// More pages than one: the newest comes first.
				const _links = { next: { href: `/v3/reports?cursor=${report}` } };
				return { tracking_activities: openings[report] ?? [], ...(openings[report] && { _links }) };
			}
			const campaign_activities = [{ campaign_activity_id: `${id}1` }];
			return id ? { campaign_id: id, name: `News ${id}`, campaign_activities } : { campaigns };
		};

	test('of the five campaigns that have changed last and were sent', async () => {
		const drafts = ['x', 'y'].map((id) => campaign(id, { current_status: 'Draft' }));
		const sent = ['c', 'd', 'e', 'f'].map((id) => campaign(id));
		const late = campaign('late', { updated_at: iso(START - 99 * DAY) });
		const campaigns = [...drafts, late, ...sent, campaign('b', { updated_at: iso(START) })];
		const trigger = triggerOn(['emailOpened'], answersOf(campaigns));
		expect(await trigger.test()).toMatchObject([{ campaign_name: 'News b', contact_id: 'bob' }]);
		expect(trigger.asked[0]).toEqual({ path: '/emails', query: { limit: 500 } });
		expect(trigger.paths.filter((path) => path.startsWith('/emails/'))).toEqual(
			['b', 'c', 'd', 'e', 'f'].map((id) => `/emails/${id}`),
		);
		// One page of each report is enough.
		expect(trigger.paths.filter((path) => path.includes('/tracking/'))).toHaveLength(5);
	});

	test('of the picked campaigns', async () => {
		const answers = answersOf([campaign('a'), campaign('b')]);
		const trigger = triggerOn(['emailOpened'], answers, { filters: { campaigns: ['a'] } });
		expect(await trigger.test()).toMatchObject([{ campaign_name: 'News a', contact_id: 'ann' }]);
	});
});

describe('the test in the editor fails', () => {
	const EMPTY = { contacts: [], lists: [], records: [] };

	test('without an example, with what to do', async () => {
		const trigger = triggerOn(['listCreated', 'contactCreated'], () => EMPTY);
		await expect(trigger.test()).rejects.toMatchObject({
			message: 'The account has no example of what this trigger waits for',
			description:
				"Let it happen once in Constant Contact: create a list, or add a contact. Then test again. A published workflow doesn't need an example.",
		});
	});

	test.each<[string, object]>([
		['contactCreated', { lists: ['vip'] }],
		['contactCreated', { tags: ['vip'] }],
		['contactCreated', { status: ['active'] }],
		['emailOpened', { campaigns: ['News'] }],
		['eventRegistration', { events: ['Tasting'] }],
	])('without an example of %s for %j, which may be the filter', async (event, filters) => {
		const answers = (path: string) => {
			if (path === '/contact_lists') return { lists: [{ list_id: 'l', name: 'vip' }] };
			if (path === '/contact_tags') return { tags: [{ tag_id: 't', name: 'vip' }] };
			if (path === '/emails') return { campaigns: [{ campaign_id: 'c', name: 'News' }] };
			if (path === '/events') return { records: [{ event_id: 'e', name: 'Tasting' }] };
			if (path === '/events/e') return { default_track: { track_id: 't' } };
			return { ...EMPTY, campaign_activities: [] };
		};
		await expect(triggerOn([event], answers, { filters }).test()).rejects.toMatchObject({
			description: expect.stringContaining('. Or remove filters. Then test again. '),
		});
	});

	test('for each event there is a way to make an example', () =>
		expect(Object.keys(MAKE_ONE).sort()).toEqual(Object.keys(EVENTS).sort()));

	test('with what the service refuses, be it one event of several', async () => {
		const trigger = triggerOn(['listCreated', 'contactCreated'], (path) =>
			path === '/contacts' ? refused(500) : { lists: [{ list_id: 'l', created_at: iso(START) }] },
		);
		await expect(trigger.test()).rejects.toThrow('(500)');
	});
});
