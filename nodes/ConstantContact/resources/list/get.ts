import { LISTS } from '../../transport/collections';
import { getOne } from '../plain/get-one';
import { memberCount } from './parameters';

/** List → Get. */
export const get = getOne({ of: LISTS, options: { include_membership_count: memberCount } });
