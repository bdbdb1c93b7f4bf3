import { CUSTOM_FIELDS } from '../../transport/collections';
import { getOne } from '../plain/get-one';

/** Custom Field → Get. */
export const get = getOne({ of: CUSTOM_FIELDS });
