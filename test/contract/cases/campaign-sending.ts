import type { INodeParameters } from 'n8n-workflow';
import { contentDigest } from '../../../nodes/ConstantContact/resources/campaign/digest';
import type { ContractCase } from '../contract-case';

const DRAFT = '66666666-0000-4000-8000-000000000001';
const OTHER = '66666666-0000-4000-8000-000000000002';
const SENT = '66666666-0000-4000-8000-000000000003';
const PLANNED = '66666666-0000-4000-8000-000000000004';
const RESENT = '66666666-0000-4000-8000-000000000005';
const TESTED = '66666666-0000-4000-8000-000000000006';
const TO_SEGMENT = '66666666-0000-4000-8000-000000000007';
const NEWS = '11111111-0000-4000-8000-000000000001';
const VIP = '11111111-0000-4000-8000-000000000002';
const DATE = '2099-03-31T08:15:00Z';
const HTML = '<html><body>[[trackingImage]]<p>Hello</p></body></html>';

const email = {
	subject: 'Spring is here',
	from_name: 'Olives and Oils',
	from_email: 'owner@example.com',
	reply_to_email: 'owner@example.com',
	html_content: HTML,
	contact_list_ids: [NEWS],
};

const SENDING_SEED = {
	lists: [
		{ list_id: NEWS, name: 'News' },
		{ list_id: VIP, name: 'VIP' },
	],
	segments: [{ segment_id: 14, name: 'Sleepers' }],
	contacts: [
		{
			email_address: { address: 'ann@example.com', permission_to_send: 'implicit' },
			list_memberships: [NEWS],
		},
	],
	campaigns: [
		{ campaign_id: DRAFT, name: 'Spring', email },
		{ campaign_id: OTHER, name: 'Summer', email: { ...email, subject: 'Summer is here' } },
		{ campaign_id: SENT, name: 'Winter', current_status: 'Done', email },
		{
			campaign_id: PLANNED,
			name: 'Autumn',
			current_status: 'Scheduled',
			email,
			next: { at: Date.parse('2099-01-01T00:00:00Z'), does: 'start', statusBefore: 'Draft' },
		},
		{
			campaign_id: RESENT,
			name: 'Resent',
			email,
			resend: { resend_request_id: '7', resend_subject: 'Again', delay_minutes: 1440 },
		},
		{
			campaign_id: TESTED,
			name: 'Tested',
			email,
			abTest: { alternative_subject: 'Other', test_size: 20, winner_wait_duration: 12 },
		},
		{
			campaign_id: TO_SEGMENT,
			name: 'To a segment',
			email: { ...email, contact_list_ids: [], segment_ids: [14] },
		},
	],
};

const campaign = (mode: string, value: string): INodeParameters => ({
	campaign: { __rl: true, mode, value },
});
const onlyIf = (conditions: INodeParameters): INodeParameters => ({ onlyIf: conditions });
const options = (given: INodeParameters): INodeParameters => ({ options: given });
const SEGMENT = { __rl: true, mode: 'id', value: '14' };

const base = { seed: SENDING_SEED, items: [{}] };
const conditions = {
	'onlyIf.approved': {
		with: onlyIf({ approved: true }),
		without: onlyIf({ approved: false }),
	},
	'onlyIf.contentDigestIs': {
		with: onlyIf({ contentDigestIs: contentDigest(email) }),
		without: onlyIf({ contentDigestIs: 'of another one' }),
	},
	'onlyIf.maximumRecipients': { with: onlyIf({ maximumRecipients: 1 }) },
	'onlyIf.subjectIs': {
		with: onlyIf({ subjectIs: 'Spring is here' }),
		without: onlyIf({ subjectIs: 'Summer is here' }),
	},
};
const release = {
	...conditions,
	campaign: { with: campaign('name', 'Summer') },
	'onlyIf.maximumRecipients of a segment': {
		with: { ...onlyIf({ maximumRecipients: 1 }), ...options({ segment: SEGMENT }) },
	},
	'options.lists': { with: options({ lists: ['VIP'] }) },
	'options.segment': { with: options({ segment: SEGMENT }) },
	'options.sendAgain': {
		with: { ...campaign('id', SENT), ...options({ sendAgain: true }) },
		without: campaign('id', SENT),
	},
};

export const campaignSendingCases: ContractCase[] = [
	{
		...base,
		name: 'campaign.send',
		parameters: campaign('id', DRAFT),
		filled: release,
	},
	{
		...base,
		name: 'campaign.schedule',
		parameters: { ...campaign('id', DRAFT), date: DATE },
		filled: {
			...release,
			date: { with: { date: '2099-04-01T08:15:00Z' } },
			'options.replaceSchedule': {
				with: { ...campaign('id', PLANNED), ...options({ replaceSchedule: true }) },
				without: campaign('id', PLANNED),
			},
		},
	},
	{
		...base,
		name: 'campaign.unschedule',
		parameters: campaign('id', PLANNED),
		filled: { campaign: { with: campaign('name', 'Spring') } },
	},
	{
		...base,
		name: 'campaign.resend',
		parameters: { ...campaign('id', DRAFT), subject: 'Once more' },
		filled: {
			...conditions,
			'onlyIf.maximumRecipients of a segment': {
				with: { ...campaign('id', TO_SEGMENT), ...onlyIf({ maximumRecipients: 1 }) },
				without: campaign('id', TO_SEGMENT),
			},
			campaign: { with: campaign('name', 'Summer') },
			subject: { with: { subject: 'Have you seen it?' } },
			wait: { with: { wait: 4 } },
			unit: { with: { unit: 'hours', wait: 12 } },
		},
	},
	{
		...base,
		name: 'campaign.cancelResend',
		parameters: campaign('id', RESENT),
		filled: { campaign: { with: campaign('name', 'Spring') } },
	},
	{
		...base,
		name: 'campaign.addAbTest',
		parameters: { ...campaign('id', DRAFT), alternativeSubject: 'It is spring' },
		filled: {
			campaign: { with: campaign('name', 'Tested') },
			alternativeSubject: { with: { alternativeSubject: 'Spring at last' } },
			testSize: { with: { testSize: 50 } },
			winnerWait: { with: { winnerWait: '6' } },
		},
	},
	{
		...base,
		name: 'campaign.removeAbTest',
		parameters: campaign('id', TESTED),
		filled: { campaign: { with: campaign('name', 'Spring') } },
	},
];
