import type { IDataObject } from 'n8n-workflow';
import { InputError, show } from '../../contact-model/input-error';
import { isEmpty, toBoolean } from '../../contact-model/values';
import type { Operation } from '../../runner';
import { waitForActivity, type Activity } from '../../transport/activity';
import { waitField } from '../deletion';

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

const showOnlyForActivityGet = { resource: ['activity'], operation: ['get'] };

/** Activity → Get: how far Constant Contact has come with a bulk job. */
export const get: Operation = {
	fields: [
		{
			displayName: 'Activity ID',
			name: 'activityId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 04fe9a97-a579-43c5-bb1a-58ed29bf0a6a',
			description: 'ID of the activity, or the link to it, from the output of a bulk operation',
			displayOptions: { show: showOnlyForActivityGet },
		},
		{
			...waitField(showOnlyForActivityGet),
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
		const id = UUID.exec(isEmpty(given) ? '' : String(given))?.[0];
		if (id === undefined) {
			throw new InputError(
				`'Activity ID' holds no ID: ${show(given ?? '')}`,
				'Use the activity_id that a bulk operation returns',
			);
		}
		const activity = await api.get<Activity & IDataObject>(`/activities/${id}`);
		return waits ? { ...(await waitForActivity(api, activity)) } : activity;
	},
};
