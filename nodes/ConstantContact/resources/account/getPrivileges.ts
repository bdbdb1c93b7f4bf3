import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { PRIVILEGES } from '../../transport/access';

/** Account → Get User Privileges: what the user of the credential may do. */
export const getPrivileges: ItemOperation = {
	repeating: ONLY_READS,
	access: [],
	page: 'https://developer.constantcontact.com/api_guide/user_privileges.html',
	fields: [],
	async execute(_node, _item, api) {
		return await api.getArray(PRIVILEGES);
	},
};
