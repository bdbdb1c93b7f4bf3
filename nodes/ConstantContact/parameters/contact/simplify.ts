import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { toBoolean } from '../../input/booleans';
import { simplify } from '../simplify';

const KEPT = [
	'first_name',
	'last_name',
	'company_name',
	'job_title',
	'created_at',
	'updated_at',
	'deleted_at',
];

/** The field that asks for fewer properties. */
export const simplifyField = simplify.field;

/** Whether the user wants fewer properties. Read before anything is sent, because it may be wrong. */
export function readSimplify(node: IExecuteFunctions, item: number): boolean {
	return toBoolean('Simplify', node.getNodeParameter('simple', item));
}

/**
 * What comes out for a contact: as it is, or simplified to its most important properties.
 * @param extras what the user has asked for by name, which stays
 */
export function present(contact: object, isSimple: boolean, extras: string[] = []): IDataObject {
	if (!isSimple) return contact as IDataObject;

	const { contact_id, email_address, sms_channel, ...rest } = contact as IDataObject;
	const kept = [...KEPT, ...extras].filter((name) => rest[name] !== undefined);
	return {
		contact_id,
		...(email_address && { email_address: addressOf(email_address) }),
		...(sms_channel && { sms_channel: numberOf(sms_channel) }),
		...Object.fromEntries(kept.map((name) => [name, rest[name]])),
	};
}

function addressOf(email: IDataObject[string]): IDataObject {
	const { address, permission_to_send } = Object(email) as IDataObject;
	return { address, permission_to_send };
}

/** The number for texts, and what the person has agreed to. */
function numberOf(channel: IDataObject[string]): IDataObject {
	const { dial_code, sms_address, sms_channel_consents } = Object(channel) as IDataObject;
	const [consent] = Array.isArray(sms_channel_consents) ? sms_channel_consents : [];
	const { sms_consent_permission } = Object(consent) as IDataObject;
	return {
		...(dial_code !== undefined && { dial_code }),
		sms_address,
		...(sms_consent_permission !== undefined && { sms_consent_permission }),
	};
}
