import {
	accountWith,
	AGAIN,
	done,
	FIRST,
	id,
	pagesOf,
	pick,
	report,
	SPRING,
	spring,
	values,
} from './support';

const ALL = { returnAll: true };

const CLICK = { url_id: '49920742166', link_url: 'https://example.com/a' };
const FEW = [
	...[1, 2, 3].map((contact) => done('sends', contact)),
	done('opens', 1, 1),
	done('opens', 1, 3),
	done('clicks', 1, 4, CLICK),
	done('clicks', 1, 5, { ...CLICK, url_id: '7' }),
	done('forwards', 1, 6),
	done('optouts', 1, 7, { opt_out_reason: 'Too many' }),
	done('bounces', 2, 2, { bounce_code: 'F' }),
	done('bounces', 4, 1, { bounce_code: 'B' }),
	done('sends', 3, 60, { campaign_activity_id: AGAIN }),
	done('opens', 3, 61, { campaign_activity_id: AGAIN }),
];

test.each([
	['sends', 'sent', 3],
	['opens', 'opened', 2],
	['unique_opens', 'opened', 1],
	['didnotopens', 'did not open', 1],
	['clicks', 'clicked', 2],
	['forwards', 'forwarded', 1],
	['optouts', 'opted out', 1],
	['bounces', 'bounced', 2],
])(
	'%s: one item for each row, with its campaign and in plain words',
	async (kind, words, count) => {
		const account = await accountWith(FEW);
		const { output } = await report(account, 'getActivity', {
			...pick(SPRING),
			...ALL,
			activity: kind,
			email: 'primary_email',
		});
		expect(output).toHaveLength(count);
		for (const item of output) {
			expect(item).toMatchObject({
				campaign_id: SPRING,
				campaign_name: 'Spring',
				sending: 'First Sending',
				activity: words,
				campaign_activity_id: FIRST,
				email_address: expect.stringContaining('@example.com'),
			});
			expect(Object.keys(item).slice(1, 4)).toEqual(['campaign_name', 'email_address', 'sending']);
		}
	},
);

test.each([
	['both', ['First Sending', 'First Sending', 'Resend']],
	['primary_email', ['First Sending', 'First Sending']],
	['resend', ['Resend']],
])('emails of the campaign: %s', async (email, found) => {
	const account = await accountWith(FEW);
	const { output } = await report(account, 'getActivity', { ...pick('Spring', 'name'), email });
	expect(values(output, 'sending')).toEqual(found);
});

test('a limit holds for both emails together', async () => {
	const account = await accountWith(FEW);
	const { output } = await report(account, 'getActivity', {
		...pick(SPRING),
		returnAll: false,
		limit: 2,
	});
	expect(values(output, 'sending')).toEqual(['First Sending', 'First Sending']);
	expect(await pagesOf(account)).toBe(1);
});

test('a limit that the first email does not fill takes the rest from the resend, and asks for no more rows', async () => {
	const again = [4, 5].map((contact) =>
		done('opens', contact, 70, { campaign_activity_id: AGAIN }),
	);
	const account = await accountWith([...FEW, ...again]);
	const { output } = await report(account, 'getActivity', {
		...pick(SPRING),
		returnAll: false,
		limit: 3,
	});
	expect(values(output, 'sending')).toEqual(['First Sending', 'First Sending', 'Resend']);
	const asked = (await account.journal()).filter(({ path }) => path.endsWith('/opens'));
	expect(
		values(
			asked.map(({ query }) => query),
			'limit',
		),
	).toEqual(['3', '1']);
});

test('a campaign that was not sent again has no resend, and none that was sent has no rows', async () => {
	const activities = [{ campaign_activity_id: FIRST, role: 'primary_email' }];
	const once = { ...spring, campaign_activities: activities };
	const account = await accountWith([], {}, [once]);
	const resend = await report(account, 'getActivity', { ...pick(SPRING), email: 'resend' });
	expect([resend.output, resend.error]).toEqual([[], undefined]);
	const both = await report(account, 'getActivity', pick(SPRING));
	expect([both.output, both.error]).toEqual([[], undefined]);
});

test('a campaign without an email is refused', async () => {
	const campaign_activities = [{ campaign_activity_id: FIRST, role: 'permalink' }];
	const account = await accountWith([], {}, [{ ...spring, campaign_activities }]);
	const { message } = await report(account, 'getActivity', pick(SPRING));
	expect(message).toContain('The campaign "Spring" has no email with a report');
});

test('clicks on one link, and bounces for some reasons', async () => {
	const account = await accountWith(FEW);
	const clicks = await report(account, 'getActivity', {
		...pick(SPRING),
		activity: 'clicks',
		filters: { linkId: 49920742166 },
	});
	expect(values(clicks.output, 'url_id')).toEqual([CLICK.url_id]);
	const bounces = await report(account, 'getActivity', {
		...pick(SPRING),
		activity: 'bounces',
		filters: { bounceReason: ['Mailbox Full', 'B'] },
	});
	expect(values(bounces.output, 'bounce_reason')).toEqual([
		'Mailbox Full',
		'Address Does Not Exist',
	]);
	const asked = (await account.journal()).filter(({ path }) => path.endsWith('/bounces'));
	expect(
		values(
			asked.map(({ query }) => query),
			'bounce_code',
		),
	).toEqual([
		['F', 'B'],
		['F', 'B'],
	]);
});

test.each(['absoluteNext', 'relativeCursor'])(
	'several reasons are asked for on each page: %s',
	async (trackingLink) => {
		const many = Array.from({ length: 600 }, (_, contact) =>
			done('bounces', contact, contact, { bounce_code: 'BFZ'[contact % 3] }),
		);
		const account = await accountWith(many, { switches: { trackingLink } });
		await account.change({ limits: { perSecond: 1000, perDay: 10_000, window: 'rolling' } });
		const { output } = await report(account, 'getActivity', {
			...pick(SPRING),
			activity: 'bounces',
			returnAll: true,
			email: 'primary_email',
			filters: { bounceReason: ['B', 'F'] },
		});
		expect(new Set(values(output, 'bounce_code'))).toEqual(new Set(['B', 'F']));
		expect(output).toHaveLength(400);
	},
);

test('a filter of another report is refused, not dropped', async () => {
	const account = await accountWith(FEW);
	const { message, remedy } = await report(account, 'getActivity', {
		...pick(SPRING),
		// n8n itself leaves out what it does not show; it shows all where an expression chooses.
		activity: '={{ "opens" }}',
		filters: { linkId: '7' },
	});
	expect(message).toContain("'Link ID' has a value, but 'Activity' is another one");
	expect(remedy).toContain("Remove 'Link ID' from the filters");
	expect(await account.requests()).toEqual([]);
});

test('the ID of an activity stands for its campaign', async () => {
	const account = await accountWith(FEW);
	const { output } = await report(account, 'getActivity', pick(FIRST));
	expect(output[0]).toMatchObject({ campaign_id: SPRING, campaign_name: 'Spring' });
});

test('an unknown campaign is told', async () => {
	const account = await accountWith(FEW);
	const { message } = await report(account, 'getActivity', pick(id(77)));
	expect(message).toContain('404');
});

test('a missing scope is named', async () => {
	const account = await accountWith(FEW, {
		scopes: ['contact_data', 'account_read', 'offline_access'],
	});
	const { message } = await report(account, 'getAll');
	expect(message).toContain('The scope campaign_data is missing');
});
