import type { INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { done, FIRST, id, pagesOf, spring } from './support';

const ANN = id(1001);
const contact = runOf('contact');
const by = (value: string, mode = 'id'): INodeParameters => ({
	contact: { __rl: true, mode, value },
});
const DONE = [
	done('sends', 1, 0),
	done('opens', 1, 1),
	done('clicks', 1, 2),
	done('sends', 1, 3, { campaign_activity_id: id(8) }),
	done('opens', 2, 4),
];
const RANGE = { start: '2026-04-01T00:00:00Z', end: '2026-05-01T00:00:00Z' };

async function accountOf(tracking: object[], settings: object = {}) {
	const email_address = { address: 'ann@example.com' };
	const contacts = [{ contact_id: ANN, email_address }];
	return await TestAccount.create({ contacts, campaigns: [spring], tracking, settings });
}

test('what a contact has done, in plain words and with the names of the emails', async () => {
	const account = await accountOf(DONE);
	const { output } = await contact(account, 'getActivity', by('ann@example.com', 'email'));
	expect(output).toMatchObject([
		{ activity: 'sent', campaign_activity_id: id(8) },
		{ activity: 'clicked' },
		{ activity: 'opened', contact_id: ANN, campaign_activity_name: 'Spring' },
		{ activity: 'sent', campaign_activity_id: FIRST },
	]);
	const [asked] = (await account.journal()).filter(({ path }) => path.endsWith('activity_details'));
	expect(asked.query.tracking_activities_list.split(',')).toHaveLength(10);
});

test.each(['absoluteNext', 'relativeCursor'])(
	'pages of 100, no more than wanted: %s',
	async (link) => {
		const many = Array.from({ length: 250 }, (_, minute) => done('opens', 1, minute));
		const account = await accountOf(many, { switches: { trackingLink: link } });
		const limited = await contact(account, 'getActivity', {
			...by(ANN),
			returnAll: false,
			limit: 200,
		});
		expect([limited.output.length, await pagesOf(account)]).toEqual([200, 2]);
		const all = await contact(account, 'getActivity', { ...by(ANN), returnAll: true });
		expect([all.output.length, await pagesOf(account)]).toEqual([250, 5]);
		const limits = (await account.journal()).map(({ query }) => query.limit ?? 'in the cursor');
		expect([limits[0], limits[2]]).toEqual(['100', '100']);
	},
);

test.each(['numbers', 'texts'])('one item for each email, with numbers: %s', async (countForm) => {
	const account = await accountOf(DONE, { switches: { countForm } });
	const { output } = await contact(account, 'getActivity', {
		...by(ANN),
		perCampaign: true,
		returnAll: true,
		options: RANGE,
	});
	expect(output).toMatchObject([
		{ contact_id: ANN, campaign_activity_id: id(8), em_sends: 1, em_opens: 0 },
		{ campaign_activity_id: FIRST, em_sends: 1, em_opens: 1, em_clicks: 1, em_unsubscribes: 0 },
	]);
});

test('counts for each email keep to the limit', async () => {
	const account = await accountOf(DONE);
	const parameters = { ...by(ANN), perCampaign: true, options: RANGE };
	const { output } = await contact(account, 'getActivity', { ...parameters, limit: 1 });
	expect(output.map(({ campaign_activity_id }) => campaign_activity_id)).toEqual([id(8)]);
});

describe('rates', () => {
	const rates = async (options: INodeParameters) => {
		const account = await accountOf(DONE);
		const result = await contact(account, 'getRates', { ...by(ANN), options });
		return { ...result, asked: (await account.journal())[0]?.query };
	};

	test('come as Constant Contact computes them', async () => {
		const { output, asked } = await rates(RANGE);
		expect(output).toEqual([
			{
				contact_id: ANN,
				included_activities_count: 2,
				average_open_rate: 0.5,
				average_click_rate: 0.5,
			},
		]);
		expect(asked).toEqual(RANGE);
	});

	test('are those of the last year, unless a range is given', async () => {
		const { asked } = await rates({});
		const [start, end] = [asked.start, asked.end].map((time) => new Date(time));
		expect(Math.abs(end.getTime() - Date.now())).toBeLessThan(60_000);
		start.setUTCFullYear(start.getUTCFullYear() + 1);
		expect(start).toEqual(end);
		expect((await rates({ end: RANGE.end })).asked).toEqual({
			start: '2025-05-01T00:00:00Z',
			end: RANGE.end,
		});
	});

	test.each([
		[{ start: '2021-04-30T00:00:00Z', end: RANGE.end }, 'more than 5 years'],
		[{ start: RANGE.end, end: RANGE.start }, "'Start' is not before 'End'"],
		[{ start: '2199-01-01T00:00:00Z' }, "'Start' lies in the future"],
	])('a range that cannot be is refused before anything is sent: %j', async (options, words) => {
		const { message, asked } = await rates(options);
		expect(message).toContain(words);
		expect(asked).toBeUndefined();
	});

	test('five years are not too long', async () => {
		expect((await rates({ start: '2021-05-01T00:00:00Z', end: RANGE.end })).error).toBeUndefined();
	});
});

test('a missing scope is named: that of contacts', async () => {
	const account = await TestAccount.create({
		settings: { scopes: ['campaign_data', 'account_read', 'offline_access'] },
	});
	const { message } = await contact(account, 'getRates', by(ANN));
	expect(message).toContain('The scope contact_data is missing');
});

test('an email that no contact has is told', async () => {
	const account = await accountOf(DONE);
	const { message, remedy } = await contact(account, 'getRates', by('no@example.com', 'email'));
	expect(message).toContain('No contact has the email no@example.com');
	expect(remedy).toContain('Check the address');
});
