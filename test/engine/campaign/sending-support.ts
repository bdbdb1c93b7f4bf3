import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { RunSettings } from '../../support/run';
import { TestAccount } from '../../support/simulator';
import { EMAIL, NEWS, OLD, PERMALINK, pick, run, SPRING } from './support';

export const ANN = 'ann@example.com';
export const BOB = 'bob@example.com';
export const SCHEDULES = `/v3/emails/activities/${EMAIL}/schedules`;
export const ACTIVITY = `/v3/emails/activities/${EMAIL}`;

const contact = (address: string, list: string) => ({
	email_address: { address, permission_to_send: 'implicit' },
	list_memberships: [list],
});

/** Ann is in the list News, Bob in Old and in the segment Sleepers. */
export const SEED = {
	lists: [
		{ list_id: NEWS, name: 'News' },
		{ list_id: OLD, name: 'Old' },
	],
	contacts: [
		contact(ANN, NEWS),
		{ ...contact(BOB, OLD), contact_id: '22222222-0000-4000-8000-00000000000b' },
	],
	segments: [
		{
			segment_id: 14,
			name: 'Sleepers',
			contact_ids: ['22222222-0000-4000-8000-00000000000b'],
		},
	],
};

interface Stored extends IDataObject {
	email?: IDataObject;
	/** When it is scheduled for. */
	at?: string;
}

/** An account with the campaign Spring, a draft to the list News unless it is given otherwise. */
export async function accountWith(
	{ email, at, ...stored }: Stored = {},
	settings: object = {},
	seed: object = {},
): Promise<TestAccount> {
	const account = await TestAccount.create({
		...SEED,
		...seed,
		settings: { sendingMs: 0, ...settings },
	});
	await account.setCampaign({
		campaign_id: SPRING,
		name: 'Spring',
		campaign_activities: [
			{ campaign_activity_id: PERMALINK, role: 'permalink' },
			{ campaign_activity_id: EMAIL, role: 'primary_email' },
		],
		email: { subject: 'Spring is here', contact_list_ids: [NEWS], ...email },
		...(at !== undefined && {
			current_status: 'Scheduled',
			next: { at: Date.parse(at), does: 'start', statusBefore: 'Draft' },
		}),
		...stored,
	});
	return account;
}

/** Runs an operation on Spring. */
export const on = async (
	account: TestAccount,
	operation: string,
	parameters: INodeParameters = {},
	settings: RunSettings = {},
) => await run(account, operation, { ...pick(SPRING), ...parameters }, settings);

/** Who has got Spring, in the order of the mails. */
export async function mailed(account: TestAccount): Promise<unknown[]> {
	// Any request lets the simulator do what is due.
	await account.send('GET', `emails/${SPRING}`);
	const mails = await account.mailbox();
	return mails.filter(({ isTest }) => !isTest).map(({ email_address }) => email_address);
}

/** All requests that write, as `METHOD path`. */
export async function written(account: TestAccount): Promise<string[]> {
	return (await account.requests()).filter((request) => !request.startsWith('GET '));
}
