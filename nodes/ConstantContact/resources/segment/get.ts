import { SEGMENTS } from '../../transport/collections';
import { getOne } from '../plain/get-one';

/** Segment → Get, with its criteria. Deleted ones are found by ID. */
export const get = getOne({
	of: SEGMENTS,
	page: 'https://developer.constantcontact.com/api_guide/segment_get.html',
});
