import { manyContactsOperation } from './many-contacts';
import { readTargetLists, targetListsField } from './targets';

/** Contact → Remove From List. The contacts stay in the account. */
export const removeFromList = manyContactsOperation({
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/postListRemoveContact',
	path: '/activities/remove_list_memberships',
	sources: ['items', 'allActive', 'engagement', 'lists', 'tags'],
	targetFields: [targetListsField],
	readTarget: readTargetLists,
	excludes: { from: ['allActive', 'lists'] },
});
