import type { IDataObject } from 'n8n-workflow';
import { activityIdOf } from '../../parameters/activity-id';
import { flag, readParameter, readValue } from '../../parameters/parameter';
import { simplify } from '../../parameters/simplify';
import { wait as usualWait } from '../../parameters/waiting';
import { withWarnings } from '../../parameters/warnings';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { optedOut, waitForActivity, type Activity } from '../../transport/activity';
import { simplifiedActivity } from '../../transport/simplified-activity';

const id = activityIdOf({
	displayName: 'Activity ID',
	name: 'activityId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 04fe9a97-a579-43c5-bb1a-58ed29bf0a6a',
	description: 'ID of the activity, or the link to it, from the output of a bulk operation',
});

const wait = flag({
	...usualWait.field,
	default: false,
	description:
		'Whether to wait until Constant Contact is done. The item fails when the activity does.',
});

/** Activity → Get: how far Constant Contact has come with a bulk job. */
export const get: ItemOperation = {
	repeating: ONLY_READS,
	access: ['contacts:write'],
	subject: id.field.name,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/getActivity',
	fields: [id.field, simplify.field, wait.field],
	async execute(node, item, api) {
		const isSimple = readParameter(node, item, simplify);
		const waits = readParameter(node, item, wait);
		const activityId = readValue(node, item, id);
		const now = await api.get<Activity>(`/activities/${activityId}`);
		const activity = waits ? await waitForActivity(api, now) : now;
		const output = isSimple ? simplifiedActivity(activity) : ({ ...activity } as IDataObject);
		// Without waiting, nothing is judged: the counters come out as they are.
		return withWarnings(output, waits ? optedOut(activity) : []);
	},
};
