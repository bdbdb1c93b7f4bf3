import { LISTS } from '../../transport/collections';
import { deleteManyOperation } from '../plain/delete-many';
import { lists } from '../../parameters/contact/lists-and-tags';

/** List → Delete Many. The contacts stay. */
export const deleteMany = deleteManyOperation({
	collection: LISTS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/postListDelete',
	path: '/activities/list_delete',
	property: 'list_ids',
	limit: 100,
	field: lists.field,
});
