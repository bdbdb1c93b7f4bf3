import type { IDataObject } from 'n8n-workflow';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';

/** Account → Get Address: the one in the footer of every email. */
export const getAddress: ItemOperation = {
	repeating: ONLY_READS,
	access: ['account:read'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Account_Services/getPhysicalAddress',
	fields: [],
	async execute(_node, _item, api) {
		return await api.get<IDataObject>('/account/summary/physical_address');
	},
};
