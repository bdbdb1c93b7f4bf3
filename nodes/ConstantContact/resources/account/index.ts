import type { Resource } from '../../runner/operation';
import { get } from './get';
import { getAddress } from './getAddress';
import { getEmails } from './getEmails';
import { getPrivileges } from './getPrivileges';

export const account: Resource = {
	operations: {
		get,
		getAddress,
		getEmails,
		getPrivileges,
	},
	dropdown: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'get',
		options: [
			{
				name: 'Get',
				value: 'get',
				action: 'Get account',
				description: 'Retrieve the organization, its contact person and time zone',
			},
			{
				name: 'Get Address',
				value: 'getAddress',
				action: 'Get address of account',
				description: 'Retrieve the postal address in the footer of every email',
			},
			{
				name: 'Get Emails',
				value: 'getEmails',
				action: 'Get emails of account',
				description: 'Retrieve the addresses that campaigns can be sent from',
			},
			{
				name: 'Get User Privileges',
				value: 'getPrivileges',
				action: 'Get user privileges of account',
				description: 'Retrieve what the connected user may do',
			},
		],
	},
};
