import { customField } from '../../contact-model/custom-fields';
import { standardFields, type ContactField } from '../../contact-model/fields';
import type { ConstantContactApi } from '../../transport/api';

/**
 * Every field a contact of this account can have: the standard ones, then the custom ones.
 * @param timeZone of the workflow, for dates and times that name none
 */
export async function contactFields(
	api: ConstantContactApi,
	timeZone: string,
): Promise<ContactField[]> {
	const definitions = await api.customFields();
	const known = made.get(definitions);
	if (known?.timeZone === timeZone) return known.fields;
	const fields = [
		...standardFields(timeZone),
		...definitions.map((each) => customField(each, timeZone)),
	];
	made.set(definitions, { timeZone, fields });
	return fields;
}

/** Definitions are read once for each run, and so are fields made: a run may have thousands of items. */
const made = new WeakMap<object, { timeZone: string; fields: ContactField[] }>();
