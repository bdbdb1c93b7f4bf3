import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { toChoice } from '../../input/choice';
import { isEmpty } from '../../input/values';

/** The option that adds `membership_count` to a list. */
export const memberCountField: INodeProperties = {
	displayName: 'Member Count',
	name: 'memberCount',
	type: 'options',
	default: 'active',
	description: 'Which contacts to count as members of a list',
	options: [
		{ name: 'Active Contacts', value: 'active', description: 'Contacts who can be emailed' },
		{ name: 'All Contacts', value: 'all', description: 'Also those who have unsubscribed' },
	],
};

/** The query for the member count, empty when none is asked for. */
export function readMemberCount(node: IExecuteFunctions, item: number) {
	const count = node.getNodeParameter('options.memberCount', item, '');
	if (isEmpty(count)) return {};
	return { include_membership_count: toChoice('Member Count', count, ['active', 'all']) };
}
