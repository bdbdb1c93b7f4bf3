import { accountWith, done, id, pagesOf, report, spring, values } from './support';

/** Campaigns that were sent a day after the other, the first one at the first of January. */
const campaigns = (count: number) =>
	Array.from({ length: count }, (_, day) => ({
		...spring,
		campaign_id: id(day + 1),
		name: `Day ${day}`,
		last_sent_date: new Date(Date.UTC(2025, 0, 1 + day)).toISOString(),
		campaign_activities: [{ campaign_activity_id: id(5000 + day), role: 'primary_email' }],
	}));
const FEW = [
	...[1, 2, 3, 4].map((contact) => done('sends', contact)),
	done('bounces', 4),
	done('opens', 1),
	done('opens', 2),
	done('opens', 2, 5),
	done('clicks', 1, 6, { url_id: '1', link_url: 'https://example.com' }),
];
const REACHED = { sends: 4, opens: 2, clicks: 1, bounces: 1, open_rate: 66.67, click_rate: 33.33 };

test.each(['numbers', 'texts'])(
	'one item for each campaign, flat, with its name and rates of those whom it has reached: %s',
	async (countForm) => {
		const account = await accountWith(FEW, { switches: { countForm, percentForm: 'array' } });
		const { output } = await report(account, 'getAll', { returnAll: true });
		expect(output).toEqual([
			{
				campaign_id: spring.campaign_id,
				name: 'Spring',
				type: 'CUSTOM_CODE_EMAIL',
				last_sent_date: spring.last_sent_date,
				forwards: 0,
				optouts: 0,
				abuse: 0,
				not_opened: 1,
				...REACHED,
			},
		]);
	},
);

test('not simplified, it is what the service says, in numbers', async () => {
	const account = await accountWith(FEW, { switches: { countForm: 'texts' } });
	const [item] = (await report(account, 'getAll', { simple: false })).output;
	expect(item).toMatchObject({ name: 'Spring', unique_counts: { sends: 4, opens: 2 } });
	expect(item).not.toHaveProperty('open_rate');
});

test.each([
	['nothing was sent', []],
	['nobody was reached', [done('sends', 1), done('bounces', 1)]],
])('there are no rates where %s', async (_, tracking) => {
	const account = await accountWith(tracking);
	const [item] = (await report(account, 'getAll')).output;
	expect(item).toMatchObject({ open_rate: null, click_rate: null });
});

test('names are read once for all items, and not without need', async () => {
	const account = await accountWith(FEW);
	await report(account, 'getAll', {}, { items: [{}, {}] });
	expect((await account.requests()).filter((each) => each === 'GET /v3/emails')).toHaveLength(1);

	const other = await accountWith(FEW);
	const { output } = await report(other, 'getAll', { options: { includeNames: false } });
	expect(output[0]).not.toHaveProperty('name');
	expect(await other.requests()).toHaveLength(1);

	const empty = await accountWith([], {}, []);
	expect((await report(empty, 'getAll')).output).toEqual([]);
	expect(await empty.requests()).toHaveLength(1);
});

test('a campaign that the account lists no more comes without a name', async () => {
	const account = await accountWith(FEW);
	await account.fault({ path: '/v3/emails', answer: { status: 200, body: { campaigns: [] } } });
	const [item] = (await report(account, 'getAll')).output;
	expect(item).toMatchObject({ campaign_id: spring.campaign_id, sends: 4 });
	expect(item).not.toHaveProperty('name');
});

describe('dates', () => {
	const last = (days: number) => new Date(Date.UTC(2025, 0, 1 + 1100 - days)).toISOString();
	const read = async (settings: object, filters: object, more: object = {}) => {
		const account = await accountWith([], settings, campaigns(1100));
		const { output } = await report(account, 'getAll', {
			returnAll: true,
			filters: filters as never,
			options: { includeNames: false },
			...more,
		});
		return { output, pages: await pagesOf(account) };
	};

	test.each(['absoluteNext', 'relativeCursor'])(
		'reading stops after a whole page that is older: %s',
		async (summariesLink) => {
			const { output, pages } = await read(
				{ switches: { summariesLink } },
				{ sentAfter: last(10) },
			);
			expect(values(output, 'campaign_id')).toEqual(
				Array.from({ length: 10 }, (_, index) => id(1100 - index)),
			);
			expect(pages).toBe(2);
			expect(output[0]).not.toHaveProperty('warnings');
		},
	);

	test('the first moment belongs to the period, the last one does not', async () => {
		const filters = { sentAfter: last(10), sentBefore: last(8) };
		const { output } = await read({}, filters);
		expect(values(output, 'campaign_id')).toEqual([id(1092), id(1091)]);
	});

	test('the oldest first: all is read, nothing is missing, and it is said', async () => {
		const { output, pages } = await read(
			{ switches: { summariesOrder: 'oldestFirst' } },
			{ sentAfter: last(10) },
		);
		expect(output).toHaveLength(10);
		expect(pages).toBe(3);
		expect(output[0].warnings).toEqual([
			'Constant Contact did not list the latest rows first, as it documents. All pages were read, so no row of the period is missing',
		]);
	});

	test('a limit reads no page too many, be the period old or not', async () => {
		expect((await read({}, {}, { returnAll: false, limit: 500 })).pages).toBe(1);
		const filters = { sentBefore: last(400) };
		const { output, pages } = await read({}, filters, { returnAll: false, limit: 100 });
		expect([output.length, pages]).toEqual([100, 1]);
		expect((await read({}, filters, { returnAll: false, limit: 101 })).pages).toBe(2);
	});

	test('a period without time in it is refused before anything is sent', async () => {
		const account = await accountWith([]);
		const { message } = await report(account, 'getAll', {
			filters: { sentAfter: '2026-04-02T00:00:00Z', sentBefore: '2026-04-02T00:00:00Z' },
		});
		expect(message).toContain("'Sent After' is not before 'Sent Before'");
		expect(await account.requests()).toEqual([]);
	});

	test('campaigns without a date are left out, and counted', async () => {
		const account = await accountWith([]);
		const bulk_email_campaign_summaries = [
			{ campaign_id: id(1), last_sent_date: '2026-04-02T08:00:00Z' },
			{ campaign_id: id(2) },
		];
		const body = { bulk_email_campaign_summaries };
		await account.fault({ path: '/v3/reports/*', answer: { status: 200, body } });
		const { output } = await report(account, 'getAll', {
			filters: { sentAfter: '2026-01-01T00:00:00Z' },
		});
		expect(output).toMatchObject([
			{ campaign_id: id(1), warnings: ['Rows without a date are left out: 1'] },
		]);
		expect((await report(account, 'getAll')).output).toHaveLength(2);
	});
});
