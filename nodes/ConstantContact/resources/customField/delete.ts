import { CUSTOM_FIELDS } from '../../transport/collections';
import { deleteOne } from '../plain/delete-one';

/** Custom Field → Delete, with its values in all contacts. */
export const deleteCustomField = deleteOne({
	of: CUSTOM_FIELDS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts_Custom_Fields/deleteCustomField',
});
