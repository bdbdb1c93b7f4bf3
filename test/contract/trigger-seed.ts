import type { IDataObject } from 'n8n-workflow';

const id = (number: number) => `0000000d-0000-4000-8000-${String(number).padStart(12, '0')}`;
const LONG_AGO = '2024-01-01T00:00:00Z';

const NEWS = id(1);
export const OTHER_LIST = id(2);
export const GOLD = id(3);
export const CAMPAIGN = id(4);
const OTHER_CAMPAIGN = id(5);
export const EVENT = id(8);
const OTHER_EVENT = id(9);
const MAILING = id(6);
const OTHER_MAILING = id(7);

const campaign = (campaign_id: string, mailing: string): IDataObject => ({
	campaign_id,
	name: `Campaign ${campaign_id}`,
	current_status: 'Done',
	campaign_activities: [{ campaign_activity_id: mailing, role: 'primary_email' }],
	last_sent_date: '2026-01-01T00:00:00.000Z',
});

/** What the account has before the workflow is active. */
export const SEED = {
	lists: [
		{ list_id: NEWS, name: 'News', created_at: LONG_AGO },
		{ list_id: OTHER_LIST, name: 'Offers', created_at: LONG_AGO },
	],
	tags: [{ tag_id: GOLD, name: 'Gold' }],
	campaigns: [campaign(CAMPAIGN, MAILING), campaign(OTHER_CAMPAIGN, OTHER_MAILING)],
	events: [EVENT, OTHER_EVENT].map((event_id) => ({
		event_id,
		name: `Event ${event_id}`,
		registrations: [{ registration_time: LONG_AGO, answers: { Meal: 'Vegan' } }],
	})),
	contacts: [
		{ contact_id: id(10), email_address: { address: 'old@example.com' }, created_at: LONG_AGO },
		{ contact_id: id(11), email_address: { address: 'out@example.com' }, created_at: LONG_AGO },
		{ contact_id: id(12), email_address: { address: 'gone@example.com' }, created_at: LONG_AGO },
	].map((each) => ({ ...each, updated_at: LONG_AGO })),
};

/** What happens then: everything that there is an event for, and each in two kinds for the filters. */
export function happenings(
	now: string,
): Record<'contacts' | 'tracking' | 'registrations', IDataObject[]> {
	const kinds = ['opens', 'clicks', 'bounces', 'optouts'];
	return {
		contacts: [
			{
				contact_id: id(20),
				email_address: { address: 'new@example.com' },
				first_name: 'Ann',
				birthday_month: 3,
				birthday_day: 31,
				list_memberships: [NEWS],
				taggings: [GOLD],
				notes: [{ note_id: id(30), created_at: now, content: 'Met at the fair' }],
			},
			{
				contact_id: id(21),
				email_address: { address: 'wait@example.com', permission_to_send: 'pending_confirmation' },
				list_memberships: [OTHER_LIST],
			},
			{ contact_id: id(10), first_name: 'Eve', list_memberships: [NEWS], updated_at: now },
			{
				contact_id: id(11),
				email_address: {
					address: 'out@example.com',
					permission_to_send: 'unsubscribed',
					opt_out_source: 'Contact',
					opt_out_date: now,
					opt_out_reason: 'Too many emails',
				},
			},
			{ contact_id: id(12), deleted_at: now.slice(0, 10), updated_at: now },
		],
		registrations: [EVENT, OTHER_EVENT].map((event_id, index) => ({
			event_id,
			registration_id: id(40 + index),
			contact_id: id(10),
			payment_status: 'PAID',
			payment_method: 'STRIPE',
			answers: { Meal: 'Vegan' },
			tickets: [{ price: 25 }],
		})),
		tracking: kinds.flatMap((kind) =>
			[MAILING, OTHER_MAILING].map((mailing) => ({
				contact_id: id(10),
				campaign_activity_id: mailing,
				tracking_activity_type: `em_${kind}`,
				email_address: 'old@example.com',
				created_time: now,
				...(kind === 'opens' && { device_type: 'mobile' }),
				...(kind === 'clicks' && { url_id: '42', link_url: 'https://example.com' }),
				...(kind === 'bounces' && { bounce_code: 'B' }),
			})),
		),
	};
}
