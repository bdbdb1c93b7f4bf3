import type { IDataObject } from 'n8n-workflow';
import { TestAccount } from '../../support/simulator';
import { FACEBOOK, LOST, POST, run, SEED, SENT, sentBy, SHUT, TIKTOK } from './support';

const create = async (given: object, value?: unknown) => {
	const account = await TestAccount.create(SEED);
	const items = [{ value }] as IDataObject[];
	const result = await run(account, 'createPost', { ...POST, ...given } as never, { items });
	return { ...result, account, sent: await sentBy(account) };
};
const profilesOf = ([body]: IDataObject[]) =>
	(body.profile_posts as Array<{ profiles: unknown }>)[0].profiles;

describe('profiles', () => {
	test.each([
		[FACEBOOK, [FACEBOOK]],
		['Olives (tiktok)', [TIKTOK]],
		['olives (TikTok), Olives (facebook)', [FACEBOOK, TIKTOK]],
		[`["${TIKTOK}"]`, [TIKTOK]],
		['olives (instagram)', [SHUT]],
		['', []],
	])('%s', async (value, ids) => {
		const { sent } = await create({ profiles: '={{ $json.value }}' }, value);
		expect(profilesOf(sent)).toEqual(ids.map((profile_id) => ({ profile_id })));
	});

	test.each([
		['Olives', 'which stands for 2: "Olives" (profile-1), "Olives" (profile-2)'],
		['Olive (facebook)', 'which the account does not have'],
		[LOST, '"Gone, Inc. (linkedin)", which is not connected'],
		['Gone, Inc.', '"Gone, Inc. (linkedin)", which is not connected'],
	])('%s is refused, and nothing is sent', async (value, words) => {
		const { message, sent } = await create({ profiles: '={{ $json.value }}' }, value);
		expect(message).toContain(`'Profile Names or IDs' names`);
		expect(message).toContain(words);
		expect(sent).toEqual([]);
	});

	test('none is for drafts only', async () => {
		const { message, remedy, sent } = await create({ profiles: [], publish: 'now' });
		expect(message).toContain("'Profile Names or IDs' is empty");
		expect(remedy).toBe('Nothing was posted. Pick where to post.');
		expect(sent).toEqual([]);
	});

	test('one that cannot be posted to is refused at once, and told before a date', async () => {
		const now = await create({ profiles: [FACEBOOK, SHUT], publish: 'now' });
		expect(now.message).toContain('"olives (instagram)", which cannot be posted to at the moment');
		expect(now.sent).toEqual([]);
		const date = '2099-01-01T08:00:00Z';
		const later = await create({ profiles: [FACEBOOK, SHUT], publish: 'atDate', date });
		expect(later.output).toMatchObject([
			{ warnings: ['olives (instagram) cannot be posted to at the moment'] },
		]);
		const { output } = await create({ profiles: [SHUT] });
		expect(output[0]).not.toHaveProperty('warnings');
	});

	test('are read once for all items, and not at all for a draft without any', async () => {
		const account = await TestAccount.create(SEED);
		const items = [{}, {}, {}];
		await run(account, 'createPost', { ...POST, profiles: [] }, { items });
		expect(await account.requests()).toEqual([SENT, SENT, SENT]);
		await run(account, 'createPost', POST, { items });
		expect(await account.journal('GET /v3/social/profiles')).toMatchObject([
			{ query: { include: 'accessible' } },
		]);
	});

	test('a failed reading is asked for anew by the next item', async () => {
		const account = await TestAccount.create(SEED);
		await account.fault({ path: '/v3/social/profiles', answer: { status: 500 }, times: 1 });
		const settings = { onError: 'continueRegularOutput' } as never;
		const { output } = await run(account, 'createPost', POST, { items: [{}, {}], settings });
		expect(output).toMatchObject([{ error: expect.any(String) }, { status: 'DRAFT' }]);
	});
});

describe('content', () => {
	test('goes as it is given', async () => {
		const { sent } = await create(
			{
				text: '={{ $json.value }}',
				additionalFields: {
					name: 'Spring',
					imageUrls: 'https://example.com/a.png',
					settings: '{ "tiktok": { "disable_duet": false, "n": 1, "auto_add_music": "true" } }',
				},
			},
			'Tom &amp; Ann\n#spring',
		);
		expect(sent).toEqual([
			{
				name: 'Spring',
				status: 'DRAFT',
				profile_posts: [
					{
						text: 'Tom & Ann\n#spring',
						images: [{ url: 'https://example.com/a.png' }],
						settings: { tiktok: { disable_duet: 'false', n: '1', auto_add_music: 'true' } },
						profiles: [{ profile_id: FACEBOOK }],
					},
				],
			},
		]);
	});

	test('a picture alone is enough, and nothing at all is refused', async () => {
		const additionalFields = { imageUrls: 'https://example.com/a.png' };
		const { sent } = await create({ text: '', additionalFields });
		expect(sent).toHaveLength(1);
		const { message, remedy, account } = await create({ text: '={{ $json.value }}' }, '  ');
		expect(message).toContain("'Text' is empty");
		expect(remedy).toContain("add 'Image URLs'");
		expect(await account.requests()).toEqual([]);
	});

	test.each([
		['https://a.example/1.png,https://a.example/2.png', ['1.png', '2.png']],
		['https://a.example/1.png;\nhttps://a.example/2.png', ['1.png', '2.png']],
		['https://a.example/w_300,h_200/1.png', ['w_300,h_200/1.png']],
		[['https://a.example/1.png', 'https://a.example/1.png'], ['1.png']],
		['["https://a.example/1.png"]', ['1.png']],
		['https://a.example/blüte.png', ['bl%C3%BCte.png']],
		['https://a.example/a%20b.png?q=c+d', ['a%20b.png?q=c+d']],
	])('pictures: %j', async (value, paths) => {
		const additionalFields = { imageUrls: '={{ $json.value }}' };
		const { sent } = await create({ additionalFields }, value);
		const images = paths.map((path) => ({ url: `https://a.example/${path}` }));
		expect(sent).toMatchObject([{ profile_posts: [{ images }] }]);
	});

	test.each([
		['https://a.example/my picture.png', '"picture.png"'],
		['ftp://a.example/1.png', '"ftp://a.example/1.png"'],
		['data:image/png;base64,AAAA', '"data:image/png;base64,AAAA"'],
		['https://', '"https://"'],
		['1.png', '"1.png"'],
		[7, '"7"'],
	])('a picture without an address is refused: %j', async (value, named) => {
		const additionalFields = { imageUrls: '={{ $json.value }}' };
		const { message, account } = await create({ additionalFields }, value);
		expect(message).toContain(`'Image URLs' has ${named}, which is not a web address`);
		expect(await account.requests()).toEqual([]);
	});

	test.each([
		'{',
		'[]',
		'{}',
		'"tiktok"',
		'{ "disable_comment": "true" }',
		'{ "tiktok": { "a": null } }',
		'{ "tiktok": { "a": {} } }',
		'{ "tiktok": ["a"] }',
	])('settings that are none are refused: %s', async (value) => {
		const additionalFields = { settings: '={{ $json.value }}' };
		const { message, account } = await create({ additionalFields }, value);
		expect(message).toMatch(
			/^'Settings' (is not a JSON object|has no settings for "(disable_comment|tiktok)")/,
		);
		expect(await account.requests()).toEqual([]);
	});
});

test('what a network has answered instead is told', async () => {
	const account = await TestAccount.create(SEED);
	const profiles = [
		{
			profile_id: FACEBOOK,
			profile_name: 'Olives',
			network: 'facebook',
			campaign_activity_status: 'ERROR',
			campaign_activity_status_message: 'Picture too large',
		},
		{ profile_id: TIKTOK, campaign_activity_status: 'ERROR' },
		{ profile_id: SHUT, campaign_activity_status: 'DONE' },
	];
	const body = { campaign_id: '1', status: 'ERROR', profile_posts: [{ profiles }, {}] };
	await account.fault({ method: 'POST', answer: { status: 201, body } });
	const { output } = await run(account, 'createPost', { ...POST, publish: 'now' });
	expect(output[0].warnings).toEqual([
		'Not published on Olives (facebook): Picture too large',
		`Not published on ${TIKTOK} (no network): no reason is given`,
	]);
});

test.each([
	['https://a.example/?a=1&amp;b=2', 'https://a.example/?a=1&b=2'],
	[['https://a.example/?a=1&amp;b=2'], 'https://a.example/?a=1&b=2'],
	['\u200bhttps://a.example/a.png\u2060', 'https://a.example/a.png'],
])('a picture may be given as a web page writes it: %j', async (value, url) => {
	const additionalFields = { imageUrls: '={{ $json.value }}' };
	const { sent } = await create({ additionalFields }, value);
	expect(sent).toMatchObject([{ profile_posts: [{ images: [{ url }] }] }]);
});

test.each([
	[[{ network: 'facebook', connected: true, name: 'Olives' }]],
	[[{ profile_id: 5, network: 'facebook', connected: true, name: 'Olives' }]],
])('profiles without IDs are a failure in words: %j', async (body) => {
	const account = await TestAccount.create(SEED);
	await account.fault({ method: 'GET', answer: { status: 200, body } });
	const { message } = await run(account, 'createPost', { ...POST, profiles: 'Olives' });
	expect(message).toContain('did not come from the Constant Contact API');
	expect(await sentBy(account)).toEqual([]);
});
