import { LISTS } from '../../transport/collections';
import { getOne } from '../plain/get-one';
import { memberCount } from './parameters';

/** List → Get. */
export const get = getOne({
	of: LISTS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contact_Lists/getList',
	options: { include_membership_count: memberCount },
});
