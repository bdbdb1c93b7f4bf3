import { TAGS } from '../../transport/collections';
import { deleteManyOperation } from '../plain/delete-many';
import { tags } from '../../parameters/contact/lists-and-tags';

/** Tag → Delete Many. The contacts stay. */
export const deleteMany = deleteManyOperation({
	collection: TAGS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/postTagDelete',
	path: '/activities/contacts_tags_delete',
	property: 'tag_ids',
	limit: 500,
	field: tags.field,
});
