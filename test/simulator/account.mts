import { randomBytes, randomUUID } from 'node:crypto';
import type { AccountEmail, Campaign, Mail } from './campaign.mts';
import type { Event } from './event.mts';
import type { Fault } from './faults.mts';
import type { Automation } from './resources/automations.mts';
import { Social } from './resources/social.mts';
import { DEFAULT_SWITCHES, type Switches } from './switches.mts';

export interface EmailAddress {
	address: string;
	permission_to_send: string;
	created_at: string;
	updated_at: string;
	opt_in_source?: string;
	opt_in_date?: string;
	opt_out_source?: string;
	opt_out_date?: string;
	opt_out_reason?: string;
	confirm_status: string;
}

export interface Phone {
	phone_number_id: string;
	phone_number: string;
	kind?: string;
	created_at: string;
	updated_at: string;
	update_source?: string;
}

export interface StreetAddress {
	street_address_id: string;
	kind: string;
	created_at: string;
	updated_at: string;
	street?: string;
	city?: string;
	state?: string;
	postal_code?: string;
	country?: string;
}

export interface CustomFieldValue {
	custom_field_id: string;
	value?: string;
	choice_ids?: string[];
}

export interface Note {
	note_id: string;
	created_at: string;
	content: string;
}

export interface SmsConsent {
	sms_consent_permission: string;
	consent_type: string;
	consent_medium_details?: string;
	advertised_frequency?: number;
	advertised_interval?: string;
}

export interface SmsChannel {
	sms_channel_id: string;
	sms_address: string;
	dial_code: string;
	country_code: string;
	update_source: string;
	create_source: string;
	sms_channel_consents: SmsConsent[];
}

/** Something that happened with texts to a contact. */
export interface SmsEvent {
	contact_id: string;
	sms_channel_id: string;
	sms_channel_history_id: string;
	insert_time: string;
	history_details: Record<string, unknown>;
}

export interface Contact {
	contact_id: string;
	email_address?: EmailAddress;
	first_name?: string;
	last_name?: string;
	job_title?: string;
	company_name?: string;
	birthday_month?: number;
	birthday_day?: number;
	anniversary?: string;
	create_source: string;
	update_source?: string;
	created_at: string;
	updated_at: string;
	deleted_at?: string;
	custom_fields: CustomFieldValue[];
	phone_numbers: Phone[];
	street_addresses: StreetAddress[];
	list_memberships: string[];
	taggings: string[];
	notes: Note[];
	sms_channel?: SmsChannel;
	/** When searches show it at last, in milliseconds since the epoch. No part of the API's answers. */
	visible_from?: number;
	/** How much the contact opens and clicks; no part of the API's answers. */
	engagement?: string;
}

export interface ContactList {
	list_id: string;
	name: string;
	description?: string;
	favorite: boolean;
	created_at: string;
	updated_at: string;
	deleted_at?: string;
	/** Left out, it is a list for emails. No part of the API's answers. */
	channel?: 'email' | 'sms';
}

export interface Tag {
	tag_id: string;
	name: string;
	tag_source?: string;
	created_at: string;
	updated_at: string;
}

export interface Segment {
	segment_id: number;
	name: string;
	segment_criteria: string;
	created_at: string;
	edited_at: string;
	deleted?: boolean;
	/** Who is in it; no part of the API's answers. */
	contact_ids?: string[];
	/** How often the search for its contacts answers that it goes on. */
	searches?: number;
}

/** V3 IDs by those that things had in V2; those of a campaign's activities are the same here. */
export type V2Ids = Record<'contacts' | 'lists' | 'campaigns', Record<string, string>>;

/** Who the account belongs to. */
export interface Organization {
	summary: Record<string, string>;
	/** Missing where there is none yet. */
	physical_address?: Record<string, string>;
	company_logo?: { url?: string; external_url?: string; internal_id?: string };
}

/** Work that goes on after the answer. */
export interface Activity {
	activity_id: string;
	state: string;
	created_at: string;
	updated_at: string;
	started_at?: string;
	completed_at?: string;
	percent_done: number;
	activity_errors: string[];
	status?: Record<string, number>;
	_links: { self: { href: string }; results?: { href: string } };
	/** Whether no path of the API finds it; no part of the API's answers. */
	hidden?: boolean;
}

/** A campaign of text messages, as its report tells it. */
export interface SmsCampaign {
	campaign_id: string;
	campaign_name: string;
	campaign_type: string;
	last_sent_date: string;
	unique_counts: Record<string, number>;
}

/** What a contact did with an email, as reports list it. */
export interface TrackingActivity {
	contact_id: string;
	campaign_activity_id: string;
	tracking_activity_type: string;
	email_address: string;
	created_time: string;
	[detail: string]: string;
}

export interface CustomField {
	custom_field_id: string;
	label: string;
	name: string;
	type: string;
	version: number;
	metadata?: Record<string, unknown>;
	choices?: { choice_id: number; choice_label: string; display_order: number }[];
	created_at: string;
	updated_at: string;
}

/** What a test or the demo can decide about an account. */
export interface Settings {
	redirectUris: string[];
	/** Whether the app proves itself by its secret, or by PKCE without one. */
	appType: 'secret' | 'pkce';
	confirmedOptIn: boolean;
	/** Time until an answer, in milliseconds. */
	answerMs: number;
	/** How much longer an answer takes at most, at random, in milliseconds. */
	answerSpreadMs: number;
	/** How much the service's clock is ahead of the machine's, in milliseconds. */
	clockAheadMs: number;
	/** Time until an activity is completed, in milliseconds. */
	activityMs: number;
	/** How activities end that the API starts. */
	activityEnds: 'completed' | 'cancelled' | 'failed' | 'timed_out' | 'never';
	/** Time that the sending of a campaign takes, in milliseconds. */
	sendingMs: number;
	/** The reason in the send history why campaigns are not sent; 0 lets them go out. */
	sendReason: number;
	limits: {
		perSecond: number;
		perDay: number;
		window: 'rolling' | 'fixed';
		queuedActivities: number;
	};
	tokenRequestsPerSecond: number;
	/** A status with which something before the OAuth server refuses all requests for tokens, in HTML. */
	tokenRefusal?: number;
	refreshTokens: 'rotating' | 'longLived';
	accessTokenSeconds: number;
	/** Whether an access token tells when it ends. */
	accessTokenForm: 'jwt' | 'opaque';
	scopes: string[];
	privileges: string[];
	switches: Switches;
}

/** One request as it arrived, with the status it was answered with (0: not answered). */
export interface JournalEntry {
	/** Milliseconds since the epoch. */
	at: number;
	host: string;
	method: string;
	path: string;
	query: Record<string, string>;
	body: unknown;
	status: number;
	/** The operation of the contract, as `METHOD path`; missing also when there is no judge. */
	operation?: string;
	/** What the judge of the contract says about it; empty also when there is no judge. */
	violations: string[];
}

const DEFAULT_SETTINGS: Settings = {
	redirectUris: [],
	appType: 'secret',
	confirmedOptIn: false,
	answerMs: 1,
	answerSpreadMs: 0,
	clockAheadMs: 0,
	activityMs: 100,
	activityEnds: 'completed',
	sendingMs: 100,
	sendReason: 0,
	limits: { perSecond: 4, perDay: 10_000, window: 'rolling', queuedActivities: 1000 },
	tokenRequestsPerSecond: 1,
	refreshTokens: 'rotating',
	accessTokenSeconds: 86_400,
	accessTokenForm: 'jwt',
	scopes: ['contact_data', 'campaign_data', 'account_read', 'offline_access'],
	privileges: [
		'account:read',
		'account:update',
		'contacts:read',
		'contacts:write',
		'contacts:lists:read',
		'contacts:lists:write',
		'ui:campaign:metrics',
		'campaign:read',
		'campaign:write',
		'campaign:delete',
		'campaign:send',
		'customer-journey:read',
		'customer-journey:create',
		'customer-journey:update',
	],
	switches: DEFAULT_SWITCHES,
};

/** One Constant Contact customer together with the one app (API key) that is connected to it. */
export class Account {
	readonly id = randomUUID();
	/** Whom a test run counts the requests for. */
	caller?: string;
	readonly clientId = randomUUID();
	readonly clientSecret = randomBytes(16).toString('base64url');
	readonly settings: Settings;

	readonly contacts = new Map<string, Contact>();
	readonly lists = new Map<string, ContactList>();
	readonly customFields = new Map<string, CustomField>();
	readonly tags = new Map<string, Tag>();
	readonly segments = new Map<number, Segment>();
	readonly organization: Organization = { summary: {} };
	readonly v2Ids: V2Ids = { contacts: {}, lists: {}, campaigns: {} };
	/** The account's own addresses. */
	readonly emailAddresses: AccountEmail[] = [];
	readonly campaigns = new Map<string, Campaign>();
	readonly events = new Map<string, Event>();
	/** All mails that ever left, those that left first at the front. */
	readonly mailbox: Mail[] = [];
	readonly tracking: TrackingActivity[] = [];
	readonly smsHistory: SmsEvent[] = [];
	readonly smsCampaigns: SmsCampaign[] = [];
	readonly social = new Social();
	readonly automations = new Map<string, Automation>();
	/** Contacts that were asked to subscribe again, which happens once only. */
	readonly asked = new Set<string>();
	/** When custom fields were made and deleted, for lists that lag behind. */
	readonly madeFields = new Map<string, number>();
	readonly deletedFields: { at: number; field: CustomField }[] = [];
	/** Contacts as they were before the latest writes, for reads that lag behind. */
	readonly before = new Map<string, { until: number; contact: Contact }>();
	readonly activities = new Map<string, Activity>();
	/** CSV files of finished exports, by the ID in their link. */
	readonly exports = new Map<string, string>();

	readonly accessTokens = new Map<string, { expiresAt: number; scopes: string[] }>();
	readonly refreshTokens = new Map<string, { scopes: string[] }>();
	readonly codes = new Map<string, AuthorizationCode>();

	readonly journal: JournalEntry[] = [];
	readonly faults: Fault[] = [];
	/** Times of the requests that count against the limit, newest last. */
	readonly counted: number[] = [];
	readonly tokenRequests: number[] = [];
	private ids = 0;

	constructor(settings: DeepPartial<Settings> = {}) {
		this.settings = {
			...DEFAULT_SETTINGS,
			...(settings as Partial<Settings>),
			limits: { ...DEFAULT_SETTINGS.limits, ...settings.limits },
			switches: { ...DEFAULT_SWITCHES, ...(settings.switches as Partial<Switches>) },
		};
	}

	/** The same IDs in the same order for each account, so that runs can be compared. */
	newId(): string {
		return `00000000-0000-4000-8000-${String(++this.ids).padStart(12, '0')}`;
	}

	newNumber(): number {
		return ++this.ids;
	}

	/** The service's clock, in milliseconds since the epoch. */
	get time(): number {
		return Date.now() + this.settings.clockAheadMs;
	}

	/** The service's clock, as it stands in its data. */
	now(): string {
		return timestamp(this.time);
	}

	get switches(): Switches {
		return this.settings.switches;
	}

	issueTokens(scopes: string[], refreshToken?: string) {
		const { accessTokenSeconds, refreshTokens } = this.settings;
		const accessToken = this.newAccessToken(scopes);
		this.accessTokens.set(accessToken, {
			expiresAt: Date.now() + accessTokenSeconds * 1000,
			scopes,
		});
		let nextRefreshToken = refreshToken;
		if (scopes.includes('offline_access') && (!refreshToken || refreshTokens === 'rotating')) {
			if (refreshToken) this.refreshTokens.delete(refreshToken);
			nextRefreshToken = randomBytes(32).toString('base64url');
			this.refreshTokens.set(nextRefreshToken, { scopes });
		}
		return {
			token_type: 'Bearer',
			expires_in: accessTokenSeconds,
			access_token: accessToken,
			scope: scopes.join(' '),
			...(nextRefreshToken && { refresh_token: nextRefreshToken }),
		};
	}

	/** As long as real ones, which are signed; here nobody looks at the signature. */
	private newAccessToken(scp: string[]): string {
		const { accessTokenSeconds, accessTokenForm } = this.settings;
		const random = randomBytes(600).toString('base64url');
		if (accessTokenForm === 'opaque') return random;
		const exp = Math.floor(this.time / 1000) + accessTokenSeconds;
		const parts = [{ alg: 'RS256' }, { exp, scp }].map((part) =>
			Buffer.from(JSON.stringify(part)).toString('base64url'),
		);
		return [...parts, random].join('.');
	}

	contactWithEmail(address: string): Contact | undefined {
		return [...this.contacts.values()].find(
			(contact) => contact.email_address?.address.toLowerCase() === address.toLowerCase(),
		);
	}
}

export interface AuthorizationCode {
	redirectUri: string;
	scopes: string[];
	challenge?: string;
	expiresAt: number;
}

export type DeepPartial<T> = {
	[K in keyof T]?: NonNullable<T[K]> extends object ? DeepPartial<NonNullable<T[K]>> : T[K];
};

/** The contacts domain writes whole seconds. */
export function timestamp(time = Date.now()): string {
	return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
