import type { INodeParameters } from 'n8n-workflow';
import type { ContractCase, Filled } from '../contract-case';

const SPRING = '66666666-0000-4000-8000-000000000001';
const SUMMER = '66666666-0000-4000-8000-000000000002';
const GONE = '66666666-0000-4000-8000-000000000003';
const EMAIL = '66666666-0000-4000-8000-00000000000a';
const NEWS = '11111111-0000-4000-8000-000000000001';
const OLD = '11111111-0000-4000-8000-000000000002';

const SEED = {
	lists: [
		{ list_id: NEWS, name: 'News' },
		{ list_id: OLD, name: 'Old' },
	],
	segments: [{ segment_id: 14, name: 'Sleepers' }],
	campaigns: [
		{
			campaign_id: SPRING,
			name: 'Spring',
			created_at: '2026-03-01T00:00:00.000Z',
			updated_at: '2026-03-02T00:00:00.000Z',
			campaign_activities: [
				{ campaign_activity_id: EMAIL, role: 'primary_email' },
				{ campaign_activity_id: '66666666-0000-4000-8000-00000000000b', role: 'permalink' },
			],
			email: { subject: 'Spring is here', preheader: 'At last', contact_list_ids: [NEWS] },
		},
		{
			campaign_id: SUMMER,
			name: 'Summer',
			current_status: 'Done',
			created_at: '2026-06-01T00:00:00.000Z',
			updated_at: '2026-06-02T00:00:00.000Z',
		},
		{
			name: 'Winter',
			created_at: '2026-01-01T00:00:00.000Z',
			updated_at: '2026-01-02T00:00:00.000Z',
			email: { segment_ids: [14] },
		},
		{ campaign_id: GONE, name: 'Gone', current_status: 'Removed' },
	],
};

const campaign = (mode: string, value: string): INodeParameters => ({
	campaign: { __rl: true, mode, value },
});
const inGroup =
	(group: string) =>
	(name: string, value: unknown): [string, Filled] => [
		`${group}.${name}`,
		{ with: { [group]: { [name]: value } } as INodeParameters },
	];
const filter = inGroup('filters');
const option = inGroup('options');
const change = inGroup('updateFields');
const additional = inGroup('additionalFields');
const pickings = {
	campaign: { with: campaign('name', 'summer') },
	'campaign.activity': { with: campaign('id', EMAIL) },
};
/** Whose recipients are named and counted: those of a list, or of a segment. */
const shownPickings = {
	campaign: pickings.campaign,
	'campaign to a segment': { with: campaign('name', 'winter') },
};

const base = { seed: SEED, items: [{}] };

const sender = (name: string, value: string): INodeParameters => ({
	[name]: { __rl: true, mode: 'list', value },
});
const ADDRESS = {
	organizationName: 'Olives and Oils',
	addressLine1: '1 Main St',
	countryCode: 'GB',
};
const addressPart = (group: string, name: string, value: string): [string, Filled] => [
	`${group}.physicalAddress.address.${name}`,
	{
		with: { [group]: { physicalAddress: { address: { ...ADDRESS, [name]: value } } } },
		without: { [group]: { physicalAddress: { address: { ...ADDRESS } } } },
	},
];
const addressParts = (group: string) =>
	[
		['organizationName', 'Other'],
		['addressLine1', '2 Main St'],
		['addressLine2', 'Unit 1'],
		['addressLine3', 'Left'],
		['addressNote', 'Near the station'],
		['city', 'London'],
		['stateCode', 'NH'],
		['stateOutsideUs', 'Kent'],
		['postalCode', 'N1'],
		['countryCode', 'IE'],
	].map(([name, value]) => addressPart(group, name, value));
/** Both confirmed, the second one with capitals. */
const emailAddresses = ['owner@example.com', 'News@example.com'].map((email_address, index) => ({
	email_address,
	email_id: index + 1,
	confirm_status: 'CONFIRMED',
	roles: [],
}));

export const campaignCases: ContractCase[] = [
	{
		...base,
		name: 'campaign.create',
		seed: { ...SEED, emailAddresses },
		parameters: {
			name: 'Autumn',
			subject: 'Leaves',
			fromName: 'Olive',
			...sender('fromEmail', 'owner@example.com'),
			html: '<html><body><p>Hello</p></body></html>',
		},
		filled: {
			name: { with: { name: 'Fresh' } },
			subject: { with: { subject: 'Other leaves' } },
			fromName: { with: { fromName: 'Oil' } },
			fromEmail: { with: sender('fromEmail', 'news@example.com') },
			html: { with: { html: '<p>Hello</p>' } },
			lists: { with: { lists: [NEWS] } },
			...Object.fromEntries([
				additional('segment', { __rl: true, mode: 'id', value: '14' }),
				additional('preheader', 'Soon'),
				additional('replyToEmail', { __rl: true, mode: 'list', value: 'news@example.com' }),
				...addressParts('additionalFields'),
				option('addTrackingImage', false),
			]),
			'options.ifNameExists': {
				with: { name: 'Spring', options: { ifNameExists: 'updateDraft' } },
				without: { name: 'Spring' },
			},
			'options.ifNameExists.addDate': {
				with: { name: 'Spring', options: { ifNameExists: 'addDate' } },
				without: { name: 'Spring' },
			},
		},
	},
	{
		...base,
		name: 'campaign.get',
		parameters: campaign('id', SPRING),
		filled: {
			...pickings,
			simple: { with: { simple: false } },
			'options.include': {
				with: {
					options: {
						include: [
							'ab_test',
							'html_content',
							'permalink_url',
							'physical_address_in_footer',
							'resend',
							'schedule',
							'send_history',
						],
					},
				},
			},
		},
	},
	{
		...base,
		name: 'campaign.getAll',
		parameters: { returnAll: true },
		filled: {
			returnAll: { with: { returnAll: true }, without: { returnAll: false, limit: 1 } },
			limit: { with: { returnAll: false, limit: 1 } },
			simple: { with: { simple: false } },
			...Object.fromEntries([
				filter('nameContains', 'SPR'),
				filter('status', ['done']),
				filter('updatedAfter', '2026-05-01T00:00:00Z'),
				filter('updatedBefore', '2026-05-01T00:00:00Z'),
				option('includeDeleted', true),
				option('includeDetails', true),
			]),
		},
	},
	{
		...base,
		name: 'campaign.delete',
		parameters: campaign('id', SPRING),
		filled: { campaign: pickings.campaign },
	},
	{
		...base,
		name: 'campaign.update',
		seed: { ...SEED, emailAddresses },
		parameters: { ...campaign('id', SPRING), updateFields: { subject: 'New' } },
		filled: {
			campaign: { with: campaign('name', 'Winter') },
			...Object.fromEntries([
				change('name', 'Autumn'),
				change('subject', 'Other'),
				change('fromName', 'Oil'),
				change('fromEmail', { __rl: true, mode: 'list', value: 'news@example.com' }),
				change('replyToEmail', { __rl: true, mode: 'list', value: 'news@example.com' }),
				change('preheader', 'Soon'),
				change('html', '<p>Hi</p>'),
				change('lists', [OLD]),
				change('segment', { __rl: true, mode: 'id', value: '14' }),
				...addressParts('updateFields'),
			]),
			'options.addTrackingImage': {
				with: { updateFields: { html: '<p>Hi</p>' }, options: { addTrackingImage: false } },
				without: { updateFields: { html: '<p>Hi</p>' } },
			},
		},
	},
	{
		...base,
		name: 'campaign.getPreview',
		parameters: campaign('id', SPRING),
		filled: {
			...shownPickings,
			...Object.fromEntries([option('binaryPropertyOutput', 'file')]),
		},
	},
	{
		...base,
		name: 'campaign.sendTest',
		parameters: { ...campaign('id', SPRING), emailAddresses: 'ann@example.com' },
		filled: {
			...shownPickings,
			emailAddresses: { with: { emailAddresses: 'ann@example.com, bob@example.com' } },
			...Object.fromEntries([option('personalMessage', 'Look')]),
		},
	},
];
