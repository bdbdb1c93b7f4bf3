import { CUSTOM_FIELDS } from '../../transport/collections';
import { getMany } from '../plain/get-many';

/** Custom Field → Get Many. */
export const getAll = getMany({
	of: CUSTOM_FIELDS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts_Custom_Fields/getCustomFields',
});
