import { toContactField, type CustomFieldDefinition } from '../../contact-model/custom-fields';
import { standardFields, type ContactField } from '../../contact-model/field-table';
import type { ConstantContactApi } from '../../transport/api';
import { CUSTOM_FIELDS } from '../../transport/collections';

/** All custom fields of the account, read once. */
export async function customFieldsOf(api: ConstantContactApi): Promise<CustomFieldDefinition[]> {
	return await api.known(CUSTOM_FIELDS);
}

/**
 * Every field a contact of this account can have: the standard ones, then the custom ones.
 * @param timeZone of the workflow, for dates and times that name none
 */
export async function contactFields(
	api: ConstantContactApi,
	timeZone: string,
): Promise<ContactField[]> {
	const definitions = await customFieldsOf(api);
	const known = made.get(definitions);
	if (known?.timeZone === timeZone) return known.fields;
	const fields = [
		...standardFields(timeZone),
		...definitions.map((each) => toContactField(each, timeZone)),
	];
	made.set(definitions, { timeZone, fields });
	return fields;
}

/** Definitions are read once for each run, and so are fields made: a run may have thousands of items. */
const made = new WeakMap<object, { timeZone: string; fields: ContactField[] }>();
