import { TAGS } from '../../transport/collections';
import { deleteOne } from '../plain/delete-one';

/** Tag → Delete. Its contacts stay, without the tag. */
export const deleteTag = deleteOne({
	of: TAGS,
	page: 'https://developer.constantcontact.com/api_guide/tags_delete.html',
	isActivity: true,
});
