import { TestAccount } from '../../support/simulator';
import { EMAIL, GONE, NEWS, SEED, SPRING, pick, run } from './support';

const PREVIEWS = `/v3/emails/activities/${EMAIL}/previews`;

describe('get preview', () => {
	test('gives headers, HTML and text, and the digest that Get gives', async () => {
		const account = await TestAccount.create(SEED);
		const { output } = await run(account, 'getPreview', pick(SPRING));
		const [{ content_digest }] = (await run(account, 'get', pick(SPRING))).output;
		expect(output).toEqual([
			{
				campaign_id: SPRING,
				name: 'Spring',
				campaign_activity_id: EMAIL,
				subject: 'Spring is here',
				preheader: 'At last',
				from_name: 'Olives and Oils',
				from_email: 'owner@example.com',
				reply_to_email: 'owner@example.com',
				lists: ['News'],
				segments: [],
				recipients_at_most: 0,
				contact_list_ids: [NEWS],
				segment_ids: [],
				html: '<html><body><p>Hello</p></body></html>',
				text: 'Hello',
				content_digest,
			},
		]);
		expect(content_digest).toBeDefined();
		expect(await account.mailbox()).toEqual([]);
	});

	test('reads the digest first, so that a change in between does not get approved', async () => {
		const account = await TestAccount.create(SEED);
		await run(account, 'getPreview', pick(SPRING));
		const requests = await account.requests();
		expect(requests.at(-1)).toBe(`GET ${PREVIEWS}`);
	});

	test.each([
		[5, '5'],
		[{ a: 1 }, '{"a":1}'],
	])('shows %j in place of the HTML as text', async (preview_html_content, html) => {
		const account = await TestAccount.create(SEED);
		const answer = { status: 200, body: { preview_html_content } };
		await account.fault({ method: 'GET', path: PREVIEWS, answer });
		expect((await run(account, 'getPreview', pick(SPRING))).output[0]).toMatchObject({ html });
	});

	test('puts the HTML into a file, which n8n shows', async () => {
		const account = await TestAccount.create(SEED);
		await account.setCampaign({ campaign_id: SPRING, name: 'Spring / ü?' });
		const options = { binaryPropertyOutput: 'mail' };
		const { paired } = await run(account, 'getPreview', { ...pick(SPRING), options });
		expect(paired[0]).toMatchObject({ json: { text: 'Hello' }, pairedItem: { item: 0 } });
		expect(paired[0].json).not.toHaveProperty('html');
		const file = paired[0].binary?.mail;
		expect(file).toMatchObject({ mimeType: 'text/html', fileName: 'Spring _ ü_.html' });
		expect(Buffer.from(file?.data ?? '', 'base64').toString()).toContain('<p>Hello</p>');
	});

	const HTML = '<p class="a">"Hi"\\n</p>';
	test.each([
		['as it is', HTML, HTML],
		['as a JSON string within', JSON.stringify(HTML).slice(1, -1), HTML],
		['with a quote in front of which a backslash stands', '<a b="\\"">', '<a b="\\"">'],
		['without quotes', '<p>\\n</p>', '<p>\\n</p>'],
		['that only looks like a JSON string', '<p>\\" \\x</p>', '<p>\\" \\x</p>'],
	])('takes HTML %s', async (_how, preview_html_content, html) => {
		const account = await TestAccount.create(SEED);
		await account.fault({
			path: PREVIEWS,
			answer: { status: 200, body: { preview_html_content } },
		});
		const { output } = await run(account, 'getPreview', pick(SPRING));
		expect(output[0].html).toBe(html);
	});

	test('of a deleted campaign there is none', async () => {
		const account = await TestAccount.create(SEED);
		const { message } = await run(account, 'getPreview', pick(GONE));
		expect(message).toBe('The campaign "Gone" is deleted [item 0]');
	});
});
