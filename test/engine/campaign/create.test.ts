import { TestAccount } from '../../support/simulator';
import { AUTUMN, named, NEWS, OLD, run, SEED, sender, writes } from './support';

/** See `SWITCHES` in test/simulator/switches.mts. */
declare const SIMULATOR_SWITCHES: Record<string, string[]>;

const TO_NEWS = { lists: [NEWS] };

test('creates a draft, and sends nothing', async () => {
	const account = await TestAccount.create(SEED);
	const { output } = await run(account, 'create', AUTUMN);
	const [stored] = await named(account, 'Autumn');
	expect(output).toEqual([
		{
			campaign_id: stored.campaign_id,
			campaign_activity_id: expect.any(String),
			name: 'Autumn',
			type: 'CUSTOM_CODE_EMAIL',
			status: 'DRAFT',
			subject: 'Leaves',
			from_name: 'Olive',
			from_email: 'owner@example.com',
			reply_to_email: 'owner@example.com',
			created_at: expect.any(String),
			updated_at: expect.any(String),
			action: 'created',
			warnings: [expect.stringContaining('no recipients yet')],
		},
	]);
	const first = ['campaign_id', 'action', 'name', 'status', 'subject'];
	expect(Object.keys(output[0]).slice(0, 5)).toEqual(first);
	expect(stored).toMatchObject({
		current_status: 'Draft',
		email: {
			html_content: '<html><body class="a">[[trackingImage]]<p>Hello</p></body></html>',
			contact_list_ids: [],
		},
	});
	expect(await account.requests()).toEqual(['GET /v3/account/emails', 'POST /v3/emails']);
	expect(await account.mailbox()).toEqual([]);
});

test.each([
	[
		{ lists: ['news', OLD], additionalFields: {} },
		{ contact_list_ids: [NEWS, OLD], segment_ids: [] },
	],
	[
		{ additionalFields: { segment: { __rl: true, mode: 'name', value: 'Sleepers' } } },
		{ segment_ids: [14] },
	],
])('gives the draft its recipients, and keeps all else: %j', async (recipients, stored) => {
	const account = await TestAccount.create(SEED);
	const additionalFields = { ...recipients.additionalFields, preheader: 'Soon' };
	const parameters = { ...AUTUMN, ...recipients, additionalFields };
	const { output, hints } = await run(account, 'create', parameters as never);
	const email = { ...stored, preheader: 'Soon', subject: 'Leaves', from_name: 'Olive' };
	expect(await named(account, 'Autumn')).toMatchObject([{ email }]);
	expect(output[0]).toMatchObject({ preheader: 'Soon' });
	expect(output[0]).not.toHaveProperty('warnings');
	expect(hints).toEqual([]);
	expect(await writes(account)).toEqual([
		'POST /v3/emails',
		expect.stringMatching(/^PUT \/v3\/emails\/activities\//),
	]);
});

test.each([[[]], ['={{ $json.none }}']])(
	'no lists, %j, are told above the output, once for each run',
	async (lists) => {
		const account = await TestAccount.create(SEED);
		const parameters = { ...AUTUMN, name: '={{ $json.name }}', lists };
		const items = [{ name: 'One' }, { name: 'Two' }];
		const { hints, output } = await run(account, 'create', parameters, { items });
		expect(output).toHaveLength(2);
		expect(hints).toEqual([
			{
				message: expect.stringContaining('no recipients yet'),
				type: 'warning',
				location: 'outputPane',
			},
		]);
	},
);

test('sends the address of the footer, and a reply-to of its own', async () => {
	const emailAddresses = ['owner@example.com', 'Replies@Example.com'].map((email_address) => ({
		email_address,
		email_id: 1,
		confirm_status: 'CONFIRMED',
		roles: [],
	}));
	const account = await TestAccount.create({ ...SEED, emailAddresses });
	const address = { organizationName: 'Oils', addressLine1: '1 Main St', countryCode: 'gb' };
	const { message } = await run(account, 'create', {
		...AUTUMN,
		additionalFields: {
			physicalAddress: { address },
			replyToEmail: sender('replies@example.com'),
		},
	});
	expect(message).toBeUndefined();
	expect(await named(account, 'Autumn')).toMatchObject([
		{
			email: {
				reply_to_email: 'Replies@Example.com',
				physical_address_in_footer: { organization_name: 'Oils', country_code: 'GB' },
			},
		},
	]);
});

test('texts of feeds become one line, and their entities characters; HTML stays as it is', async () => {
	const account = await TestAccount.create(SEED);
	const json = { title: 'Salt &amp; \n oil', html: '<p>Salt &amp; oil {{ $json.title }}</p>' };
	const fields = { subject: '={{ $json.title }}', html: '={{ $json.html }}' };
	await run(account, 'create', { ...AUTUMN, ...fields }, { items: [json] });
	expect(await named(account, 'Autumn')).toMatchObject([
		{ email: { subject: 'Salt & oil', html_content: `[[trackingImage]]${json.html}` } },
	]);
});

test('what is typed in the HTML editor is a template, and what comes from data is none', async () => {
	const account = await TestAccount.create(SEED);
	const html = '<p>{{ $json.title }}</p>';
	await run(account, 'create', { ...AUTUMN, html }, { items: [{ title: '{{ 1 + 1 }}' }] });
	expect(await named(account, 'Autumn')).toMatchObject([
		{ email: { html_content: '[[trackingImage]]<p>{{ 1 + 1 }}</p>' } },
	]);
	const broken = { ...AUTUMN, name: 'Broken', html: '<p>{{ $("Nowhere").item.json.x }}</p>' };
	const { message } = await run(account, 'create', broken);
	expect(message).toMatch(/^The expression in 'HTML' fails: /);
	expect(await named(account, 'Broken')).toEqual([]);
});

describe('is refused before anything is written', () => {
	const additional = (fields: object) => ({ additionalFields: fields });
	test.each<[string, object, string]>([
		['a long name', { name: 'x'.repeat(81) }, "'Name' has 81 characters, 80 are allowed"],
		['an empty name', { name: ' ' }, "'Name' is empty"],
		['an empty subject', { subject: '={{ "" }}' }, "'Subject' is empty"],
		['a long sender', { fromName: 'x'.repeat(101) }, "'From Name' has 101 characters, 100"],
		['no sender', { fromEmail: sender('={{ "" }}') }, "'From Email' is empty"],
		[
			'an unknown sender',
			{ fromEmail: sender('who@example.com') },
			`'From Email' is "who@example.com", which the account has not got`,
		],
		[
			'an unconfirmed sender',
			{ fromEmail: sender('NEWS@example.com') },
			`'From Email' is "news@example.com", which the account has not confirmed`,
		],
		[
			'an unconfirmed reply-to',
			additional({ replyToEmail: sender('news@example.com') }),
			`'Reply-To Email' is "news@example.com"`,
		],
		['a long preheader', additional({ preheader: 'x'.repeat(201) }), "'Preheader' has 201"],
		['no HTML', { html: '={{ "" }}' }, "'HTML' is empty"],
		['long HTML', { html: 'x'.repeat(150_001) }, "'HTML' has 150001 characters, 150000"],
		[
			'HTML that its image makes too long',
			{ html: 'x'.repeat(149_990) },
			"'HTML' has 150007 characters",
		],
		['heavy HTML', { html: '漢'.repeat(140_000) }, "'HTML' has 411 KB, 400 KB are allowed"],
		['a mark', { html: '<p>[#if x]</p>' }, `'HTML' has [#, which`],
		['another mark', { html: '<p>${x}</p>' }, `'HTML' has \${, which`],
		['a third mark', { html: '<@a>' }, `'HTML' has <@, which`],
		['two images', { html: '[[trackingImage]] [[trackingImage]]' }, '[[trackingImage]] 2 times'],
		['an image in other letters', { html: '[[TrackingImage]]' }, "'HTML' has [[TrackingImage]]"],
		[
			'a fence',
			{ html: '```html\n<p>Hi</p>\n```' },
			"'HTML' has a code fence around it: \"```html",
		],
		...[
			'Here is the HTML:\n```html\n<p>Hi</p>\n```',
			'Here is the HTML: ```html <p>Hi</p>```',
			'The `<table>` you wanted:\r\n\r\n```\r\n<!DOCTYPE html><p>Hi</p>\r\n```\r\nLet me know!',
			'<p>Hi</p>\n```',
			'<p>Hi</p>\n```\n\nLet me know!',
		].map((html): [string, object, string] => [
			`a fence in ${html}`,
			{ html },
			"'HTML' has a code fence around it",
		]),
		['what is left of an object', { html: '<p>[object Object]</p>' }, "'HTML' is not text"],
		[
			'a long link',
			{ html: `<a href="https://x.co/${'x'.repeat(1000)}">x</a>` },
			"'HTML' has a link of 1013 characters, 1005 are allowed",
		],
		[
			'lists beside a segment',
			{ ...TO_NEWS, ...additional({ segment: { __rl: true, mode: 'id', value: '14' } }) },
			"'List Names or IDs' cannot be combined with 'Segment'",
		],
		['an unknown list', { lists: ['Nws'] }, `'List Names or IDs' names "Nws"`],
		[
			'half an address',
			additional({ physicalAddress: { address: { city: 'Boston' } } }),
			"'Organization Name' is missing in 'Physical Address'",
		],
		[
			'an address in the United States without a state',
			additional({
				physicalAddress: {
					address: { organizationName: 'O', addressLine1: '1', countryCode: 'US' },
				},
			}),
			"'State Code' is missing in 'Physical Address'",
		],
	])('%s', async (_what, parameters, words) => {
		const account = await TestAccount.create(SEED);
		const { message } = await run(account, 'create', { ...AUTUMN, ...parameters } as never);
		expect(message).toContain(words);
		expect(await writes(account)).toEqual([]);
	});

	test.each([
		'<p>Use ``` to begin code</p>',
		'<pre>\n```html\n&lt;p&gt;\n```\n</pre><p>Hi</p>',
		'<pre><b>Code:</b>\n```\nx\n```\n</pre>',
		'Begin with<br />\n```html<br />\n&lt;p&gt;<br />\n```',
		'Use ``` to begin code<br>',
	])('a fence that an email shows is not refused: %j', async (html) => {
		const account = await TestAccount.create(SEED);
		const { message } = await run(account, 'create', { ...AUTUMN, html });
		expect(message).toBeUndefined();
	});

	test('at the limits nothing is refused', async () => {
		const account = await TestAccount.create(SEED);
		const html = `[[trackingImage]]<a href='https://x.co/${'x'.repeat(988)}?a=1'>x</a>`;
		const { message } = await run(account, 'create', {
			...AUTUMN,
			name: 'x'.repeat(80),
			html: html + 'x'.repeat(150_000 - html.length),
		});
		expect(message).toBeUndefined();
	});
});

test('senders are read once in a run, and not checked where the user may not read them', async () => {
	const account = await TestAccount.create(SEED);
	const items = [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }];
	await run(account, 'create', { ...AUTUMN, name: '={{ $json.name }}' }, { items });
	expect(await account.journal('GET /v3/account/emails')).toHaveLength(1);

	const settings = { scopes: ['campaign_data', 'offline_access'] };
	const blind = await TestAccount.create({ ...SEED, settings });
	const created = await run(blind, 'create', AUTUMN);
	expect(created.output).toMatchObject([{ name: 'Autumn', action: 'created' }]);
	const fromEmail = sender('who@example.com');
	const { message } = await run(blind, 'create', { ...AUTUMN, name: 'Other', fromEmail });
	expect(message).toContain('from_email is not a confirmed email address');
});

test.each(SIMULATOR_SWITCHES.unknownRecipients)(
	'when recipients cannot be given (%s), the message names the draft that is there',
	async () => {
		const account = await TestAccount.create(SEED);
		const answer = { status: 400, body: [{ error_key: 'x', error_message: 'No such list' }] };
		await account.fault({ method: 'PUT', answer, times: 1 });
		const { message, remedy } = await run(account, 'create', { ...AUTUMN, ...TO_NEWS });
		const [{ campaign_id }] = await named(account, 'Autumn');
		expect(message).toContain(
			`No such list. The draft "Autumn" exists, but without recipients: campaign_id ${String(campaign_id)}`,
		);
		expect(remedy).toContain("'If Name Exists' set to 'Update Draft'");
		const options = { ifNameExists: 'updateDraft' };
		const again = await run(account, 'create', { ...AUTUMN, ...TO_NEWS, options });
		expect(again.output).toMatchObject([{ campaign_id, contact_list_ids: [NEWS] }]);
		expect(await named(account, 'Autumn')).toHaveLength(1);
	},
);
