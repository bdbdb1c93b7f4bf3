import { CUSTOM_FIELDS } from '../../transport/collections';
import { deleteManyOperation } from '../plain/delete-many';

/** Custom Field → Delete Many, with their values in all contacts. */
export const deleteMany = deleteManyOperation({
	collection: CUSTOM_FIELDS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/postCustomFieldDelete',
	path: '/activities/custom_fields_delete',
	property: 'custom_field_ids',
	limit: 100,
	field: {
		displayName: 'Custom Field Names or IDs',
		name: 'customFields',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getCustomFields' },
		default: [],
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
});
