import type { IDataObject } from 'n8n-workflow';
import { updateFields } from '../../parameters/groups';
import { SAFE_TO_REPEAT, type ItemOperation } from '../../runner/operation';
import { DETAILS } from './details';

const changes = updateFields(DETAILS);

/** Account → Update. The PUT keeps what it leaves out, other than those of the rest of the API. */
export const update: ItemOperation = {
	repeating: SAFE_TO_REPEAT,
	access: ['account:update'],
	page: 'https://developer.constantcontact.com/api_guide/account_details_put.html',
	fields: changes.fields,
	async execute(node, item, api) {
		return await api.put<IDataObject>('/account/summary', changes.read(node, item));
	},
};
