import {
	accountWith,
	AGAIN,
	done,
	FIRST,
	id,
	pagesOf,
	report,
	SPRING,
	spring,
	values,
} from './support';

const DONE = [
	...[1, 2, 3, 4].map((contact) => done('sends', contact)),
	done('bounces', 4),
	done('opens', 1, 1, { device_type: 'mobile' }),
	done('opens', 1, 2, { device_type: 'computer' }),
	done('opens', 2, 1, { device_type: 'mobile' }),
	done('clicks', 1, 3),
	done('sends', 3, 9, { campaign_activity_id: AGAIN }),
	done('opens', 3, 10, { campaign_activity_id: AGAIN }),
];
const FIGURES = {
	em_sends: 4,
	em_opens: 3,
	em_opens_all: 4,
	em_opens_all_mobile: 2,
	em_clicks: 1,
	em_bounces: 1,
	open_rate: 100,
	click_rate: 33.33,
	percents_click: 33.3,
	last_refresh_time: expect.any(String),
};

/** Campaigns without a sending, so many. */
const campaigns = (count: number) =>
	Array.from({ length: count }, (_, number) => ({
		campaign_id: id(5000 + number),
		name: `Campaign ${number}`,
	}));
const stats = (...given: Parameters<typeof pagesOf>) => pagesOf(given[0], '/stats/');
const goOn = { settings: { onError: 'continueRegularOutput' as const } };

test.each([
	['numbers', 'object', 'underscores'],
	['texts', 'array', 'dots'],
])(
	'one item for each campaign, flat, in numbers: %s, %s, %s',
	async (countForm, percentForm, statsKeys) => {
		const switches = { countForm, percentForm, statsKeys };
		const account = await accountWith(DONE, { switches }, [spring, ...campaigns(1)]);
		const { output } = await report(account, 'getStats', { campaigns: ['Spring', 'Campaign 0'] });
		expect(output).toMatchObject([
			{ campaign_id: SPRING, name: 'Spring', ...FIGURES },
			{ campaign_id: id(5000), em_sends: 0, open_rate: null, click_rate: null },
		]);
		expect(Object.values(output[0]).filter((value) => typeof value === 'object')).toEqual([]);
	},
);

test.each(['numbers', 'texts'])('the emails of a campaign apart: %s', async (countForm) => {
	const account = await accountWith(DONE, { switches: { countForm } });
	const { output } = await report(account, 'getStats', { campaigns: SPRING, splitByEmail: true });
	expect(output).toMatchObject([
		{
			name: 'Spring',
			sending: 'First Sending',
			campaign_activity_id: FIRST,
			em_sends: 4,
			em_opens: 2,
		},
		{ name: 'Spring', sending: 'Resend', campaign_activity_id: AGAIN, em_sends: 1, open_rate: 100 },
	]);
	expect(await account.requests()).not.toContain('GET /v3/emails');
});

test('IDs are not looked up, and the items of a run share their requests', async () => {
	const account = await accountWith([], {}, campaigns(160));
	const items = campaigns(160).map(({ campaign_id }) => ({ campaign_id }));
	const { output } = await report(
		account,
		'getStats',
		{ campaigns: '={{ $json.campaign_id }}', options: { includeNames: false } },
		{ items },
	);
	expect(values(output, 'campaign_id')).toEqual(values(items, 'campaign_id'));
	expect(await account.requests()).toHaveLength(2);
});

describe('an ID that the service does not know', () => {
	test.each([
		[0, 17],
		[77, 14],
		[149, 9],
	])('fails alone among 150 items: item %i', async (place, requests) => {
		const account = await accountWith([], {}, campaigns(150));
		const items = campaigns(150).map(({ campaign_id }) => ({ campaign_id }));
		items[place] = { campaign_id: id(404) };
		const { output } = await report(
			account,
			'getStats',
			{ campaigns: '={{ $json.campaign_id }}', options: { includeNames: false } },
			{ items, ...goOn },
		);
		expect(output).toHaveLength(150);
		expect(output.flatMap((item, index) => (item.error ? [index] : []))).toEqual([place]);
		expect(output[place].error).toContain(`There are no stats of the campaign ${id(404)}`);
		expect(await stats(account)).toBe(requests);
	});

	test('fails alone among the campaigns of one item', async () => {
		const account = await accountWith(DONE, {}, [spring, ...campaigns(1)]);
		const given = { campaigns: [SPRING, id(404), id(5000)] };
		const { output, paired } = await report(account, 'getStats', given, goOn);
		expect(output).toMatchObject([
			{ campaign_id: SPRING },
			{ error: expect.stringContaining(id(404)), message: expect.stringContaining('Check the ID') },
			{ campaign_id: id(5000) },
		]);
		expect(paired.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 0 },
		]);
		const { message } = await report(account, 'getStats', given);
		expect(message).toContain(`There are no stats of the campaign ${id(404)}`);
	});

	test('fails alone where emails are apart', async () => {
		const account = await accountWith(DONE);
		const given = { campaigns: [id(404), SPRING], splitByEmail: true };
		const { output } = await report(account, 'getStats', given, goOn);
		expect(output).toMatchObject([{ error: expect.stringContaining('404') }, {}, {}]);
	});

	test('separators alone pick no campaign', async () => {
		const account = await accountWith(DONE);
		const { message } = await report(account, 'getStats', { campaigns: '={{ "," }}' });
		expect(message).toContain("'Campaign Names or IDs' is empty");
		expect(await account.requests()).toEqual([]);
	});

	test('of a name is told by that name', async () => {
		const account = await accountWith(DONE);
		const { message } = await report(account, 'getStats', { campaigns: ['Sprung', SPRING] });
		expect(message).toContain('\'Campaign Names or IDs\' names "Sprung"');
		expect(await stats(account)).toBe(0);
	});
});

describe('errors beside the results', () => {
	const path = '/v3/reports/stats/email_campaigns/*';
	const answer = (...errors: string[]) => ({
		status: 200,
		body: {
			results: [{ campaign_id: SPRING, stats: { em_sends: '3' } }],
			errors: errors.map((error_message) => ({ error_key: 'x', error_message })),
		},
	});
	const read = async (errors: string[], ids: string[]) => {
		const account = await accountWith(DONE);
		await account.fault({ path, answer: answer(...errors) });
		const given = { campaigns: ids, options: { includeNames: false } };
		return (await report(account, 'getStats', given, goOn)).output;
	};
	const fine = { campaign_id: SPRING, em_sends: 3 };

	test('are about the ID that they name', async () => {
		const output = await read([`Not ready: ${id(7).toUpperCase()}`], [SPRING, id(7), id(8)]);
		expect(output).toMatchObject([fine, { error: expect.stringContaining(`${id(7)}: Not ready`) }]);
	});

	test('are about all without a result where they name none', async () => {
		const output = await read(['Some are missing'], [SPRING, id(7), id(8)]);
		expect(output).toMatchObject([
			fine,
			{ error: expect.stringContaining(id(7)) },
			{ error: expect.stringContaining('Some are missing') },
		]);
	});

	test('are told beside results that are all there', async () => {
		expect(await read(['Something failed'], [SPRING])).toMatchObject([
			{ ...fine, warnings: ['Something failed'] },
		]);
	});

	test('an ID without a result and without an error was never sent, and is named', async () => {
		const text = `Constant Contact has no statistics of ${id(7)}, ${id(8)}. What was not sent has none.`;
		expect(await read([], [SPRING, id(7), id(8)])).toMatchObject([{ ...fine, warnings: [text] }]);
	});

	test('items without any statistics are told once, above the output', async () => {
		const account = await accountWith(DONE);
		await account.fault({ path, answer: { status: 200, body: { results: [] } } });
		const { output, hints } = await report(
			account,
			'getStats',
			{ campaigns: '={{ $json.id }}', options: { includeNames: false } },
			{ items: [{ id: id(7) }, { id: id(8) }] },
		);
		expect(output).toEqual([]);
		expect(hints).toMatchObject([
			{ message: expect.stringContaining(`no statistics of ${id(7)}, ${id(8)}. What was`) },
		]);
	});

	test.each(['nameId', 'withoutId'])(
		'an email that is gone fails alone: %s',
		async (statsErrors) => {
			const gone = [{ campaign_activity_id: id(6), role: 'primary_email' }];
			const account = await accountWith(DONE, { switches: { statsErrors } });
			await account.fault({
				path: `/v3/emails/${id(5)}`,
				answer: { status: 200, body: { campaign_id: id(5), campaign_activities: gone } },
			});
			const { output } = await report(
				account,
				'getStats',
				{ campaigns: [SPRING, id(5)], splitByEmail: true },
				goOn,
			);
			expect(output).toMatchObject([
				{ sending: 'First Sending' },
				{ sending: 'Resend' },
				{ error: expect.stringContaining(`There are no stats of the email ${id(6)}`) },
			]);
		},
	);
});

test('a request that fails is not repeated: all that it asks for fail with it', async () => {
	const account = await accountWith([], {}, campaigns(160));
	await account.fault({ path: '/v3/reports/stats/*', times: 1, answer: { status: 503, body: {} } });
	const { output } = await report(
		account,
		'getStats',
		{ campaigns: campaigns(160).map(({ campaign_id }) => campaign_id) },
		goOn,
	);
	expect(output.filter(({ error }) => error)).toHaveLength(150);
	expect(await stats(account)).toBe(2);
});
