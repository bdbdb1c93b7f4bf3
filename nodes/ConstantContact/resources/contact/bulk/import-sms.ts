import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ImportSms } from '../../../contact-model/import-shape';
import { InputError, quoted } from '../../../input/input-error';
import { formatDate, toCalendarDate } from '../../../input/calendar';
import { isNoDate } from '../../../input/no-date';
import { toPhone } from '../../../contact-model/phones';
import { isEmpty } from '../../../input/values';

/** Imports take numbers of the USA only: "Valid formats are 1231231234 or 123-123-1234". */
const US_NUMBER = /^\d{10}$/;

/** What the editor calls the number for texts, and the day of the consent to them. */
const SMS_NUMBER = 'SMS Number';
export const SMS_CONSENT_DATE = 'SMS Consent Date';

/** The options with which an import takes phone numbers for texts. */
export const importSmsOptions: INodeProperties[] = [
	{
		displayName: SMS_CONSENT_DATE,
		name: 'smsConsentDate',
		type: 'dateTime',
		default: '',
		description:
			'When the person agreed to get text messages. Without a date, the number is stored but gets no messages.',
	},
	{
		displayName: SMS_NUMBER,
		name: 'smsNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 781 555 1212',
		description: 'US phone number for text messages. With it, Email may be empty.',
	},
];

const isNothing = (date: unknown) => isEmpty(date) || isNoDate(date);

/** The number for texts that the options name, if they do. Throws InputError for a bad one. */
export function readImportSms(node: IExecuteFunctions, item: number): ImportSms | undefined {
	const number = node.getNodeParameter('options.smsNumber', item, '') as unknown;
	const date = node.getNodeParameter('options.smsConsentDate', item, '') as unknown;
	if (isEmpty(number)) {
		if (isNothing(date)) return undefined;
		throw new InputError(
			`'${SMS_CONSENT_DATE}' comes without '${SMS_NUMBER}'`,
			`Fill in '${SMS_NUMBER}', or remove the date`,
		);
	}
	return toImportSms(number, date, node.getTimezone());
}

/**
 * A number for texts, and when the person agreed to get them, if that is known.
 * @param timeZone of the workflow, in which the date is a day
 * Throws InputError for a number that is not of the USA, and for a date that is none.
 */
export function toImportSms(number: unknown, date: unknown, timeZone: string): ImportSms {
	const digits = toPhone(SMS_NUMBER, number, Infinity)
		.replace(/[\s().\p{Pd}\p{Cf}]/gu, '')
		.replace(/^\+?1(?=\d{10}$)/, '');
	if (!US_NUMBER.test(digits)) {
		throw new InputError(
			`'${SMS_NUMBER}' is not a US phone number: ${quoted(number)}`,
			'Use ten digits such as 781 555 1212. Imports take no other numbers',
		);
	}
	if (isNothing(date)) return { sms_number: digits };
	const day = formatDate(toCalendarDate(SMS_CONSENT_DATE, date, timeZone));
	return { sms_number: digits, sms_consent_date: day };
}
