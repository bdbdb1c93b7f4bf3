import { TAGS } from '../../transport/collections';
import { getMany } from '../plain/get-many';
import { contactCount } from './parameters';

/** Tag → Get Many. */
export const getAll = getMany({
	of: TAGS,
	page: 'https://developer.constantcontact.com/api_guide/tags_get.html',
	options: { include_count: contactCount },
});
