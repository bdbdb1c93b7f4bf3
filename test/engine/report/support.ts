import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import { TestAccount } from '../../support/simulator';

export const report = runOf('report');

/** The same ID for the same number. */
export const id = (number: number) => `44444444-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const SPRING = id(1);
export const FIRST = id(2);
export const AGAIN = id(3);

/** A sent campaign with an email, and one for those who have not opened it. */
export const spring = {
	campaign_id: SPRING,
	name: 'Spring',
	current_status: 'Done',
	last_sent_date: '2026-04-02T08:00:00.000Z',
	campaign_activities: [
		{ campaign_activity_id: id(9), role: 'permalink' },
		{ campaign_activity_id: AGAIN, role: 'resend' },
		{ campaign_activity_id: FIRST, role: 'primary_email' },
	],
};

export const pick = (value: string, mode = 'id'): INodeParameters => ({
	campaign: { __rl: true, mode, value },
});

/** What a contact has done with the first email, so many minutes after eight. */
export const done = (kind: string, contact: number, minute = 0, more: object = {}) => ({
	campaign_activity_id: FIRST,
	contact_id: id(1000 + contact),
	tracking_activity_type: `em_${kind}`,
	email_address: `person${contact}@example.com`,
	created_time: new Date(Date.UTC(2026, 3, 2, 8, minute)).toISOString(),
	...more,
});

/** An account with the campaign, and what contacts have done. */
export async function accountWith(
	tracking: object[],
	settings: object = {},
	campaigns: object[] = [spring],
): Promise<TestAccount> {
	return await TestAccount.create({ campaigns, tracking, settings });
}

/** How many requests asked for the report. */
export async function pagesOf(account: TestAccount, part = '/reports/'): Promise<number> {
	return (await account.requests()).filter((each) => each.includes(part)).length;
}

/** The values of one property. */
export const values = (output: IDataObject[], name: string) => output.map((item) => item[name]);
