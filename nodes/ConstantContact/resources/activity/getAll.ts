import { choice } from '../../parameters/parameter';
import { getMany } from '../plain/get-many';
import type { Activity } from '../../transport/activity';
import { simplifiedActivity } from '../../transport/simplified-activity';

const ACTIVITIES = {
	id: 'activity_id',
	path: '/activities',
	property: 'activities',
	pageSize: 500,
	access: { read: 'contacts:write' },
};

const state = choice({
	displayName: 'State',
	name: 'state',
	type: 'options',
	default: 'completed',
	description: 'Which activities to return',
	options: [
		{ name: 'Cancelled', value: 'cancelled' },
		{ name: 'Completed', value: 'completed' },
		{ name: 'Failed', value: 'failed' },
		{ name: 'Processing', value: 'processing' },
		{ name: 'Timed Out', value: 'timed_out' },
	],
});

/** Activity → Get Many: the bulk jobs of the last ten days. */
export const getAll = getMany({
	of: ACTIVITIES,
	page: 'https://developer.constantcontact.com/api_guide/activity_status.html',
	filters: { state },
	simplified: (activity) => simplifiedActivity(activity as unknown as Activity),
});
