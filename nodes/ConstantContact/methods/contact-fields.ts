import { customField } from '../contact-model/custom-fields';
import { standardFields, type ContactField } from '../contact-model/fields';
import type { ConstantContactApi } from '../transport/api';

/**
 * Every field a contact of this account can have: the standard ones, then the custom ones.
 * @param timeZone of the workflow, for dates and times that name none
 */
export async function contactFields(
	api: ConstantContactApi,
	timeZone: string,
): Promise<ContactField[]> {
	const definitions = await api.customFields();
	return [...standardFields(timeZone), ...definitions.map((each) => customField(each, timeZone))];
}
