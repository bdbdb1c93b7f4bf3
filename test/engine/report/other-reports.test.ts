import type { IDataObject } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { accountWith, done, id, pagesOf, report, spring, values } from './support';

const PAGE = id(6);
const onPage = (kind: string, contact: number, minute: number, more: object = {}) =>
	done('', contact, minute, {
		campaign_activity_id: PAGE,
		tracking_activity_type: `p_contact_${kind}`,
		...more,
	});
const VISITS = [
	onPage('open', 1, 0, { first_name: 'Jo' }),
	onPage('open', 1, 1, { first_name: 'Jo' }),
	onPage('open', 2, 2),
	onPage('click', 1, 3, { url_id: '1', link_url: 'https://example.com' }),
	onPage('add', 3, 4),
	onPage('update', 1, 5),
	onPage('sms_optin', 1, 6),
];

test.each([
	['p_contact_opens', 'opened', 3],
	['p_unique_contact_opens', 'opened', 2],
	['p_unique_contact_clicks', 'clicked', 1],
	['p_unique_contact_adds', 'added', 1],
	['p_unique_contact_updates', 'updated', 1],
	['p_unique_contact_sms_optins', 'opted in to texts', 1],
])(
	'landing page, %s: one item for each row, in plain words',
	async (contactActivity, words, count) => {
		const account = await accountWith(VISITS);
		const { output } = await report(account, 'getLandingPage', {
			landingPageId: PAGE,
			contactActivity,
		});
		expect(values(output, 'activity')).toEqual(Array.from({ length: count }, () => words));
		expect(output[0]).toMatchObject({ campaign_activity_id: PAGE, contact_id: expect.any(String) });
	},
);

test('landing page: contacts whose name or email has a part', async () => {
	const account = await accountWith(VISITS);
	const { output } = await report(account, 'getLandingPage', {
		landingPageId: `https://example.com/${PAGE}`,
		filters: { contactContains: 'jo' },
	});
	expect(output).toHaveLength(2);
});

test.each(['absoluteNext', 'relativeCursor'])(
	'landing page: the part goes with each page, and no page is read too many: %s',
	async (trackingLink) => {
		const visits = Array.from({ length: 1200 }, (_, minute) => onPage('open', minute % 3, minute));
		const account = await accountWith(visits, { switches: { trackingLink } });
		const asked = { landingPageId: PAGE, filters: { contactContains: 'person1' } };
		const limited = await report(account, 'getLandingPage', {
			...asked,
			returnAll: false,
			limit: 400,
		});
		expect([limited.output.length, await pagesOf(account)]).toEqual([400, 1]);
		const all = await report(account, 'getLandingPage', { landingPageId: PAGE, returnAll: true });
		expect([all.output.length, await pagesOf(account)]).toEqual([1200, 4]);
	},
);

describe('texts', () => {
	const smsCampaigns = Array.from({ length: 120 }, (_, day) => ({
		campaign_id: id(day + 1),
		campaign_name: `Texts ${day}`,
		campaign_type: 'SMS',
		last_sent_date: new Date(Date.UTC(2026, 0, 1 + day)).toISOString(),
		unique_counts: { sends: 10, delivers: day === 119 ? 0 : 8, clicks: 2, optouts: 1 },
	}));
	const read = async (countForm: string, parameters: object) => {
		const account = await TestAccount.create({
			smsCampaigns,
			settings: { switches: { countForm } },
		});
		const given = { sentAfter: '2026-01-01T00:00:00Z', ...parameters };
		const { output, message } = await report(account, 'getSms', given as never);
		const [first] = await account.journal();
		return { output, message, pages: await pagesOf(account), query: first?.query };
	};

	test.each(['numbers', 'texts'])('one item for each campaign, flat: %s', async (countForm) => {
		const { output } = await read(countForm, { returnAll: false, limit: 2 });
		expect(output).toEqual([
			expect.objectContaining({ name: 'Texts 119', delivers: 0, click_rate: null }),
			{
				campaign_id: id(119),
				name: 'Texts 118',
				type: 'SMS',
				last_sent_date: '2026-04-29T00:00:00.000Z',
				sends: 10,
				delivers: 8,
				clicks: 2,
				optouts: 1,
				click_rate: 25,
			},
		]);
	});

	test('not simplified, they are what the service says, in numbers', async () => {
		const { output } = await read('texts', { simple: false });
		expect(output[1]).toMatchObject({ campaign_name: 'Texts 118', unique_counts: { sends: 10 } });
	});

	test('pages of 50, of the campaigns in the range', async () => {
		const all = await read('numbers', { returnAll: true });
		expect([all.output.length, all.pages]).toEqual([120, 3]);
		const { output, query } = await read('numbers', { sentBefore: '2026-01-03T00:00:00Z' });
		expect(output).toHaveLength(3);
		expect(query).toMatchObject({
			start_at: '2026-01-01T00:00:00Z',
			end_at: '2026-01-03T00:00:00Z',
		});
	});

	test('need a beginning', async () => {
		const { message, query } = await read('numbers', { sentAfter: '={{ "" }}' });
		expect(message).toContain("'Sent After' is empty");
		expect(query).toBeUndefined();
	});
});

describe('performance', () => {
	const campaigns = [1, 2, 3].map((number) => ({
		...spring,
		campaign_id: id(number),
		name: `Campaign ${number}`,
		campaign_activities: [{ campaign_activity_id: id(50 + number), role: 'primary_email' }],
	}));
	const DONE = [1, 2, 3].flatMap((number) => {
		const more = { campaign_activity_id: id(50 + number) };
		const opens = Array.from({ length: number }, (_, contact) => done('opens', contact, 1, more));
		return [...[0, 1, 2].map((contact) => done('sends', contact, 0, more)), ...opens];
	});
	const sentAfter = '2026-01-01T00:00:00Z';

	test.each(['numbers', 'texts'])(
		'one item for each place, with its value: %s',
		async (countForm) => {
			const account = await accountWith(DONE, { switches: { countForm } }, campaigns);
			const { output } = await report(account, 'getPerformance', { sentAfter });
			expect(output).toHaveLength(24);
			expect(output[0]).toMatchObject({
				list: 'top',
				by: 'open_rate',
				rank: 1,
				value: 100,
				opens: 3,
			});
			expect(output[1]).toMatchObject({
				rank: 2,
				campaign_name: 'Campaign 2',
				value: 66.7,
				open_rate: 67,
			});
			const worst = (item: IDataObject) => item.list === 'bottom' && item.by === 'opens';
			expect(output.find(worst)).toMatchObject({ rank: 1, campaign_id: id(1), value: 1 });
		},
	);

	test('errors are told beside what is there, and fail where nothing is', async () => {
		const account = await accountWith([]);
		const path = '/v3/reports/email_reports/campaign_performance';
		const errors = [{ error_key: 'x', error_message: 'Some are missing' }];
		const opens = [{ campaign_id: id(1), opens: '3' }];
		await account.fault({
			path,
			times: 1,
			answer: { status: 200, body: { top: { opens }, errors } },
		});
		await account.fault({ path, answer: { status: 200, body: { top: {}, bottom: {}, errors } } });
		const partly = await report(account, 'getPerformance', { sentAfter });
		expect(partly.output).toMatchObject([{ value: 3, opens: 3, warnings: ['Some are missing'] }]);
		const { message } = await report(account, 'getPerformance', { sentAfter });
		expect(message).toContain('Some are missing');
	});
});
