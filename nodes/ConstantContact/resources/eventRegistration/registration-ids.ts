import { readNames, refuseNoNames } from '../../input/given-names';
import { InputError, quoted } from '../../input/input-error';
import { toText } from '../../input/values';
import type { Parameter } from '../../parameters/parameter';

/** Registrations have no names, and their IDs are not all UUIDs in the API reference. */
const ID = /^[\w-]{1,100}$/;
const EXAMPLE = 'e.g. 3f1ceb43-f858-432e-b287-30a6d20d1250';

/** One registration. */
export const registrationId: Parameter<string> = {
	field: {
		displayName: 'Registration ID',
		name: 'registrationId',
		type: 'string',
		required: true,
		default: '',
		placeholder: EXAMPLE,
		description: 'As Get Many returns it',
	},
	read: (given) => toId(registrationId.field.displayName, given),
};

/** Some registrations, each once. */
export const registrationIds: Parameter<string[]> = {
	field: {
		displayName: 'Registration IDs',
		name: 'registrationIds',
		type: 'string',
		required: true,
		default: '',
		placeholder: EXAMPLE,
		description: 'One or more, separated by commas, as Get Many returns them',
	},
	read: (given) => {
		const { displayName: label } = registrationIds.field;
		refuseNoNames(label, given, `Fill in '${label}'`);
		return [...new Set(readNames(given).map((each) => toId(label, each)))];
	},
};

function toId(label: string, given: unknown): string {
	const id = toText(label, given, Infinity);
	if (ID.test(id)) return id;
	throw new InputError(
		`'${label}' holds no ID: ${quoted(id)}`,
		'Use the registration_id that Event Registration → Get Many returns',
	);
}
