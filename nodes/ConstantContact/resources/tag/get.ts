import { TAGS } from '../../transport/collections';
import { getOne } from '../plain/get-one';
import { contactCount } from './parameters';

/** Tag → Get. */
export const get = getOne({ of: TAGS, options: { include_count: contactCount } });
