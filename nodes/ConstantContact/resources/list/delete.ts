import { LISTS } from '../../transport/collections';
import { deleteOne } from '../plain/delete-one';

/** List → Delete. Its contacts stay. */
export const deleteList = deleteOne({ of: LISTS, isActivity: true });
