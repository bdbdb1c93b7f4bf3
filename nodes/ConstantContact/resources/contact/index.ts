import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../runner';
import { count } from './count';
import { create } from './create';
import { deleteContact } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getSmsHistory } from './getSmsHistory';
import { resubscribe } from './resubscribe';
import { unsubscribe } from './unsubscribe';
import { update } from './update';
import { upsert } from './upsert';

export const contactOperations: Record<string, Operation> = {
	count,
	create,
	upsert,
	delete: deleteContact,
	get,
	getAll,
	getSmsHistory,
	resubscribe,
	unsubscribe,
	update,
};

export const contactDescription: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'upsert',
		options: [
			{
				name: 'Count',
				value: 'count',
				action: 'Count contacts',
				description: 'Count the contacts of the account, by permission',
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create contact',
				description: 'Create a new contact; fails if the account has it already',
			},
			{
				name: 'Create or Update',
				value: 'upsert',
				action: 'Create or update contact',
				description:
					'Create a new contact, or update the current one if it already exists (upsert)',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete contact',
				description: 'Delete a contact; Constant Contact keeps it as deleted',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get contact',
				description: 'Retrieve one contact by its email or ID',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many contacts',
				description: 'Retrieve contacts by list, tag, segment, status or date',
			},
			{
				name: 'Get SMS History',
				value: 'getSmsHistory',
				action: 'Get SMS history of contact',
				description: 'Retrieve what happened with the text messages to a contact',
			},
			{
				name: 'Resubscribe',
				value: 'resubscribe',
				action: 'Resubscribe contact',
				description: 'Mail an unsubscribed contact and ask whether it wants emails again',
			},
			{
				name: 'Unsubscribe',
				value: 'unsubscribe',
				action: 'Unsubscribe contact',
				description: 'Stop all emails to a contact; it stays in the account',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update contact',
				description: 'Change what is mapped of a contact that exists, and nothing else',
			},
		],
		displayOptions: { show: { resource: ['contact'] } },
	},
	...Object.values(contactOperations).flatMap(({ fields }) => fields),
];
