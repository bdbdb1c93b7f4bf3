import type { FastifyInstance } from 'fastify';
import { isDeepStrictEqual } from 'node:util';
import {
	type Account,
	type Contact,
	type CustomFieldValue,
	type SmsChannel,
	type StreetAddress,
} from '../account.mts';
import { badRequest, notFound } from '../errors.mts';
import { signUp } from '../schemas.mts';
import { newAddress } from './addresses.mts';
import {
	checkReferences,
	emailAddress,
	emptyContact,
	setCore,
	setSms,
	type ContactInput,
} from './contact-store.mts';
import { newPhone } from './phones.mts';
import { keepBefore } from './read-lag.mts';

const SHORT_EMAIL = 50;

type SignUp = Omit<ContactInput, 'email_address' | 'list_memberships' | 'sms_channel'> & {
	email_address?: string;
	phone_number?: string;
	street_address?: Partial<StreetAddress> & { kind: string };
	custom_fields?: CustomFieldValue[];
	list_memberships: string[];
	sms_channel?: SignUpSms;
};
type SignUpSms = Pick<
	SmsChannel,
	'sms_address' | 'dial_code' | 'country_code' | 'sms_channel_consents'
>;

export function addSignUpForm(app: FastifyInstance): void {
	app.post(
		'/contacts/sign_up_form',
		{
			config: { scope: 'contact_data', privilege: 'contacts:write', ignores: true },
			schema: { body: signUp },
			preValidation: async (request) => {
				request.body = withoutNothing(request.body as Record<string, unknown>);
			},
			attachValidation: true,
		},
		({ account, body }, reply) => {
			const input = body as SignUp;
			const { email_address: address } = input;
			const sms = input.sms_channel;
			if (address === undefined && !sms) throw badRequest('email_address is missing');
			if (
				address &&
				address.length > SHORT_EMAIL &&
				account.switches.signUpLongEmail === 'refused'
			) {
				throw badRequest('email_address must NOT have more than 50 characters');
			}
			checkLists(account, input.list_memberships);
			checkReferences(account, { ...input, email_address: undefined, sms_channel: undefined });

			const known = address ? account.contactWithEmail(address) : contactWithSms(account, sms);
			const contact = known ?? emptyContact(account, 'Contact');
			keepBefore(account, contact);
			if (address) subscribe(account, contact, address);
			else delete contact.deleted_at;
			if (sms) {
				setSms(
					account,
					contact,
					{ ...sms, full_sms_address: sms.dial_code + sms.sms_address },
					'Contact',
				);
			}
			write(account, contact, input);
			account.contacts.set(contact.contact_id, contact);
			const action = known ? 'updated' : 'created';
			return reply.code(known ? 200 : 201).send({ contact_id: contact.contact_id, action });
		},
	);
}

/** The form as it counts: null says nothing, nor does an address without a part. */
function withoutNothing(form: Record<string, unknown>): Record<string, unknown> {
	const isNothing = (name: string, value: unknown) =>
		value === null || (name === 'street_address' && isDeepStrictEqual(value, {}));
	return Object.fromEntries(
		Object.entries(form).filter(([name, value]) => !isNothing(name, value)),
	);
}

function contactWithSms(account: Account, sms?: SignUpSms): Contact | undefined {
	return [...account.contacts.values()].find(
		({ sms_channel }) => sms && sms_channel?.sms_address === sms.sms_address,
	);
}

function checkLists(account: Account, lists: string[]): void {
	const unknown = lists.find(
		(id) => account.lists.get(id)?.deleted_at !== undefined || !account.lists.has(id),
	);
	if (unknown === undefined) return;
	const message = `list_memberships contains unknown list ${unknown}`;
	throw account.switches.signUpUnknownList === 'notFound' ? notFound(message) : badRequest(message);
}

/** The form stands for consent: known contacts become explicit, even when they had unsubscribed. */
function subscribe(account: Account, contact: Contact, address: string): void {
	const isNew = contact.email_address === undefined;
	const isPending = isNew && account.settings.confirmedOptIn;
	const permission = isPending ? 'pending_confirmation' : 'explicit';
	contact.email_address = {
		...emailAddress(account, contact.email_address?.address ?? address, permission, 'Contact'),
		confirm_status: isPending ? 'pending' : 'off',
	};
	delete contact.deleted_at;
}

/** Only what is sent changes; lists and custom fields are added to what is there. */
function write(account: Account, contact: Contact, input: SignUp): void {
	setCore(contact, { ...input, email_address: undefined, sms_channel: undefined });
	contact.list_memberships = [...new Set([...contact.list_memberships, ...input.list_memberships])];
	for (const field of input.custom_fields ?? []) {
		const { custom_field_id: id } = field;
		contact.custom_fields = [
			...contact.custom_fields.filter((each) => each.custom_field_id !== id),
			{ ...field },
		];
	}
	if (input.phone_number !== undefined) {
		const kind = account.switches.signUpPhoneKind;
		const { signUpPhone } = account.switches;
		const kept = contact.phone_numbers.filter(
			(phone) => signUpPhone === 'none' || (signUpPhone === 'sameKind' && phone.kind !== kind),
		);
		contact.phone_numbers = [...kept, newPhone(input.phone_number, kind)];
	}
	if (input.street_address) {
		const { kind } = input.street_address;
		const before = contact.street_addresses.find((address) => address.kind === kind);
		const kept = account.switches.signUpAddress === 'merges' ? before : undefined;
		contact.street_addresses = [
			...contact.street_addresses.filter((address) => address.kind !== kind),
			newAddress(account, { ...kept, ...input.street_address }),
		];
	}
	contact.update_source = 'Contact';
	contact.updated_at = account.now();
}
