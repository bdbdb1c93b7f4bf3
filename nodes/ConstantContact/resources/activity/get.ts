import type { IDataObject } from 'n8n-workflow';
import { toBoolean } from '../../input/booleans';
import type { ItemOperation } from '../../runner/operation';
import { waitForActivity, type Activity } from '../../transport/activity';
import { readActivityId } from '../../parameters/activity-id';
import { waitField } from '../../parameters/waiting';

/** Activity → Get: how far Constant Contact has come with a bulk job. */
export const get: ItemOperation = {
	fields: [
		{
			displayName: 'Activity ID',
			name: 'activityId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 04fe9a97-a579-43c5-bb1a-58ed29bf0a6a',
			description: 'ID of the activity, or the link to it, from the output of a bulk operation',
		},
		{
			...waitField,
			default: false,
			description:
				'Whether to wait until Constant Contact is done. The item fails when the activity does.',
		},
	],
	async execute(node, item, api) {
		const given = node.getNodeParameter('activityId', item);
		const waits = toBoolean(
			'Wait for Completion',
			node.getNodeParameter('waitForCompletion', item),
		);
		const id = readActivityId(given);
		const activity = await api.get<Activity & IDataObject>(`/activities/${id}`);
		return waits ? ({ ...(await waitForActivity(api, activity)) } as IDataObject) : activity;
	},
};
