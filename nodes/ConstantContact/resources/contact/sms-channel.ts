import { contactsOf } from './contacts-of-run';
import { emptyContact, type SmsChannel } from '../../contact-model/contact';
import { toUpdate, type UpdateBody } from '../../contact-model/contact-shapes';
import { InputError } from '../../input/input-error';
import type { StoredContact } from '../../contact-model/stored-contact';
import { pathSegment, type ConstantContactApi } from '../../transport/api';
import { ApiFailure } from '../../transport/api-failure';
import { findById } from './lookup';

/** What a PUT takes of a permission for texts. */
const WRITABLE = ['explicit', 'opt_out', 'pending_confirmation'];

/** The stored number for texts in the shape that a PUT takes, if there is one and it can be written. */
function storedSms({ sms_channel }: StoredContact): SmsChannel | undefined {
	const { dial_code = '', sms_address, sms_channel_consents = [] } = sms_channel ?? {};
	const consents = sms_channel_consents.map(({ sms_consent_permission, consent_type }) => ({
		sms_consent_permission,
		consent_type,
	}));
	const isWritable = consents.every(({ sms_consent_permission: each }) => WRITABLE.includes(each));
	return sms_address && consents.length > 0 && isWritable
		? { full_sms_address: `${dial_code}${sms_address}`, sms_channel_consents: consents }
		: undefined;
}

/**
 * The number for texts that a PUT has to carry, once it is known that it is lost otherwise.
 * Throws InputError when it cannot be carried.
 */
export function smsToSend(api: ConstantContactApi, stored: StoredContact): SmsChannel | undefined {
	if (!contactsOf(api).losesSmsChannels || !stored.sms_channel) return undefined;
	const sms = storedSms(stored);
	if (sms) return sms;
	throw new InputError(
		`The contact ${stored.contact_id} has a number for text messages, which it would lose`,
		'Change the contact in Constant Contact',
	);
}

/**
 * Makes sure that a PUT which leaves the number for texts out has not taken it from the contact. The
 * documentation says that what is left out stays, but nobody has seen it for this part. Sending it
 * back each time would renew a consent that nobody has given again, so the first such PUT of a run is
 * looked at, and only a number that is gone is written back.
 * @returns in words what was done
 * Throws ApiFailure when it is gone and cannot be written back.
 */
export async function keepSmsChannel(
	api: ConstantContactApi,
	stored: StoredContact,
	sent: UpdateBody,
	updated: StoredContact,
): Promise<string[]> {
	if (!stored.sms_channel || sent.sms_channel || updated.sms_channel) return [];
	if (contactsOf(api).losesSmsChannels === false) return [];
	const after = await findById(api, stored.contact_id, []);
	contactsOf(api).losesSmsChannels = after.sms_channel === undefined;
	if (!contactsOf(api).losesSmsChannels) return [];

	const sms = storedSms(stored);
	const number = `${stored.sms_channel.dial_code ?? ''}${stored.sms_channel.sms_address ?? ''}`;
	if (!sms) {
		throw new ApiFailure(
			`Constant Contact has written the contact ${stored.contact_id}, but has taken the number for text messages ${number} from it`,
			'Add the number and its consent in Constant Contact again',
		);
	}
	contactsOf(api).written.add(
		await contactsOf(api).put<StoredContact>(
			`/contacts/${pathSegment(stored.contact_id)}`,
			toUpdate(after, { ...emptyContact(), sms }, [], {}, sent.update_source),
		),
	);
	return [
		`Constant Contact had taken the number for text messages ${number} from the contact. It was written back with its consent, without the details of where the person has agreed`,
	];
}
