import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ConstantContact } from '../../../nodes/ConstantContact/ConstantContact.node';
import { ConstantContactTrigger } from '../../../nodes/ConstantContact/ConstantContactTrigger.node';
import { inEditor } from '../../support/engine';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { TestTrigger } from '../../support/trigger';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const NO_WAY = 'Constant Contact sent no usable link to the next page of its answer';
const DAY = 86_400;
const HOUR_MS = 3_600_000;
const id = (number: number) => `0000000c-0000-4000-8000-${String(number).padStart(12, '0')}`;
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

const campaign = (number: number, more: IDataObject = {}): IDataObject => ({
	campaign_id: id(number),
	name: `News ${number}`,
	current_status: 'Done',
	created_at: ago(40 * DAY - number),
	updated_at: ago(2 * DAY),
	campaign_activities: [{ campaign_activity_id: id(number + 10_000), role: 'primary_email' }],
	...more,
});
const forms = SIMULATOR_SWITCHES.campaignsLink;
const withForm = (name: string, side: string) => ({ settings: { switches: { [name]: side } } });

const getMany = async (account: TestAccount, resource: string, parameters: INodeParameters = {}) =>
	await runOf(resource)(account, 'getAll', { returnAll: true, ...parameters });
/** What was asked for below `/v3/`. */
const queries = async (account: TestAccount, path: string) =>
	(await account.journal(`GET /v3/${path}`)).map(({ query }) => query);

describe.each(SIMULATOR_SWITCHES.nextLink)('collections with a link that is %s', (side) => {
	test('all pages are read', async () => {
		const contacts = numbers(1001).map((number) => ({
			email_address: { address: `p${number}@example.com` },
			updated_at: ago(number),
		}));
		const lists = numbers(501).map((number) => ({ name: `List ${number}` }));
		const account = await TestAccount.create({ contacts, lists, ...withForm('nextLink', side) });
		const { output } = await getMany(account, 'contact', { filters: { updatedAfter: ago(900) } });
		expect(new Set(output.map(({ contact_id }) => contact_id)).size).toBe(output.length);
		expect(output.length).toBeGreaterThan(850);
		expect(output.length).toBeLessThanOrEqual(901);
		expect((await getMany(account, 'list')).output).toHaveLength(501);
		const paths = (await account.journal()).map(({ path }) => path);
		expect(new Set(paths)).toEqual(new Set(['/v3/contacts', '/v3/contact_lists']));
	});
});

describe.each(forms)('campaigns with links of the form %s', (side) => {
	const settings = withForm('campaignsLink', side);

	test('the dropdown shows more than 500, the one changed last first', async () => {
		const campaigns = numbers(1003).map((number) =>
			campaign(number, { updated_at: ago(number === 700 ? 5 : DAY + number) }),
		);
		const account = await TestAccount.create({ campaigns, ...settings });
		const { getCampaigns } = new ConstantContactTrigger().methods.loadOptions;
		const options = await inEditor(account, getCampaigns);
		expect(options).toHaveLength(1003);
		expect(options.slice(0, 2).map(({ name }) => name)).toEqual([
			'News 700 · Done',
			'News 0 · Done',
		]);
	});

	test('a filter finds the oldest of 700 by its name', async () => {
		const account = await TestAccount.create({
			campaigns: numbers(700).map((number) => campaign(number)),
			...settings,
		});
		const filters = { campaigns: ['News 0'] };
		const trigger = new TestTrigger(account, { triggerOn: ['linkClicked'], filters });
		await trigger.activate();
		await account.track(click(0));
		await trigger.pass(DAY * 1000);
		expect(await trigger.poll()).toMatchObject([{ campaign_name: 'News 0' }]);
	});

	test('of the last 14 days, the emails on the second page are followed, too', async () => {
		const account = await TestAccount.create({
			campaigns: [
				campaign(0),
				campaign(1, { updated_at: ago(20 * DAY) }),
				...numbers(620).map((number) => campaign(number + 2, { current_status: 'Draft' })),
			],
			...settings,
		});
		const trigger = new TestTrigger(account, { triggerOn: ['linkClicked'] });
		await trigger.activate();
		await account.track(click(0));
		await account.track(click(1));
		await trigger.pass(DAY * 1000);
		expect(await trigger.poll()).toMatchObject([{ campaign_name: 'News 0' }]);
		const [first, second] = await queries(account, 'emails');
		// The bound of the first page holds for the second, in the link or in its cursor.
		if (side.endsWith('Next')) expect(second).toMatchObject({ after_date: first.after_date });
		expect(second[side.endsWith('Next') ? 'next' : 'cursor']).toMatch(/./);
	});
});

test('the examples in the editor are those of the campaigns that were changed last', async () => {
	const account = await TestAccount.create({
		campaigns: [
			campaign(0, { updated_at: ago(60) }),
			...numbers(8).map((number) => campaign(number + 1)),
		],
		tracking: [click(0)],
	});
	const { items } = await new TestTrigger(account, { triggerOn: ['linkClicked'] }).test();
	expect(items).toMatchObject([{ campaign_name: 'News 0' }]);
});

function click(number: number, more: IDataObject = {}): IDataObject {
	return {
		contact_id: id(90_000),
		campaign_activity_id: id(number + 10_000),
		tracking_activity_type: 'em_clicks',
		email_address: 'ann@example.com',
		created_time: new Date().toISOString(),
		url_id: '42',
		link_url: 'https://example.com',
		...more,
	};
}

describe.each(forms)('summaries with links of the form %s', (side) => {
	test('Campaign Sent: 130 campaigns that were sent before, and 120 at once', async () => {
		const sent = (number: number, last_sent_date: string) => campaign(number, { last_sent_date });
		const account = await TestAccount.create({
			campaigns: numbers(130).map((number) => sent(number, ago(DAY + number))),
			...withForm('summariesLink', side),
		});
		const trigger = new TestTrigger(account, { triggerOn: ['campaignSent'] });
		expect(await trigger.activate()).toEqual([]);
		expect(await trigger.poll()).toEqual([]);
		for (const number of numbers(120)) await account.setCampaign(sent(number + 200, ago(1)));
		const items = await trigger.poll();
		expect(new Set(items.map(({ campaign_id }) => campaign_id)).size).toBe(120);
		expect(items).toHaveLength(120);
		expect(await trigger.poll()).toEqual([]);
	});
});

const REPORTS: Array<[string, string, IDataObject]> = [
	['emailOpened', 'opens', {}],
	['linkClicked', 'clicks', { url_id: '7', link_url: 'https://example.com' }],
	['emailBounced', 'bounces', { bounce_code: 'B' }],
	['emailUnsubscribed', 'optouts', {}],
];

describe.each(forms)('reports about one email with links of the form %s', (side) => {
	test.each(REPORTS)('%s: more than two pages of %s come, each once', async (event, kind, more) => {
		const account = await TestAccount.create({
			campaigns: [campaign(0, { current_status: 'Draft' })],
			tracking: numbers(1010).map((number) =>
				click(0, {
					tracking_activity_type: `em_${kind}`,
					contact_id: id(number),
					created_time: ago(-60),
					...more,
				}),
			),
			...withForm('trackingLink', side),
		});
		const trigger = new TestTrigger(account, { triggerOn: [event] });
		await trigger.activate();
		await account.setCampaign(campaign(0));
		await trigger.pass(HOUR_MS / 4);
		const items = await trigger.poll();
		expect(new Set(items.map(({ contact_id }) => contact_id)).size).toBe(1010);
		expect(items).toHaveLength(1010);
		expect(await trigger.poll()).toEqual([]);
	});
});

test('a token that an older version has saved, a cursor alone, is read as one', async () => {
	const time = ago(-60);
	const account = await TestAccount.create({
		contacts: numbers(1100).map((number) => ({
			email_address: { address: `p${number}@example.com` },
			created_at: time,
			updated_at: time,
			visible_from: Date.parse(time),
		})),
	});
	const trigger = new TestTrigger(account, { triggerOn: ['contactCreated'] }, 1);
	await trigger.activate();
	await account.change({ clockAheadMs: 120_000 });
	const first = await trigger.poll();
	expect(first).toHaveLength(500);
	const [saved] = Object.values(trigger.state.readings as Record<string, IDataObject>);
	const progress = saved.progress as IDataObject;
	const cursor = new URLSearchParams(String(progress.cursor)).get('cursor');
	progress.cursor = cursor;
	const second = await trigger.poll();
	expect((await queries(account, 'contacts')).at(-1)).toEqual({ cursor });
	const addresses = [...first, ...second].map(({ email_address }) => JSON.stringify(email_address));
	expect(new Set(addresses).size).toBe(1000);
});

describe('a link that cannot be followed', () => {
	const HREFS = ['/v3/contacts', 'https://api.cc.email/v3/contacts?limit=50', '?cursor=', 42];
	const answer = (href: unknown, count = 2) => ({
		status: 200,
		body: {
			contacts: numbers(count).map((number) => ({ contact_id: id(number) })),
			_links: { next: { href } },
		},
	});

	test.each(HREFS)('does no harm where the first page is enough: %j', async (href) => {
		const account = await TestAccount.create();
		await account.fault({ path: '/v3/contacts', answer: answer(href) });
		for (const limit of [1, 2]) {
			const { output, message } = await getMany(account, 'contact', { returnAll: false, limit });
			expect(message).toBeUndefined();
			expect(output).toHaveLength(limit);
		}
		const { searchContacts } = new ConstantContact().methods.listSearch;
		const page = await inEditor(account, searchContacts);
		expect(page.results).toHaveLength(2);
		await expect(
			inEditor(account, searchContacts, undefined, page.paginationToken as string),
		).rejects.toThrow(NO_WAY);
	});

	test.each(HREFS)('is an error where more is wanted, and nothing comes out: %j', async (href) => {
		const account = await TestAccount.create();
		await account.fault({ path: '/v3/contacts', answer: answer(href) });
		const { output, message } = await getMany(account, 'contact', { returnAll: false, limit: 3 });
		expect(message).toBe(`${NO_WAY} [item 0]`);
		expect(output).toEqual([]);
		expect(await account.requests()).toHaveLength(1);
	});

	test('does no harm to a report of which the first page is enough', async () => {
		const account = await TestAccount.create({ campaigns: [campaign(0)] });
		const trigger = new TestTrigger(account, { triggerOn: ['linkClicked'] });
		await trigger.activate();
		const tracking_activities = [click(0), click(0, { created_time: ago(9 * DAY), url_id: '1' })];
		await account.fault({
			path: '/v3/reports/*',
			answer: { status: 200, body: { tracking_activities, _links: { next: { href: '?next=' } } } },
		});
		await trigger.pass(DAY * 1000);
		expect(await trigger.poll()).toHaveLength(1);
	});

	test('is not kept by a poll that has no time left', async () => {
		const account = await TestAccount.create();
		const trigger = new TestTrigger(account, { triggerOn: ['contactCreated'] }, 1);
		await trigger.activate();
		const created_at = new Date(Date.now() + 1000).toISOString();
		const contacts = [{ contact_id: id(1), created_at, updated_at: created_at }];
		const body = { contacts, _links: { next: { href: '/v3/contacts' } } };
		await account.fault({ path: '/v3/contacts', answer: { status: 200, body } });
		expect(await trigger.poll()).toHaveLength(1);
		await account.heal();
		expect(await trigger.poll()).toEqual([]);
		expect((await queries(account, 'contacts')).at(-1)).toHaveProperty('limit', '500');
	});
});

describe('links that lead in a ring', () => {
	const ring = async (account: TestAccount, path: string, property: string, hrefs: string[]) => {
		for (const [index, href] of hrefs.entries()) {
			const body = { [property]: [{ contact_id: id(index) }], _links: { next: { href } } };
			await account.fault({ path, times: 1, answer: { status: 200, body } });
		}
		await account.fault({ path, answer: { status: 500 } });
	};

	test.each([
		[['?cursor=A', '?cursor=B', '?cursor=A'], 3],
		[['?cursor=A%3D', '?cursor=B', '?limit=5&cursor=C', '?cursor=A='], 4],
		[['?limit=5&next=MQ**', '?limit=5&next=Mg**', '?next=MQ%2A%2A&limit=5'], 3],
		[['?cursor=A', '/v3/contacts?limit=500'], 2],
	])('are left after each page was read once: %j', async (hrefs, requests) => {
		const account = await TestAccount.create();
		await ring(account, '/v3/contacts', 'contacts', hrefs);
		const { output, message } = await getMany(account, 'contact');
		expect(message).toBe(`${NO_WAY} [item 0]`);
		expect(output).toEqual([]);
		expect(await account.requests()).toHaveLength(requests);
	});

	test('end a poll, too, and nothing is lost', async () => {
		const account = await TestAccount.create();
		const trigger = new TestTrigger(account, { triggerOn: ['contactUpdated'] });
		await trigger.activate();
		const before = (await account.requests()).length;
		for (const href of ['?cursor=A', '?cursor=B', '?cursor=A']) {
			const body = { contacts: [], _links: { next: { href } } };
			await account.fault({ path: '/v3/contacts', times: 1, answer: { status: 200, body } });
		}
		await expect(trigger.poll()).rejects.toThrow(NO_WAY);
		expect((await account.requests()).length - before).toBe(3);
		await account.heal();
		const time = new Date(Date.now() + 1000).toISOString();
		await account.setContact({
			email_address: { address: 'ann@example.com' },
			created_at: ago(DAY),
			updated_at: time,
		});
		expect(await trigger.poll()).toHaveLength(1);
	});
});

test('an answer with a `status` of its own is no search that goes on', async () => {
	const account = await TestAccount.create();
	const body = { contacts: [{ contact_id: id(1) }], status: 'ok' };
	await account.fault({ path: '/v3/contacts', answer: { status: 200, body } });
	const { output } = await getMany(account, 'contact');
	expect(output).toMatchObject([{ contact_id: id(1) }]);
	expect(await account.requests()).toHaveLength(1);
});
