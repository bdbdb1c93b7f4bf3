import type { IExecuteFunctions } from 'n8n-workflow';
import type { SmsChannel } from '../../contact-model/contact';
import { isEmpty } from '../../input/values';
import {
	details,
	digits,
	permission,
	readConsent,
	readPermission,
	smsCollection,
	valueIn,
} from './sms-parts';

const CONSENT = 'SMS Consent';

const phoneNumber = digits(
	{
		displayName: 'Phone Number',
		name: 'number',
		type: 'string',
		default: '',
		placeholder: 'e.g. +1 781 555 1212',
		description: 'The number with its country code',
	},
	CONSENT,
	/^[1-9]\d{6,14}$/,
	'+1 781 555 1212',
);

/** The option with which Create and Update take a phone number for texts. See `readSms`. */
export const smsOption = smsCollection(
	CONSENT,
	'sms',
	'A phone number for text messages, and what the person has agreed to',
	[phoneNumber.field, permission.field, details.field],
);

/** The phone number for texts in the given parameter, if there is one. Throws InputError for a bad one. */
export function readSms(
	node: IExecuteFunctions,
	item: number,
	parameter: string,
): { sms?: SmsChannel } {
	const given = readConsent(node, item, parameter);
	if (!given) return {};
	const consent_medium_details = isEmpty(given.details)
		? {}
		: { consent_medium_details: valueIn(given, details) };
	return {
		sms: {
			full_sms_address: valueIn(given, phoneNumber),
			sms_channel_consents: [{ ...readPermission(given), ...consent_medium_details }],
		},
	};
}
