import type { Resource } from '../../runner/operation';
import { create } from './create';
import { deleteCampaign } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const campaign: Resource = {
	operations: {
		create,
		delete: deleteCampaign,
		get,
		getAll,
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
				name: 'Create',
				value: 'create',
				action: 'Create email campaign',
				description: 'Create a draft of an email campaign from HTML; it sends nothing',
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete email campaign',
				description: 'Delete an email campaign; it can be restored in Constant Contact only',
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get email campaign',
				description: 'Retrieve one email campaign: its subject, sender, recipients and status',
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many email campaigns',
				description: 'Retrieve the email campaigns of the account',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update email campaign',
				description: 'Change content, sender, recipients or name of a draft; it sends nothing',
			},
		],
	},
};
