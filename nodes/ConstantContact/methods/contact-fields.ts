import { customField } from '../contact-model/custom-fields';
import { STANDARD_FIELDS, type ContactField } from '../contact-model/fields';
import type { ConstantContactApi } from '../transport/api';

/** Every field a contact of this account can have: the standard ones, then the custom ones. */
export async function contactFields(api: ConstantContactApi): Promise<ContactField[]> {
	return [...STANDARD_FIELDS, ...(await api.customFields()).map(customField)];
}
