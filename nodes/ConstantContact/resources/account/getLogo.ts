import { isObjectEmpty, type IDataObject } from 'n8n-workflow';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';

/** Account → Get Logo: where the image is. */
export const getLogo: ItemOperation = {
	repeating: ONLY_READS,
	access: ['account:read'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Account_Services/getCompanyLogo',
	fields: [],
	async execute(_node, _item, api) {
		const logo = await api.get<IDataObject>('/account/summary/company_logo');
		return { found: !isObjectEmpty(logo), ...logo };
	},
};
