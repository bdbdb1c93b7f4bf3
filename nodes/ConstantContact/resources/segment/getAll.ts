import { choice } from '../../parameters/parameter';
import { SEGMENTS } from '../../transport/collections';
import { getMany } from '../plain/get-many';

const sortBy = choice({
	displayName: 'Sort By',
	name: 'sortBy',
	type: 'options',
	default: 'date',
	description: 'The order of the segments',
	options: [
		{ name: 'Date', value: 'date', description: 'Last updated first' },
		{ name: 'Name', value: 'name', description: 'From A to Z' },
	],
});

/** Segment → Get Many, without their criteria. */
export const getAll = getMany({
	of: SEGMENTS,
	page: 'https://developer.constantcontact.com/api_guide/segment_get_all.html',
	options: { sort_by: sortBy },
	query: { sort_by: 'date' },
});
