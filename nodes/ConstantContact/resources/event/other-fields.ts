import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { InputError, quoted } from '../../input/input-error';
import { toJsonObject } from '../../input/json-object';
import { isEmpty } from '../../input/values';

export const otherFields: INodeProperties = {
	displayName: 'Other Fields',
	name: 'otherFields',
	type: 'json',
	default: '{}',
	description:
		'What else to change, as JSON with the names of the API, such as { "notify_owner_on_reg": true }',
};

const EXAMPLE = '{ "notify_owner_on_reg": true }';

/** What this operation never changes: by it, a whole event that is mapped here would be published or cancelled. */
const NEVER = ['status', 'event_id', 'campaign_id'];

/**
 * What the field gives, under the names of the API; nothing where it is empty.
 * Throws InputError for what is no JSON object or an empty one, for what another field gives, too, and for the
 * status and the IDs of an event.
 * @param others what the other fields give
 */
export function readOtherFields(given: unknown, others: IDataObject): IDataObject {
	if (isEmpty(given)) return {};
	const { displayName: label } = otherFields;
	const parsed = toJsonObject(label, given, EXAMPLE) as IDataObject;
	const never = NEVER.find((name) => name in parsed);
	if (never !== undefined) {
		throw new InputError(
			`'${label}' has ${quoted(never)}, which cannot be changed here`,
			'Nothing was changed. Take it out: events are published and cancelled in Constant Contact',
		);
	}
	const twice = Object.keys(parsed).find((name) => others[name] !== undefined);
	if (twice === undefined) return parsed;
	throw new InputError(
		`'${label}' has ${quoted(twice)}, which another field gives, too`,
		'Give it in one of the two',
	);
}
