import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { isObject } from '../../input/is-object';
import { isEmpty } from '../../input/values';

export const otherFields: INodeProperties = {
	displayName: 'Other Fields',
	name: 'otherFields',
	type: 'json',
	default: '{}',
	description:
		'What else changes, as JSON under the names of the API, such as { "notify_owner_on_reg": true }',
};

/**
 * What the field gives, under the names of the API; nothing where it is empty.
 * Throws InputError for what is no JSON object or an empty one, and for what another field gives, too.
 * @param others what the other fields give
 */
export function readOtherFields(given: unknown, others: IDataObject): IDataObject {
	if (isEmpty(given)) return {};
	const { displayName: label } = otherFields;
	const parsed: unknown =
		typeof given === 'string' ? jsonParse(given, { fallbackValue: null }) : given;
	if (!isObject(parsed) || Object.keys(parsed).length === 0) {
		throw new InputError(
			`'${label}' is not a JSON object with fields of the event: ${quoted(given)}`,
			'Give an object such as {"notify_owner_on_reg": true}',
		);
	}
	const twice = Object.keys(parsed).find((name) => others[name] !== undefined);
	if (twice === undefined) return parsed as IDataObject;
	throw new InputError(
		`'${label}' has ${quoted(twice)}, which another field gives, too`,
		'Give it in one of the two',
	);
}
