import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { SCHEME } from '../../contact-model/phones';
import { InputError, quoted } from '../../input/input-error';
import { isEmpty, toText } from '../../input/values';
import { choice, text, type Parameter } from '../../parameters/parameter';

export const TEXT_LIMIT = 255;
/** The only kind of consent that Constant Contact supports. */
const CONSENT_TYPE = 'promotional_sms';

/** Shown with each number. */
export const permission = choice({
	displayName: 'Permission to Text',
	name: 'permissionToText',
	type: 'options',
	default: 'explicit',
	description:
		'What the person has agreed to. Choose Explicit only if the person has agreed to text messages.',
	options: [
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
	],
});

export const details = text(
	{
		displayName: 'Medium Details',
		name: 'details',
		type: 'string',
		default: '',
		placeholder: 'e.g. Checkout page, web browser',
		description: 'Where and how the person has agreed',
	},
	TEXT_LIMIT,
);

/** An option for a phone number for texts, with the consent to them. */
export function smsCollection(
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

/** What the option has, if it is there. */
export function readConsent(node: IExecuteFunctions, item: number, parameter: string) {
	const given = node.getNodeParameter(`${parameter}.consent`, item, {}) as IDataObject;
	return Object.keys(given).length > 0 ? given : undefined;
}

/** What the person has agreed to. Throws InputError for what is none of it. */
export function readPermission(given: IDataObject) {
	return { sms_consent_permission: valueIn(given, permission), consent_type: CONSENT_TYPE };
}

/** What one field of the option says. Throws InputError for a bad value. */
export function valueIn<T>(given: IDataObject, { field, read }: Parameter<T>): T {
	return read(given[field.name]);
}

/** A number whose digits count. `collection` is where it stands in the editor. */
export function digits(
	field: INodeProperties,
	collection: string,
	pattern: RegExp,
	example: string,
): Parameter<string> {
	const { displayName: label } = field;
	return {
		field,
		read: (given) => {
			const number = isEmpty(given)
				? ''
				: toText(label, given, TEXT_LIMIT)
						.replace(SCHEME, '')
						.replace(/[\s().+-]/g, '');
			if (pattern.test(number)) return number;
			throw new InputError(
				`'${label}' of '${collection}' is not valid: ${quoted(given)}`,
				`Use digits such as ${example}`,
			);
		},
	};
}
