import type { FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import {
	Account,
	timestamp,
	type Activity,
	type Contact,
	type ContactList,
	type CustomField,
	type DeepPartial,
	type Organization,
	type Segment,
	type Settings,
	type SmsCampaign,
	type SmsEvent,
	type Tag,
	type TrackingActivity,
	type V2Ids,
} from './account.mts';
import type { AccountEmail, Campaign } from './campaign.mts';
import type { Event, Registration } from './event.mts';
import type { Fault } from './faults.mts';
import { EMAILS, ORGANIZATION } from './resources/account.mts';
import { addActivity } from './resources/activities.mts';
import { addContact } from './resources/contact-store.mts';
import { passTime } from './resources/email-sending.mts';
import { setCampaign } from './resources/email-store.mts';
import { setEvent, setRegistration } from './resources/event-store.mts';
import type { Automation } from './resources/automations.mts';
import type { Social } from './resources/social.mts';
import type { World } from './world.mts';

/** Everything a new account starts with. */
export interface Seed {
	settings?: DeepPartial<Settings>;
	caller?: Account['caller'];
	lists?: (Partial<ContactList> & { name: string })[];
	customFields?: (Partial<CustomField> & { label: string; type: string })[];
	tags?: (Partial<Tag> & { name: string })[];
	segments?: (Partial<Segment> & { name: string })[];
	contacts?: DeepPartial<Contact>[];
	smsHistory?: SmsEvent[];
	smsCampaigns?: SmsCampaign[];
	social?: Partial<Social>;
	/** What is left out is made up; null is what the account does not have. */
	organization?: { [K in keyof Organization]?: Organization[K] | null };
	automations?: (Partial<Automation> & { name: string })[];
	v2Ids?: Partial<V2Ids>;
	/** Left out, a confirmed and an unconfirmed one. */
	emailAddresses?: AccountEmail[];
	/** What their emails say stands in `email`; what is left out is made up. */
	campaigns?: DeepPartial<Campaign>[];
	/** With their registrations; what is left out is made up. */
	events?: DeepPartial<Event>[];
	tracking?: TrackingActivity[];
	/** With the state that they reach after the account's `activityMs`. */
	activities?: (Partial<Activity> & { becomes?: string })[];
	/** Whether the first access token has run out already. */
	expired?: boolean;
}

/** Paths by which tests and the demo set the stage and look behind it. They are no part of the API. */
export function addControl(app: FastifyInstance, world: World): void {
	app.post('/control/accounts', ({ body }) => {
		const account = createAccount(world, body as Seed);
		const { id, clientId, clientSecret } = account;
		const tokens = account.issueTokens(account.settings.scopes);
		if ((body as Seed).expired) expire(account);
		return { id, clientId, clientSecret, tokens };
	});

	const on = (method: 'GET' | 'POST' | 'PATCH', path: string, act: Act) => {
		app.route({
			method,
			url: `/control/accounts/:id/${path}`,
			handler: ({ params, body }, reply) => {
				const account = world.accounts.get((params as { id: string }).id);
				if (!account) return reply.code(404).send({});
				passTime(account);
				const answer = act(account, body) ?? {};
				passTime(account);
				return answer;
			},
		});
	};
	on('GET', 'journal', ({ journal }) => journal);
	on('GET', 'contacts', ({ contacts }) => [...contacts.values()]);
	on('GET', 'lists', ({ lists }) => [...lists.values()]);
	on('GET', 'custom-fields', ({ customFields }) => [...customFields.values()]);
	on('GET', 'tags', ({ tags }) => [...tags.values()]);
	on('GET', 'segments', ({ segments }) => [...segments.values()]);
	on('POST', 'contacts', (account, body) =>
		(body as Partial<Contact>[]).map((each) => setContact(account, each)),
	);
	on('GET', 'campaigns', ({ campaigns }) => [...campaigns.values()]);
	on('GET', 'social-posts', ({ social }) => social.posts);
	on('GET', 'mailbox', ({ mailbox }) => mailbox);
	on('POST', 'campaigns', (account, body) => setCampaign(account, body as DeepPartial<Campaign>));
	on('GET', 'events', ({ events }) => [...events.values()]);
	on('POST', 'events', (account, body) => setEvent(account, body as DeepPartial<Event>));
	on('POST', 'registrations', (account, body) =>
		setRegistration(account, body as DeepPartial<Registration> & { event_id: string }),
	);
	on('POST', 'tracking', ({ tracking }, body) => {
		tracking.push(body as TrackingActivity);
	});
	on('POST', 'faults', ({ faults }, body) => {
		faults.push(body as Fault);
	});
	on('POST', 'heal', ({ faults }) => {
		faults.length = 0;
	});
	on('PATCH', 'settings', ({ settings }, body) => {
		Object.assign(settings, body);
	});
	on('POST', 'expire-access-tokens', expire);
	on('POST', 'revoke-refresh-tokens', ({ refreshTokens }) => {
		refreshTokens.clear();
	});
}

type Act = (account: Account, body: unknown) => unknown;

/** Makes an account and fills it. */
export function createAccount(world: World, seed: Seed): Account {
	const account = new Account(seed.settings);
	account.caller = seed.caller;
	world.accounts.set(account.id, account);
	const now = timestamp();
	const times = { created_at: now, updated_at: now };
	for (const list of seed.lists ?? []) {
		const list_id = list.list_id ?? randomUUID();
		account.lists.set(list_id, { favorite: false, ...times, ...list, list_id });
	}
	for (const field of seed.customFields ?? []) {
		const custom_field_id = field.custom_field_id ?? randomUUID();
		const name = field.label.replace(/ /g, '_').toLowerCase();
		account.customFields.set(custom_field_id, {
			name,
			version: 1,
			...times,
			...field,
			custom_field_id,
		});
	}
	for (const tag of seed.tags ?? []) {
		const tag_id = tag.tag_id ?? randomUUID();
		account.tags.set(tag_id, { ...times, ...tag, tag_id });
	}
	for (const segment of seed.segments ?? []) {
		const segment_id = segment.segment_id ?? account.segments.size + 1;
		const dates = { created_at: now, edited_at: now };
		account.segments.set(segment_id, { segment_criteria: '{}', ...dates, ...segment, segment_id });
	}
	for (const contact of seed.contacts ?? []) addContact(account, contact);
	for (const activity of seed.activities ?? []) addActivity(account, activity);
	Object.assign(account.organization, structuredClone(ORGANIZATION), seed.organization);
	Object.assign(account.v2Ids, seed.v2Ids);
	account.emailAddresses.push(...(seed.emailAddresses ?? EMAILS));
	for (const campaign of seed.campaigns ?? []) setCampaign(account, campaign);
	for (const event of seed.events ?? []) setEvent(account, event);
	account.tracking.push(...(seed.tracking ?? []));
	account.smsHistory.push(...(seed.smsHistory ?? []));
	account.smsCampaigns.push(...(seed.smsCampaigns ?? []));
	Object.assign(account.social, seed.social);
	for (const automation of seed.automations ?? []) {
		const id = automation.id ?? randomUUID();
		account.automations.set(id, { status: 'DRAFT', created_date: now, ...automation, id });
	}
	return account;
}

/** Somebody else adds a contact, or changes one without the API, as by a link in an email. */
function setContact(account: Account, given: Partial<Contact>): Contact {
	const contact = account.contacts.get(given.contact_id ?? '');
	return contact ? Object.assign(contact, given) : addContact(account, given);
}

function expire(account: Account): void {
	for (const token of account.accessTokens.values()) token.expiresAt = 0;
}
