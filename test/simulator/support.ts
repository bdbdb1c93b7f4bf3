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
