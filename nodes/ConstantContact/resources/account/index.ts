import type { Resource } from '../../runner/operation';
import { addEmail } from './addEmail';
import { convertV2Ids } from './convertV2Ids';
import { get } from './get';
import { getAddress } from './getAddress';
import { getEmails } from './getEmails';
import { getLogo } from './getLogo';
import { getPrivileges } from './getPrivileges';
import { update } from './update';
import { updateAddress } from './updateAddress';
import { updateLogo } from './updateLogo';

export const account: Resource = {
	operations: {
		addEmail,
		convertV2Ids,
		get,
		getAddress,
		getEmails,
		getLogo,
		getPrivileges,
		update,
		updateAddress,
		updateLogo,
	},
	dropdown: {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'get',
		options: [
			{
				name: 'Add Email',
				value: 'addEmail',
				action: 'Add email to account',
				description:
					'Add an address to send from, which gets a confirmation mail. Needs the scope account_update.',
			},
			{
				name: 'Convert V2 IDs',
				value: 'convertV2Ids',
				action: 'Convert v2 ids of account',
				description: 'Find the current IDs of contacts, lists or campaigns by those of the old API',
			},
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
				name: 'Get Logo',
				value: 'getLogo',
				action: 'Get logo of account',
				description: 'Retrieve the URL of the company logo',
			},
			{
				name: 'Get User Privileges',
				value: 'getPrivileges',
				action: 'Get user privileges of account',
				description: 'Retrieve what the connected user may do',
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update account',
				description:
					'Change the organization, its contact person or time zone. Needs the scope account_update.',
			},
			{
				name: 'Update Address',
				value: 'updateAddress',
				action: 'Update address of account',
				description:
					'Change or add the postal address in every footer. Needs the scope account_update.',
			},
			{
				name: 'Update Logo',
				value: 'updateLogo',
				action: 'Update logo of account',
				description: 'Set the company logo to another image. Needs the scope account_update.',
			},
		],
	},
};
