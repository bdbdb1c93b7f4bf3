import { accountWith, AGAIN, done, pick, report, SPRING, spring, values } from './support';

const click = (contact: number, number: number, more: object = {}) =>
	done('clicks', contact, contact, {
		link_url: `https://example.com/${number}`,
		url_id: String(number),
		...more,
	});
const CLICKS = [
	click(1, 1),
	click(1, 1),
	click(2, 1),
	click(2, 2),
	click(3, 1, { campaign_activity_id: AGAIN }),
];

test.each(['numbers', 'texts'])('one item for each link, with numbers: %s', async (countForm) => {
	const account = await accountWith(CLICKS, { switches: { countForm } });
	const { output } = await report(account, 'getLinks', pick(SPRING));
	expect(output).toMatchObject([
		{ campaign_name: 'Spring', sending: 'First Sending', url_id: '1', unique_clicks: 2 },
		{ campaign_id: SPRING, link_url: 'https://example.com/2', url_id: '2', unique_clicks: 1 },
		{ sending: 'Resend', campaign_activity_id: AGAIN, url_id: '1', unique_clicks: 1 },
	]);
});

test('links that nobody has clicked come on request', async () => {
	const html_content = '<a href="https://example.com/9">Nine</a>[[trackingImage]]';
	const account = await accountWith([], {}, [{ ...spring, email: { html_content } }]);
	const asked = { ...pick(SPRING), email: 'primary_email' };
	expect((await report(account, 'getLinks', asked)).output).toEqual([]);
	const all = await report(account, 'getLinks', { ...asked, options: { noClicks: true } });
	expect(values(all.output, 'unique_clicks')).toEqual([0]);
});

test('an answer without links is a failure in words', async () => {
	const account = await accountWith(CLICKS);
	await account.fault({ path: '/v3/reports/*', answer: { status: 200, body: {} } });
	const { message } = await report(account, 'getLinks', pick(SPRING));
	expect(message).toContain('not the JSON it sends');
});
