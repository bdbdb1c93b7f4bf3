import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { toChoice } from '../../contact-model/choice';
import type { Contact, SmsChannel } from '../../contact-model/contact';
import { STANDARD_FIELDS, type ContactField } from '../../contact-model/fields';
import { InputError, show } from '../../contact-model/input-error';
import { matchColumns, namedFields, readContact } from '../../contact-model/read-contact';
import { resolveNames } from '../../contact-model/resolve-names';
import { isEmpty, toText } from '../../contact-model/values';
import { contactFields } from '../../methods/contact-fields';
import type { ConstantContactApi } from '../../transport/api';

const NOTE_LIMIT = 2000;
const CONSENT_TEXT_LIMIT = 255;
const SMS_PERMISSIONS = ['explicit', 'not_set', 'pending_confirmation', 'unsubscribed'] as const;

interface MapperValue {
	mappingMode?: string;
	value?: Record<string, unknown> | null;
}

/** The contact that 'Contact Fields' describes for one item. Throws InputError for a bad value. */
export async function readMappedContact(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<Contact> {
	// Read whole: n8n converts what is read as 'fields.value', which turns '' into 0 and moves dates.
	const { mappingMode, value } = node.getNodeParameter('fields', item, {}) as MapperValue;
	if (mappingMode === 'autoMapInputData') {
		const fields = await contactFields(api, node.getTimezone());
		return readContact(matchColumns(node.getInputData()[item].json, fields), fields);
	}
	const mapped = Object.entries(value ?? {}).filter(([, each]) => !isEmpty(each));
	const isStandard = mapped.every(([id]) => STANDARD_FIELDS.some((field) => field.id === id));
	return readContact(
		mapped,
		isStandard ? STANDARD_FIELDS : await contactFields(api, node.getTimezone()),
	);
}

/** The fields that 'Clear If Empty' names. Throws InputError for an unknown one. */
export async function readClearedFields(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<ContactField[]> {
	const given = node.getNodeParameter('options.clearIfEmpty', item, []);
	if (isEmpty(given)) return [];
	const fields = (await contactFields(api, node.getTimezone())).filter(({ clear }) => clear);
	const known = fields.map(({ id, label }) => ({ id, name: label }));
	const ids = resolveNames('Clear If Empty', given, known);
	// A column that is missing altogether is no empty value: it may just have another name today.
	const named = namesOfMapped(node, item, fields);
	return fields.filter(({ id }) => ids.includes(id) && named.includes(id));
}

/** The IDs of the fields that the mapper has, filled or empty. */
function namesOfMapped(node: IExecuteFunctions, item: number, fields: ContactField[]): string[] {
	const { mappingMode, value } = node.getNodeParameter('fields', item, {}) as MapperValue;
	return mappingMode === 'autoMapInputData'
		? namedFields(Object.keys(node.getInputData()[item].json), fields)
		: Object.keys(value ?? {});
}

/** The note in the given parameter, if there is one. Throws InputError when it is too long. */
export function readNote(node: IExecuteFunctions, item: number, parameter: string) {
	const given = node.getNodeParameter(parameter, item, '');
	return isEmpty(given) ? {} : { note: toText('Note', given, NOTE_LIMIT) };
}

/** The phone number for texts in the given parameter, if there is one. Throws InputError for a bad one. */
export function readSms(
	node: IExecuteFunctions,
	item: number,
	parameter: string,
): { sms?: SmsChannel } {
	const given = node.getNodeParameter(`${parameter}.consent`, item, {}) as IDataObject;
	if (Object.keys(given).length === 0) return {};
	const { number, permission, details } = given;
	const digits = isEmpty(number)
		? ''
		: toText('Phone Number', number, 50).replace(/[\s().+-]/g, '');
	if (!/^[1-9]\d{6,14}$/.test(digits)) {
		throw new InputError(
			`'Phone Number' of 'SMS Consent' is not a number with country code: ${show(number)}`,
			'Use a number such as +1 781 555 1212',
		);
	}
	return {
		sms: {
			full_sms_address: digits,
			sms_channel_consents: [
				{
					sms_consent_permission: toChoice('Permission', permission, SMS_PERMISSIONS),
					// The only one that Constant Contact supports.
					consent_type: 'promotional_sms',
					...(!isEmpty(details) && {
						consent_medium_details: toText('Medium Details', details, CONSENT_TEXT_LIMIT),
					}),
				},
			],
		},
	};
}
