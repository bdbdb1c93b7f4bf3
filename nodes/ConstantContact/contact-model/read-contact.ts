import { isDayOfMonth } from '../input/calendar';
import { byId } from './by-id';
import { emptyContact, type Contact } from './contact';
import { saysNothing, type ContactField } from './field-table';
import { InputError, quoted } from '../input/input-error';

/**
 * Builds the contact from mapped values (field ID → value). Empty values are left out.
 * Throws InputError for an unknown field, a bad value, and fields that contradict each other.
 */
export function readContact(
	values: Iterable<[string, unknown]>,
	fields: readonly ContactField[],
): Contact {
	const known = byId(fields, ({ id }) => id);
	const contact = emptyContact();
	const labels = new Map<string, string>();
	for (const [id, value] of values) {
		const field = known.get(id);
		if (saysNothing(value, field)) continue;
		if (field === undefined) {
			throw new InputError(
				`The account has no contact field ${quoted(id)}`,
				"Open the node and refresh the columns of 'Contact Fields'; the custom field may have been deleted",
			);
		}
		field.write(contact, value);
		labels.set(id, field.label);
	}
	refuseTwice(labels, 'birthday', ['birthday_month', 'birthday_day']);
	refuseTwice(labels, 'phone', ['other_phone']);
	checkBirthday(contact);
	return contact;
}

function refuseTwice(labels: Map<string, string>, id: string, others: string[]) {
	const clash = others.find((other) => labels.has(other));
	if (labels.has(id) && clash !== undefined) {
		throw new InputError(
			`'${labels.get(id)}' and '${labels.get(clash)}' are both mapped, and both write the same value`,
			'Map only one of them',
		);
	}
}

function checkBirthday({ core: { birthday_month: month, birthday_day: day } }: Contact) {
	if (month === undefined && day === undefined) return;
	if (month === undefined || day === undefined) {
		const [missing, given] = day === undefined ? ['Day', 'Month'] : ['Month', 'Day'];
		throw new InputError(
			`'Birthday ${given}' comes without 'Birthday ${missing}'`,
			"Map both, or map the whole date to 'Birthday'",
		);
	}
	if (!isDayOfMonth(day, month)) {
		throw new InputError(
			`'Birthday Day' ${day} does not exist in month ${month}`,
			"Check 'Birthday Month' and 'Birthday Day'",
		);
	}
}
