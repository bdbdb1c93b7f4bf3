import { LISTS } from '../../transport/collections';
import { deleteOne } from '../plain/delete-one';

/** List → Delete. Its contacts stay. */
export const deleteList = deleteOne({
	of: LISTS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contact_Lists/deleteListActivity',
	isActivity: true,
});
