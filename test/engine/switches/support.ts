import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runOf } from '../../support/run';
import type { TestAccount } from '../../support/simulator';

export const NEWS = '0000000a-0000-4000-8000-000000000001';
export const VIP = '0000000a-0000-4000-8000-000000000002';
export const GOLD = '0000000d-0000-4000-8000-000000000001';
export const OLD = '0000000d-0000-4000-8000-000000000002';
const TEXT = '0000000b-0000-4000-8000-000000000001';
const DAY = '0000000b-0000-4000-8000-000000000002';

const PEOPLE = ['explicit', 'implicit', 'unsubscribed', 'temp_hold', 'pending_confirmation'];
export const idOf = (name: string) =>
	`0000000c-0000-4000-8000-00000000000${PEOPLE.indexOf(name) + 1}`;
/** As they are stored, with capitals, and as people type them. */
export const emailOf = (name: string) => `Mr.${name}@Example.com`;

const STORED = {
	first_name: 'Ann',
	job_title: 'Baker',
	phone_numbers: [{ phone_number: '555-0100', kind: 'mobile' }],
	street_addresses: [{ kind: 'home', street: '1 Main St', city: 'Springfield' }],
	custom_fields: [
		{ custom_field_id: TEXT, value: 'kept' },
		{ custom_field_id: DAY, value: '2026-03-31' },
	],
	list_memberships: [VIP],
	taggings: [OLD],
	notes: [{ content: 'Met at the fair' }],
	sms_channel: {
		dial_code: '1',
		country_code: 'US',
		sms_channel_consents: [{ sms_consent_permission: 'explicit', consent_type: 'promotional_sms' }],
	},
};

/** One contact of each permission, each with something of everything, named by the permission. */
export const SEED = {
	lists: [
		{ name: 'News', list_id: NEWS },
		{ name: 'VIP', list_id: VIP },
	],
	tags: [
		{ name: 'Gold', tag_id: GOLD },
		{ name: 'Old', tag_id: OLD },
	],
	customFields: [
		{ label: 'Text', type: 'string', custom_field_id: TEXT },
		{ label: 'Day', type: 'date', custom_field_id: DAY },
	],
	contacts: PEOPLE.map((name, index) => ({
		...STORED,
		contact_id: idOf(name),
		email_address: {
			address: emailOf(name),
			permission_to_send: name,
			...(name === 'unsubscribed' && { opt_out_source: 'Contact', opt_out_reason: 'Too many' }),
		},
		sms_channel: {
			...STORED.sms_channel,
			sms_channel_id: `0000000e-0000-4000-8000-00000000000${index}`,
			sms_address: `781555121${index}`,
		},
	})),
};

/** Runs an operation of Contact, for each email or once. */
export async function attempt(
	account: TestAccount,
	operation: string,
	parameters: INodeParameters,
	emails: string[] = [''],
) {
	const { output } = await runOf('contact')(account, operation, parameters, {
		settings: { onError: 'continueRegularOutput' },
		items: emails.map((email) => ({ email })),
	});
	return output;
}

export const picked: INodeParameters = {
	contact: { __rl: true, mode: 'email', value: '={{ $json.email }}' },
};

/** What of a contact must not get lost: all but what the service sets itself, and dates in any format. */
export function kept(contact: IDataObject): IDataObject {
	const { phone_numbers, street_addresses, notes, custom_fields, sms_channel, ...rest } =
		contact as Record<string, never>;
	const only = (items: IDataObject[], ...names: string[]) =>
		items.map((item) => Object.fromEntries(names.map((name) => [name, item[name]])));
	const iso = (value: unknown) => String(value).replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2');
	return {
		first_name: rest.first_name,
		job_title: rest.job_title,
		permission: (rest.email_address as IDataObject).permission_to_send,
		reason: (rest.email_address as IDataObject).opt_out_reason,
		list_memberships: rest.list_memberships,
		taggings: rest.taggings,
		deleted_at: rest.deleted_at,
		phone_numbers: only(phone_numbers, 'phone_number', 'kind'),
		street_addresses: only(street_addresses, 'kind', 'street', 'city'),
		notes: only(notes, 'content'),
		custom_fields: (custom_fields as IDataObject[]).map(({ custom_field_id, value }) => ({
			custom_field_id,
			value: iso(value),
		})),
		sms: (sms_channel as IDataObject | undefined)?.sms_address,
	};
}

/** The contacts of the seed as they are now, by name. */
export async function everybody(account: TestAccount): Promise<Record<string, IDataObject>> {
	const contacts = await account.contacts();
	return Object.fromEntries(
		PEOPLE.map((name) => [
			name,
			contacts.find(({ contact_id }) => contact_id === idOf(name)) as IDataObject,
		]),
	);
}

export const ALL = PEOPLE.map(emailOf);
