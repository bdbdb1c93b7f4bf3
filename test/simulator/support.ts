import type { IDataObject } from 'n8n-workflow';
import { TestAccount } from '../support/simulator';

export const LIST = '0000000a-0000-4000-8000-000000000001';
export const HTML = '<html><body>[[trackingImage]]<p>Hello [[FIRSTNAME]]</p></body></html>';
export const OWNER = 'owner@example.com';

/** What an email says, whatever is left out. */
export const email = (more: IDataObject = {}): IDataObject => ({
	from_name: 'Olives and Oils',
	from_email: OWNER,
	reply_to_email: OWNER,
	subject: 'Harvest',
	...more,
});

export const campaign = (name = 'Harvest', more: IDataObject = {}): IDataObject => ({
	name,
	email_campaign_activities: [{ format_type: 5, html_content: HTML, ...email(more) }],
});

/** An account, and requests to it whose answers the judge of the contract has nothing against. */
export class Asked {
	readonly account: TestAccount;

	constructor(account: TestAccount) {
		this.account = account;
	}

	static async create(seed: IDataObject = {}): Promise<Asked> {
		const lists = [{ list_id: LIST, name: 'Newsletter' }];
		return new Asked(await TestAccount.create({ lists, ...seed }));
	}

	/** @returns the body, where the status is the expected one */
	async send<T = IDataObject>(
		status: number,
		method: string,
		path: string,
		body?: IDataObject,
	): Promise<T> {
		const response = await this.account.send(method, path, body);
		const text = await response.text();
		expect([method, path, response.status, text]).toEqual([method, path, status, text]);
		const entry = (await this.account.journal()).at(-1);
		expect(entry?.violations.filter((words) => words.startsWith('answer: '))).toEqual([]);
		return (text === '' ? undefined : JSON.parse(text)) as T;
	}

	/** @returns the IDs of a new campaign and its main email, with that content if any is given */
	async create(content?: IDataObject, name?: string): Promise<{ id: string; activity: string }> {
		const made = await this.send(200, 'POST', 'emails', campaign(name));
		const [{ campaign_activity_id }] = made.campaign_activities as IDataObject[];
		const activity = String(campaign_activity_id);
		if (content) await this.send(200, 'PUT', `emails/activities/${activity}`, email(content));
		return { id: String(made.campaign_id), activity };
	}
}

export const OTHER_LIST = '0000000a-0000-4000-8000-000000000002';
export const HOUR = 3_600_000;

export const contact = (name: string, permission_to_send = 'explicit', list = LIST) => ({
	email_address: { address: `${name}@example.com`, permission_to_send },
	list_memberships: [list],
});
export const SEED = {
	lists: [
		{ list_id: LIST, name: 'Newsletter' },
		{ list_id: OTHER_LIST, name: 'Others' },
	],
	contacts: [
		contact('ann'),
		contact('bob', 'implicit'),
		contact('out', 'unsubscribed'),
		contact('wait', 'pending_confirmation'),
		contact('eve', 'explicit', OTHER_LIST),
	],
};
/** Sendings take no time. */
export const settled = (settings: IDataObject = {}) => ({
	...SEED,
	settings: { sendingMs: 0, ...settings },
});
export const withSide = (name: string, side: string) => settled({ switches: { [name]: side } });
export const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** A campaign to the list, and what is asked about it. */
export async function toList<T = IDataObject>(seed: IDataObject, content: IDataObject = {}) {
	const asked = await Asked.create(seed);
	const { id, activity } = await asked.create({ contact_list_ids: [LIST], ...content });
	const path = `emails/activities/${activity}`;
	return {
		asked,
		id,
		activity,
		schedule: async (scheduled_date: string, status = 201) =>
			await asked.send<IDataObject[]>(status, 'POST', `${path}/schedules`, { scheduled_date }),
		unschedule: async (status: number) => await asked.send(status, 'DELETE', `${path}/schedules`),
		shown: async () => await asked.send<IDataObject[]>(200, 'GET', `${path}/schedules`),
		history: async () => await asked.send<IDataObject[]>(200, 'GET', `${path}/send_history`),
		get: async (part: string, status = 200) =>
			await asked.send<T>(status, 'GET', `${path}/${part}`),
		post: async (part: string, body: IDataObject, status = 201) =>
			await asked.send<T>(status, 'POST', `${path}/${part}`, body),
		remove: async (part: string, status = 204) =>
			await asked.send(status, 'DELETE', `${path}/${part}`),
		status: async () => (await asked.send(200, 'GET', path)).current_status,
		pass: async (ms: number) => await asked.account.change({ clockAheadMs: ms }),
		who: async () => (await asked.account.mailbox()).map(({ email_address }) => email_address),
	};
}

export const RESENDS = 'non_opener_resends';
export const RESEND = { resend_subject: 'Once more', delay_minutes: 720 };

/** Somebody opens the campaign's email. */
export async function opens(
	{ asked, activity }: Awaited<ReturnType<typeof toList>>,
	email: string,
	kind = 'em_opens',
) {
	const found = await asked.account.contact(email);
	await asked.account.track({
		contact_id: found?.contact_id,
		campaign_activity_id: activity,
		tracking_activity_type: kind,
		email_address: email,
		created_time: new Date().toISOString(),
	});
}
