import { CUSTOM_FIELDS } from '../../transport/collections';
import { getMany } from '../plain/get-many';

/** Custom Field → Get Many. */
export const getAll = getMany({ of: CUSTOM_FIELDS });
