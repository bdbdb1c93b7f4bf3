import { manyContactsOperation } from './many-contacts';
import { readTargetLists } from './targets';
import { requiredLists } from '../../../parameters/contact/lists-and-tags';

/** Contact → Remove From List. The contacts stay in the account. */
export const removeFromList = manyContactsOperation({
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/postListRemoveContact',
	path: '/activities/remove_list_memberships',
	sources: ['items', 'allActive', 'engagement', 'lists', 'tags'],
	targetFields: [requiredLists.field],
	readTarget: readTargetLists,
	excludes: { from: ['allActive', 'lists'] },
});
