import { SEGMENTS } from '../../transport/collections';
import { deleteOne } from '../plain/delete-one';

/** Segment → Delete. Its contacts stay. */
export const deleteSegment = deleteOne({
	of: SEGMENTS,
	page: 'https://developer.constantcontact.com/api_guide/segment_delete.html',
});
