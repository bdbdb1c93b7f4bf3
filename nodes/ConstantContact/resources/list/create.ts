import { LISTS } from '../../transport/collections';
import { createOne } from '../plain/create-one';
import { details, name } from './parameters';

/** List → Create. */
export const create = createOne({
	of: LISTS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contact_Lists/createList',
	name,
	additional: details,
});
