import { manyContactsOperation } from './many-contacts';
import { readTargetLists } from './targets';
import { requiredLists } from '../../../parameters/contact/lists-and-tags';

/** Contact → Add to List. Contacts keep their permission; other lists stay. */
export const addToList = manyContactsOperation({
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/postListAddContact',
	path: '/activities/add_list_memberships',
	sources: ['items', 'allActive', 'engagement', 'lists', 'segment', 'tags'],
	targetFields: [requiredLists.field],
	readTarget: readTargetLists,
	excludes: { from: ['allActive', 'lists'] },
});
