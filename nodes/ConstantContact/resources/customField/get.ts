import { CUSTOM_FIELDS } from '../../transport/collections';
import { getOne } from '../plain/get-one';

/** Custom Field → Get. */
export const get = getOne({
	of: CUSTOM_FIELDS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts_Custom_Fields/getCustomField',
});
