import { TAGS } from '../../transport/collections';
import { deleteOne } from '../plain/delete-one';

/** Tag → Delete. Its contacts stay, without the tag. */
export const deleteTag = deleteOne({ of: TAGS, isActivity: true });
