import type { INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import type { TestAccount } from '../../support/simulator';

export const SPRING = '66666666-0000-4000-8000-000000000001';
export const SUMMER = '66666666-0000-4000-8000-000000000002';
export const GONE = '66666666-0000-4000-8000-000000000003';
/** The email of Spring, and its permalink. */
export const EMAIL = '66666666-0000-4000-8000-00000000000a';
export const PERMALINK = '66666666-0000-4000-8000-00000000000b';
export const NEWS = '11111111-0000-4000-8000-000000000001';
export const OLD = '11111111-0000-4000-8000-000000000002';

/** A draft to the list News, one that was sent, and one that is deleted. */
export const SEED = {
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
				{ campaign_activity_id: PERMALINK, role: 'permalink' },
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
			campaign_id: GONE,
			name: 'Gone',
			current_status: 'Removed',
			created_at: '2026-02-01T00:00:00.000Z',
			updated_at: '2026-02-02T00:00:00.000Z',
		},
	],
};

export const run = runOf('campaign');

export const pick = (value: string, mode = 'id'): INodeParameters => ({
	campaign: { __rl: true, mode, value },
});

/** An address of the account in From Email. */
export const sender = (value: string) => ({ __rl: true, mode: 'list', value });
/** A new draft. */
export const AUTUMN = {
	name: 'Autumn',
	subject: 'Leaves',
	fromName: 'Olive',
	fromEmail: sender('owner@example.com'),
	html: '<html><body class="a"><p>Hello</p></body></html>',
};

/** The requests that change something. */
export const writes = async (account: TestAccount) =>
	(await account.requests()).filter((each) => !each.startsWith('GET'));
/** The account's campaigns of this name. */
export const named = async (account: TestAccount, name: string) =>
	(await account.campaigns()).filter((each) => each.name === name);
