import { SEGMENTS } from '../../transport/collections';
import { deleteOne } from '../plain/delete-one';

/** Segment → Delete. Its contacts stay. */
export const deleteSegment = deleteOne({ of: SEGMENTS });
