import { bulk, type Resource } from '../../runner/operation';
import { addTag } from './bulk/addTag';
import { addToList } from './bulk/addToList';
import { count } from './count';
import { create } from './create';
import { deleteContact } from './delete';
import { deleteMany } from './bulk/deleteMany';
import { exportContacts } from './bulk/export';
import { get } from './get';
import { getActivity } from './getActivity';
import { getAll } from './getAll';
import { getRates } from './getRates';
import { getSmsHistory } from './getSmsHistory';
import { importContacts } from './bulk/import';
import { importFile } from './bulk/importFile';
import { removeFromList } from './bulk/removeFromList';
import { removeTag } from './bulk/removeTag';
import { resubscribe } from './resubscribe';
import { unsubscribe } from './unsubscribe';
import { update } from './update';
import { upsert } from './upsert';

export const contact: Resource = {
	operations: {
		addTag: bulk(addTag),
		addToList: bulk(addToList),
		count,
		create,
		upsert,
		delete: deleteContact,
		deleteMany: bulk(deleteMany),
		export: bulk(exportContacts),
		get,
		getActivity,
		getAll,
		getRates,
		getSmsHistory,
		import: bulk(importContacts),
		importFile: bulk(importFile),
		removeFromList: bulk(removeFromList),
		removeTag: bulk(removeTag),
		resubscribe,
		unsubscribe,
		update,
	},
	dropdown: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'upsert',
		options: [
			{
				name: 'Add Tag',
				value: 'addTag',
				action: 'Add tag to contacts',
				description: 'Give tags to many contacts at once, from items or by list or tag',
			},
			{
				name: 'Add to List',
				value: 'addToList',
				action: 'Add contacts to list',
				description: 'Add many contacts to lists at once, from items or by list, tag or segment',
			},
			{
				name: 'Count',
				value: 'count',
				action: 'Count contacts',
				description: 'Count the contacts of the account by permission, or those that filters find',
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
				description:
					'Delete a contact, so that it gets no more emails; Create or Update brings it back',
			},
			{
				name: 'Delete Many',
				value: 'deleteMany',
				action: 'Delete many contacts',
				description:
					'Delete the contacts of the items, or everybody on the lists you pick; they get no more emails',
			},
			{
				name: 'Export',
				value: 'export',
				action: 'Export contacts',
				description: 'Retrieve all or many contacts at once, as items or as a CSV file',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get contact',
				description: 'Retrieve one contact by its email or ID',
			},
			{
				name: 'Get Activity',
				value: 'getActivity',
				action: 'Get activity of contact',
				description:
					'Retrieve what the contact has done with emails and landing pages. Opens by machines count, too.',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many contacts',
				description: 'Retrieve contacts by list, tag, segment, status or date',
			},
			{
				name: 'Get Rates',
				value: 'getRates',
				action: 'Get rates of contact',
				description:
					'Retrieve how often the contact opens and clicks, as shares from 0 to 1: 0.25 is 25%. Within the last year, or another range.',
			},
			{
				name: 'Get SMS History',
				value: 'getSmsHistory',
				action: 'Get SMS history of contact',
				description: 'Retrieve what happened with the text messages to a contact',
			},
			{
				name: 'Import',
				value: 'import',
				action: 'Import contacts',
				description:
					'Create or update thousands of contacts and add them to lists. New ones get implicit permission; people who have unsubscribed stay unsubscribed.',
			},
			{
				name: 'Import From File',
				value: 'importFile',
				action: 'Import contacts from file',
				description:
					'Create or update the contacts of a CSV file and add them to lists. New ones get implicit permission; people who have unsubscribed stay unsubscribed.',
			},
			{
				name: 'Remove From List',
				value: 'removeFromList',
				action: 'Remove contacts from list',
				description: 'Remove many contacts from lists at once; they stay in the account',
			},
			{
				name: 'Remove Tag',
				value: 'removeTag',
				action: 'Remove tag from contacts',
				description: 'Take tags from many contacts at once',
			},
			{
				name: 'Resubscribe',
				value: 'resubscribe',
				action: 'Resubscribe contact',
				description:
					'Email an unsubscribed contact and ask whether they want emails again; once for each contact',
			},
			{
				name: 'Unsubscribe',
				value: 'unsubscribe',
				action: 'Unsubscribe contact',
				description:
					'Stop all emails to a contact; if the contact has asked, only they can subscribe again',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update contact',
				description: 'Change only the mapped fields of an existing contact',
			},
		],
	},
};
