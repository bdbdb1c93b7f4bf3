import { TAGS } from '../../transport/collections';
import { getOne } from '../plain/get-one';
import { contactCount } from './parameters';

/** Tag → Get. */
export const get = getOne({
	of: TAGS,
	page: 'https://developer.constantcontact.com/api_guide/tags_get_single.html',
	options: { include_count: contactCount },
});
