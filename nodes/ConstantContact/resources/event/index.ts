import type { Resource } from '../../runner/operation';
import { checkIn } from './checkIn';
import { copy } from './copy';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { undoCheckIn } from './undoCheckIn';
import { update } from './update';

export const event: Resource = {
	operations: {
		checkIn,
		copy,
		create,
		get,
		getAll,
		undoCheckIn,
		update,
	},
	dropdown: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'getAll',
		options: [
			{
				name: 'Check In',
				value: 'checkIn',
				action: 'Check in tickets of event',
				description: 'Mark tickets as checked in',
			},
			{
				name: 'Copy',
				value: 'copy',
				action: 'Copy event',
				description: 'Create a draft from an existing event, without its registrations',
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create event draft',
				description:
					'Create a draft. The API cannot publish, cancel or delete an event: do that in Constant Contact.',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get event',
				description: 'Retrieve one event with its place, times and track ID',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many events',
				description: 'Retrieve events with the number of registrations of each',
			},
			{
				name: 'Undo Check-In',
				value: 'undoCheckIn',
				action: 'Undo check in of tickets of event',
				description: 'Mark tickets as not checked in',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update event',
				description: 'Change an event that is a draft or active',
			},
		],
	},
};
