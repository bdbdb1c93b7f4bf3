import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

declare const SIMULATOR_URL: string;

export interface JournalEntry {
	at: number;
	host: string;
	method: IHttpRequestMethods;
	path: string;
	query: Record<string, string>;
	body: IDataObject;
	status: number;
	/** Of the contract, such as `GET /contacts/{contact_id}`; missing for what is none of it. */
	operation?: string;
	violations: string[];
}

interface Created {
	id: string;
	clientId: string;
	clientSecret: string;
	tokens: IDataObject & { access_token: string; refresh_token: string };
}

/** A Constant Contact account of the simulator, seen from its control surface. */
export class TestAccount {
	private constructor(private readonly created: Created) {}

	/** @param seed see `Seed` in test/simulator/control.mts */
	static async create(seed: object = {}): Promise<TestAccount> {
		const { settings, ...rest } = seed as { settings?: object };
		// Tests about limits set their own; the others should not wait for them.
		const fast = { limits: { perSecond: 1000 }, tokenRequestsPerSecond: 1000, ...settings };
		return new TestAccount(await call('POST', '', { ...rest, settings: fast }));
	}

	/** The data of the n8n credential, as n8n stores it once the account is connected. */
	get credential(): IDataObject {
		return {
			grantType: 'authorizationCode',
			accessTokenUrl: 'https://authz.constantcontact.com/oauth2/default/v1/token',
			authentication: 'header',
			clientId: this.created.clientId,
			clientSecret: this.created.clientSecret,
			oauthTokenData: this.created.tokens,
		};
	}

	/** All requests so far, or those with this method and path. */
	async journal(request?: string): Promise<JournalEntry[]> {
		const all: JournalEntry[] = await this.call('GET', 'journal');
		return request ? all.filter(({ method, path }) => `${method} ${path}` === request) : all;
	}

	/** The requests so far as `METHOD path`, without the tokens' own. */
	async requests(): Promise<string[]> {
		return (await this.journal()).map(({ method, path }) => `${method} ${path}`);
	}

	/** Every list of the account, deleted ones too. */
	async lists(): Promise<IDataObject[]> {
		return await this.call('GET', 'lists');
	}

	/** Sends a request as an app without n8n would. @param path below `/v3/` */
	async send(method: string, path: string, body?: IDataObject): Promise<Response> {
		return await fetch(`${SIMULATOR_URL}/v3/${path}`, {
			method,
			headers: {
				authorization: `Bearer ${this.created.tokens.access_token}`,
				...(body && { 'content-type': 'application/json' }),
			},
			...(body && { body: JSON.stringify(body) }),
		});
	}

	async contacts(): Promise<IDataObject[]> {
		return await this.call('GET', 'contacts');
	}

	async contact(email: string): Promise<IDataObject | undefined> {
		const contacts = (await this.contacts()) as Array<{ email_address?: IDataObject }>;
		return contacts.find(({ email_address }) => email_address?.address === email) as IDataObject;
	}

	/** Adds a contact, or changes the one with this ID, without a request of the API. */
	async setContact(contact: IDataObject): Promise<IDataObject> {
		const [stored] = await this.setContacts([contact]);
		return stored;
	}

	/** The same for many, in one call. */
	async setContacts(contacts: IDataObject[]): Promise<IDataObject[]> {
		return await this.call('POST', 'contacts', contacts);
	}

	/** Adds a campaign, or changes the one with this ID. */
	async setCampaign(campaign: IDataObject): Promise<IDataObject> {
		return await this.call('POST', 'campaigns', campaign);
	}

	/** Every campaign, with what its emails say in `email`. */
	async campaigns(): Promise<IDataObject[]> {
		return await this.call('GET', 'campaigns');
	}

	/** Adds an event, or changes the one with this ID, see `Event` in test/simulator/event.mts. */
	async setEvent(event: IDataObject): Promise<IDataObject> {
		return await this.call('POST', 'events', event);
	}

	/** Every event, with its registrations. */
	async events(): Promise<IDataObject[]> {
		return await this.call('GET', 'events');
	}

	/** Somebody registers for the event with this `event_id`, or the registration with this ID changes. */
	async setRegistration(registration: IDataObject): Promise<IDataObject> {
		return await this.call('POST', 'registrations', registration);
	}

	/** Every mail that has left, tests too, see `Mail` in test/simulator/campaign.mts. */
	async mailbox(): Promise<IDataObject[]> {
		return await this.call('GET', 'mailbox');
	}

	/** Every post on social networks, with the moment at which it was published if it was. */
	async socialPosts(): Promise<IDataObject[]> {
		return await this.call('GET', 'social-posts');
	}

	/** A contact does something with an email. */
	async track(activity: IDataObject): Promise<void> {
		await this.call('POST', 'tracking', activity);
	}

	/** @param fault see `Fault` in test/simulator/faults.mts */
	async fault(fault: object): Promise<void> {
		await this.call('POST', 'faults', fault);
	}

	/** Ends all faults. */
	async heal(): Promise<void> {
		await this.call('POST', 'heal');
	}

	async change(settings: object): Promise<void> {
		await this.call('PATCH', 'settings', settings);
	}

	async expireAccessTokens(): Promise<void> {
		await this.call('POST', 'expire-access-tokens');
	}

	async revokeRefreshTokens(): Promise<void> {
		await this.call('POST', 'revoke-refresh-tokens');
	}

	private async call<T>(method: string, path: string, body?: object): Promise<T> {
		return await call(method, `/${this.created.id}/${path}`, body);
	}
}

async function call<T>(method: string, path: string, body?: object): Promise<T> {
	const response = await fetch(`${SIMULATOR_URL}/control/accounts${path}`, {
		method,
		...(method !== 'GET' && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body ?? {}),
		}),
	});
	if (!response.ok) throw new Error(`Simulator: ${response.status} ${await response.text()}`);
	return (await response.json()) as T;
}
