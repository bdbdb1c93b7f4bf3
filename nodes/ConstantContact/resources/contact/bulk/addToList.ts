import { manyContactsOperation } from './many-contacts';
import { readTargetLists, targetListsField } from './targets';

/** Contact → Add to List. Contacts keep their permission; other lists stay. */
export const addToList = manyContactsOperation({
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/postListAddContact',
	path: '/activities/add_list_memberships',
	sources: ['items', 'allActive', 'engagement', 'lists', 'segment', 'tags'],
	targetFields: [targetListsField],
	readTarget: readTargetLists,
	excludes: { from: ['allActive', 'lists'] },
});
