import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { SignUpSmsChannel } from '../../contact-model/contact';
import { InputError, quoted } from '../../input/input-error';
import { isEmpty, toText } from '../../input/values';
import { choice, text, wholeNumber, type Parameter } from '../../parameters/parameter';
import {
	details,
	digits,
	permission,
	readConsent,
	readPermission,
	smsCollection,
	TEXT_LIMIT,
	valueIn,
} from './sms-parts';

const SIGN_UP = 'SMS Sign-Up';

const countryField: INodeProperties = {
	displayName: 'Country Code',
	name: 'country',
	type: 'string',
	default: 'US',
	description: 'Two letters for the country of the number',
};

const country: Parameter<string> = {
	field: countryField,
	read: (given) => {
		const { displayName: label } = countryField;
		const code = isEmpty(given) ? '' : toText(label, given, TEXT_LIMIT).toUpperCase();
		if (/^[A-Z]{2}$/.test(code)) return code;
		throw new InputError(
			`'${label}' of '${SIGN_UP}' is not valid: ${quoted(given)}`,
			'Use two letters such as US',
		);
	},
};

const dialCode = digits(
	{
		displayName: 'Dial Code',
		name: 'dialCode',
		type: 'string',
		default: '1',
		description: 'The digits that calls to the country begin with',
	},
	SIGN_UP,
	/^[1-9]\d{0,3}$/,
	'1',
);

const nationalNumber = digits(
	{
		displayName: 'National Number',
		name: 'nationalNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 781 555 1212',
		description: 'The number without its dial code',
	},
	SIGN_UP,
	/^\d{4,14}$/,
	'781 555 1212',
);

const mediumType = text(
	{
		displayName: 'Medium Type',
		name: 'mediumType',
		type: 'string',
		default: 'LF',
		description: "Constant Contact's code for where the person has agreed",
	},
	TEXT_LIMIT,
);

const mediumUrl = text(
	{
		displayName: 'Medium URL',
		name: 'mediumUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/newsletter',
		description: 'Address of the page on which the person has agreed',
	},
	TEXT_LIMIT,
);

const frequency = wholeNumber(
	{
		displayName: 'Advertised Frequency',
		name: 'frequency',
		type: 'number',
		default: 0,
		description: 'How many messages per interval were announced. 0 if none were.',
	},
	0,
	1000,
);

const interval = choice({
	displayName: 'Advertised Interval',
	name: 'interval',
	type: 'options',
	default: 'weekly',
	description: 'The interval that was announced, if Advertised Frequency says how many messages',
	options: [
		{ name: 'Daily', value: 'daily' },
		{ name: 'Weekly', value: 'weekly' },
		{ name: 'Monthly', value: 'monthly' },
	],
});

/** The option with which the sign-up form takes a phone number for texts. See `readSignUpSms`. */
export const signUpSmsOption = smsCollection(
	SIGN_UP,
	'smsSignUp',
	'A phone number for text messages, for a person who has just agreed to get them. The email may be empty then.',
	[
		country.field,
		dialCode.field,
		nationalNumber.field,
		permission.field,
		mediumType.field,
		mediumUrl.field,
		details.field,
		frequency.field,
		interval.field,
	],
);

/** The phone number for texts of a sign-up, if there is one; the form wants all of it. Throws InputError for a bad one. */
export function readSignUpSms(
	node: IExecuteFunctions,
	item: number,
	parameter: string,
): SignUpSmsChannel | undefined {
	const given = readConsent(node, item, parameter);
	if (!given) return undefined;
	const required = (parameter: Parameter<string>) => {
		const { displayName: label, name } = parameter.field;
		if (!isEmpty(given[name])) return parameter.read(given[name]);
		throw new InputError(
			`'${label}' of '${SIGN_UP}' is empty`,
			`Fill in '${label}': Constant Contact wants to know where the person has agreed`,
		);
	};
	const advertised = valueIn(given, frequency);
	return {
		sms_address: valueIn(given, nationalNumber),
		dial_code: valueIn(given, dialCode),
		country_code: valueIn(given, country),
		sms_channel_consents: [
			{
				...readPermission(given),
				consent_medium_type: required(mediumType),
				consent_medium_url: required(mediumUrl),
				consent_medium_details: required(details),
				...(advertised > 0 && {
					advertised_frequency: advertised,
					advertised_interval: valueIn(given, interval),
				}),
			},
		],
	};
}
