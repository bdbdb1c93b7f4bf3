import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { toChoice } from '../../input/choice';
import type { SignUpSmsChannel, SmsChannel } from '../../contact-model/contact';
import { InputError, quoted } from '../../input/input-error';
import { toWholeNumber } from '../../input/numbers';
import { isEmpty, toText } from '../../input/values';

const TEXT_LIMIT = 255;
const CONSENT = 'SMS Consent';
const SIGN_UP = 'SMS Sign-Up';
const PERMISSIONS = [
	{ name: 'Explicit', value: 'explicit', description: 'The person has agreed' },
	{
		name: 'Opt Out',
		value: 'opt_out',
		description: 'The person wants no text messages',
	},
	{
		name: 'Pending Confirmation',
		value: 'pending_confirmation',
		description: 'The person has been asked and has not answered yet',
	},
];
const INTERVALS = ['daily', 'monthly', 'weekly'];
/** The only kind of consent that Constant Contact supports. */
const CONSENT_TYPE = 'promotional_sms';

const permission: INodeProperties = {
	displayName: 'Permission to Text',
	name: 'permissionToText',
	type: 'options',
	default: 'explicit',
	description: 'What the person has agreed to',
	options: PERMISSIONS,
};

const details: INodeProperties = {
	displayName: 'Medium Details',
	name: 'details',
	type: 'string',
	default: '',
	placeholder: 'e.g. Checkout page, web browser',
	description: 'Where and how the person has agreed',
};

function smsCollection(
	displayName: string,
	name: string,
	description: string,
	values: INodeProperties[],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		placeholder: `Add ${displayName}`,
		default: {},
		description,
		options: [{ displayName: 'Consent', name: 'consent', values }],
	};
}

/** The option with which Create and Update take a phone number for texts. See `readSms`. */
export const smsOption = smsCollection(
	CONSENT,
	'sms',
	'A phone number for text messages, and what the person has agreed to',
	[
		{
			displayName: 'Phone Number',
			name: 'number',
			type: 'string',
			default: '',
			placeholder: 'e.g. +1 781 555 1212',
			description: 'The number with its country code',
		},
		permission,
		details,
	],
);

/** The option with which the sign-up form takes a phone number for texts. See `readSignUpSms`. */
export const signUpSmsOption = smsCollection(
	SIGN_UP,
	'smsSignUp',
	'A phone number for text messages, for a person who has just agreed to get them. The email may be empty then.',
	[
		{
			displayName: 'Country Code',
			name: 'country',
			type: 'string',
			default: 'US',
			description: 'Two letters for the country of the number',
		},
		{
			displayName: 'Dial Code',
			name: 'dialCode',
			type: 'string',
			default: '1',
			description: 'The digits with which calls to the country begin',
		},
		{
			displayName: 'National Number',
			name: 'nationalNumber',
			type: 'string',
			default: '',
			placeholder: 'e.g. 781 555 1212',
			description: 'The number without its dial code',
		},
		permission,
		{
			displayName: 'Medium Type',
			name: 'mediumType',
			type: 'string',
			default: 'LF',
			description: "Constant Contact's code for where the person has agreed",
		},
		{
			displayName: 'Medium URL',
			name: 'mediumUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/newsletter',
			description: 'Address of the page on which the person has agreed',
		},
		details,
		{
			displayName: 'Advertised Frequency',
			name: 'frequency',
			type: 'number',
			default: 0,
			description: 'How many messages were announced in each interval. 0 says nothing.',
		},
		{
			displayName: 'Advertised Interval',
			name: 'interval',
			type: 'options',
			default: 'weekly',
			description: 'The interval that was announced, when Advertised Frequency says how many',
			options: [
				{ name: 'Daily', value: 'daily' },
				{ name: 'Monthly', value: 'monthly' },
				{ name: 'Weekly', value: 'weekly' },
			],
		},
	],
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
		: { consent_medium_details: toText('Medium Details', given.details, TEXT_LIMIT) };
	return {
		sms: {
			full_sms_address: readDigits(
				CONSENT,
				'Phone Number',
				given.number,
				/^[1-9]\d{6,14}$/,
				'+1 781 555 1212',
			),
			sms_channel_consents: [{ ...readPermission(given), ...consent_medium_details }],
		},
	};
}

/** The same for the sign-up form, which wants all of it. */
export function readSignUpSms(
	node: IExecuteFunctions,
	item: number,
	parameter: string,
): SignUpSmsChannel | undefined {
	const given = readConsent(node, item, parameter);
	if (!given) return undefined;
	const text = (label: string, value: unknown) => {
		if (!isEmpty(value)) return toText(label, value, TEXT_LIMIT);
		throw new InputError(
			`'${label}' of '${SIGN_UP}' is empty`,
			`Fill in '${label}': Constant Contact wants to know where the person has agreed`,
		);
	};
	const frequency = toWholeNumber('Advertised Frequency', given.frequency, 0, 1000);
	return {
		sms_address: readDigits(
			SIGN_UP,
			'National Number',
			given.nationalNumber,
			/^\d{4,14}$/,
			'781 555 1212',
		),
		dial_code: readDigits(SIGN_UP, 'Dial Code', given.dialCode, /^[1-9]\d{0,3}$/, '1'),
		country_code: readCountry(given.country),
		sms_channel_consents: [
			{
				...readPermission(given),
				consent_medium_type: text('Medium Type', given.mediumType),
				consent_medium_url: text('Medium URL', given.mediumUrl),
				consent_medium_details: text('Medium Details', given.details),
				...(frequency > 0 && {
					advertised_frequency: frequency,
					advertised_interval: toChoice('Advertised Interval', given.interval, INTERVALS),
				}),
			},
		],
	};
}

function readConsent(node: IExecuteFunctions, item: number, parameter: string) {
	const given = node.getNodeParameter(`${parameter}.consent`, item, {}) as IDataObject;
	return Object.keys(given).length > 0 ? given : undefined;
}

function readPermission(given: IDataObject) {
	const permissions = PERMISSIONS.map(({ value }) => value);
	return {
		sms_consent_permission: toChoice('Permission to Text', given.permissionToText, permissions),
		consent_type: CONSENT_TYPE,
	};
}

function readDigits(
	collection: string,
	label: string,
	given: unknown,
	pattern: RegExp,
	example: string,
): string {
	const digits = isEmpty(given)
		? ''
		: toText(label, given, TEXT_LIMIT).replace(/^tel:|[\s().+-]/gi, '');
	if (pattern.test(digits)) return digits;
	throw new InputError(
		`'${label}' of '${collection}' is not valid: ${quoted(given)}`,
		`Use digits such as ${example}`,
	);
}

function readCountry(given: unknown): string {
	const code = isEmpty(given) ? '' : toText('Country Code', given, TEXT_LIMIT).toUpperCase();
	if (/^[A-Z]{2}$/.test(code)) return code;
	throw new InputError(
		`'Country Code' of '${SIGN_UP}' is not valid: ${quoted(given)}`,
		'Use two letters such as US',
	);
}
