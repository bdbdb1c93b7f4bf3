import type { INodeParameters } from 'n8n-workflow';
import type { ContractCase, Filled } from '../contract-case';

const id = (number: number) => `55555555-0000-4000-8000-00000000000${number}`;
const [SPRING, FALL] = [id(1), id(2)];
const [FIRST, AGAIN, OTHER] = [id(3), id(4), id(5)];
const PAGE = id(0);
const URL_ID = '49920742166';

const row = (
	kind: string,
	contact: number,
	day: string,
	more: object = {},
	campaign_activity_id = FIRST,
) => ({
	campaign_activity_id,
	contact_id: id(contact),
	tracking_activity_type: `em_${kind}`,
	email_address: `person${contact}@example.com`,
	first_name: 'Ann',
	created_time: `2026-04-${day}T08:00:00.000Z`,
	...more,
});
const click = { link_url: 'https://example.com/a', url_id: URL_ID };
const other = { link_url: 'https://example.com/b', url_id: '2' };

const seed = {
	campaigns: [
		{
			campaign_id: SPRING,
			name: 'Spring',
			current_status: 'Done',
			last_sent_date: '2026-04-02T08:00:00.000Z',
			campaign_activities: [
				{ campaign_activity_id: FIRST, role: 'primary_email' },
				{ campaign_activity_id: AGAIN, role: 'resend' },
			],
			email: { html_content: '<a href="https://example.com/c">C</a>[[trackingImage]]' },
		},
		{
			campaign_id: FALL,
			name: 'Fall',
			current_status: 'Done',
			last_sent_date: '2026-03-02T08:00:00.000Z',
			campaign_activities: [{ campaign_activity_id: OTHER, role: 'primary_email' }],
		},
	],
	smsCampaigns: ['2026-03-02', '2026-04-02'].map((day, index) => ({
		campaign_id: id(index + 1),
		campaign_name: 'Texts',
		campaign_type: 'SMS',
		last_sent_date: `${day}T08:00:00.000Z`,
		unique_counts: { sends: 9, delivers: 8, clicks: 2, optouts: 0 },
	})),
	tracking: [
		...['02', '01'].flatMap((day, index) => [
			row('sends', 6 + index, day),
			row('opens', 6 + index, day, { device_type: 'mobile' }),
			row('clicks', 6 + index, day, index === 0 ? click : other),
			row('forwards', 6 + index, day),
			row('optouts', 6 + index, day, { opt_out_reason: 'Too many' }),
		]),
		row('sends', 8, '01'),
		row('sends', 9, '01'),
		row('bounces', 8, '03', { bounce_code: 'B', current_email_address: 'new@example.com' }),
		row('bounces', 9, '03', { bounce_code: 'F' }),
		row('sends', 9, '05', {}, AGAIN),
		row('opens', 9, '05', {}, AGAIN),
		row('clicks', 9, '05', click, AGAIN),
		...['open', 'click', 'add', 'update', 'sms_optin'].flatMap((kind) =>
			[6, 7].map((contact) => ({
				...row('', contact, '09', click, PAGE),
				tracking_activity_type: `p_contact_${kind}`,
			})),
		),
		row('opens', 7, '07', {}, OTHER),
		row('clicks', 7, '07', click, OTHER),
	],
};
const base = { seed, items: [{}] };

const campaign = (mode: string, value: string): INodeParameters => ({
	campaign: { __rl: true, mode, value },
});
const spring = campaign('id', SPRING);
const fall = { with: campaign('name', 'Fall') };
const filter = (name: string, value: unknown, more: INodeParameters = {}): [string, Filled] => [
	`filters.${name}`,
	{ with: { ...more, filters: { [name]: value } as INodeParameters }, without: more },
];
const limited: Record<string, Filled> = {
	returnAll: { with: { returnAll: true }, without: { returnAll: false, limit: 1 } },
	limit: { with: { returnAll: false, limit: 1 } },
};
const KINDS = ['sends', 'unique_opens', 'didnotopens', 'clicks', 'forwards', 'optouts', 'bounces'];

export const reportCases: ContractCase[] = [
	{
		...base,
		name: 'report.getAll',
		parameters: { returnAll: true },
		filled: {
			...limited,
			simple: { with: { simple: false } },
			...Object.fromEntries([
				filter('sentAfter', '2026-04-01T00:00:00Z'),
				filter('sentBefore', '2026-04-01T00:00:00Z'),
			]),
			'options.includeNames': { with: { options: { includeNames: false } } },
		},
	},
	{
		...base,
		name: 'report.getActivity',
		parameters: { ...spring, activity: 'opens', returnAll: true },
		filled: {
			...limited,
			campaign: fall,
			activity: { with: { activity: 'sends' } },
			...Object.fromEntries(
				KINDS.map((activity) => [`activity.${activity}`, { with: { activity } }]),
			),
			email: { with: { email: 'resend' } },
			...Object.fromEntries([
				filter('after', '2026-04-02T00:00:00Z'),
				filter('before', '2026-04-02T00:00:00Z'),
				filter('linkId', URL_ID, { activity: 'clicks' }),
				filter('bounceReason', ['B', 'Z'], { activity: 'bounces' }),
			]),
		},
	},
	{
		...base,
		name: 'report.getLinks',
		parameters: spring,
		filled: {
			campaign: fall,
			email: { with: { email: 'resend' } },
			'options.noClicks': { with: { options: { noClicks: true } } },
		},
	},
	{
		...base,
		name: 'report.getStats',
		parameters: { campaigns: [SPRING] },
		filled: {
			campaigns: { with: { campaigns: ['Spring', 'Fall'] } },
			splitByEmail: { with: { splitByEmail: true } },
			'options.includeNames': { with: { options: { includeNames: false } } },
		},
	},
	{
		...base,
		name: 'report.getPerformance',
		parameters: { sentAfter: '2026-01-01T00:00:00Z' },
		filled: {
			sentAfter: { with: { sentAfter: '2026-04-01T00:00:00Z' } },
			sentBefore: { with: { sentBefore: '2026-04-01T00:00:00Z' } },
			'options.count': { with: { options: { count: 1 } } },
			'options.dateOf': { with: { options: { dateOf: 'adjusted_timestamp' } } },
		},
	},
	{
		...base,
		name: 'report.getLandingPage',
		parameters: { landingPageId: PAGE, returnAll: true },
		filled: {
			...limited,
			landingPageId: { with: { landingPageId: FIRST } },
			contactActivity: { with: { contactActivity: 'p_unique_contact_clicks' } },
			...Object.fromEntries(
				['opens', 'updates', 'adds', 'sms_optins'].map((kind) => [
					`contactActivity.${kind}`,
					{ with: { contactActivity: `p_unique_contact_${kind}` } },
				]),
			),
			...Object.fromEntries([filter('contactContains', 'PERSON7')]),
		},
	},
	{
		...base,
		name: 'report.getSms',
		parameters: { sentAfter: '2026-01-01T00:00:00Z', returnAll: true },
		filled: {
			...limited,
			simple: { with: { simple: false } },
			sentAfter: { with: { sentAfter: '2026-04-01T00:00:00Z' } },
			sentBefore: { with: { sentBefore: '2026-04-01T00:00:00Z' } },
		},
	},
];
