import type { Withheld } from './mail-permission';

export const PHONE_KINDS = ['home', 'mobile', 'work', 'other'] as const;
export const ADDRESS_KINDS = ['home', 'work', 'other'] as const;
export const ADDRESS_PARTS = ['street', 'city', 'state', 'postal_code', 'country'] as const;

export type PhoneKind = (typeof PHONE_KINDS)[number];
export type AddressKind = (typeof ADDRESS_KINDS)[number];
export type Address = Partial<Record<(typeof ADDRESS_PARTS)[number], string>>;

/** Constant Contact calls these core properties: a PUT that leaves one out sets it to null. */
export interface CoreProperties {
	first_name?: string;
	last_name?: string;
	job_title?: string;
	company_name?: string;
	birthday_month?: number;
	birthday_day?: number;
	anniversary?: string;
}

export const CORE_PROPERTIES = [
	'first_name',
	'last_name',
	'job_title',
	'company_name',
	'birthday_month',
	'birthday_day',
	'anniversary',
] as const satisfies ReadonlyArray<keyof CoreProperties>;

export interface CustomFieldValue {
	custom_field_id: string;
	value?: string;
	choice_ids?: string[];
}

/**
 * How what is given and what is stored come together: a scalar takes the place of the stored value,
 * the members of a set join the stored ones.
 */
export type Combines = 'scalar' | 'set';

/** A custom field with a value that is to be written; left out, it combines as a scalar. */
export type MappedCustomField = CustomFieldValue & { combines?: Combines };

interface SmsConsent {
	sms_consent_permission: string;
	consent_type: string;
	consent_medium_details?: string;
}

/** A phone number for texts, with what the person has agreed to (`ContactSmsChannel`). */
export interface SmsChannel {
	full_sms_address: string;
	sms_channel_consents: SmsConsent[];
}

/** The same in the shape of the sign-up form (`JmmlSmsChannel`). */
export interface SignUpSmsChannel {
	sms_address: string;
	dial_code: string;
	country_code: string;
	sms_channel_consents: Array<
		Required<SmsConsent> & {
			consent_medium_type: string;
			consent_medium_url: string;
			advertised_frequency?: number;
			advertised_interval?: string;
		}
	>;
}

/** What one item says about a person: checked, converted, and in none of the API's shapes yet. */
export interface Contact {
	core: CoreProperties;
	/** A number whose kind the user did not tell. */
	phone?: string;
	phones: Partial<Record<PhoneKind, string>>;
	addresses: Partial<Record<AddressKind, Address>>;
	customFields: MappedCustomField[];
	lists: string[];
	tags: string[];
	note?: string;
	sms?: SmsChannel;
	/** What the item says against emails: nobody becomes a new contact who gets them because of it. */
	withheld?: Withheld;
	/** A tick box for emails that is empty: nobody has asked for emails by it. */
	unticked?: Withheld;
	/** What of the item was left out. */
	warnings?: string[];
}

export function emptyContact(): Contact {
	return { core: {}, phones: {}, addresses: {}, customFields: [], lists: [], tags: [] };
}

/** Limits of POST and PUT /contacts, of the sign-up form and of imports, from the vendor's Swagger. */
export const LIMITS = {
	email: 80,
	signUpEmail: 50,
	importEmail: 50,
	customFields: 25,
	signUpCustomFields: 50,
	phones: 3,
	addresses: 3,
	lists: 50,
	tags: 50,
	notes: 150,
	text: 50,
	phoneNumber: 25,
	street: 255,
	customValue: 255,
} as const;
