import type { IDataObject } from 'n8n-workflow';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { failureOfContent } from '../../transport/read-failure';

/** Social → Get Connections: the users of networks by whom the account is connected, and how that stands. */
export const getConnections: ItemOperation = {
	repeating: ONLY_READS,
	access: ['campaign:read'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Social/getSocialConnectionsUsingGET',
	fields: [],
	async execute(_node, _item, api) {
		const { connections } = await api.get<{ connections?: IDataObject[] }>('/social/connections');
		if (!Array.isArray(connections)) throw failureOfContent(200);
		return connections;
	},
};
