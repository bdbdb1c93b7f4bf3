import { manyContactsOperation } from '../bulk/many-contacts';
import { readTargetLists, targetListsField } from '../bulk/targets';

/** Contact → Add to List. Contacts keep their permission; other lists stay. */
export const addToList = manyContactsOperation({
	operation: 'addToList',
	path: '/activities/add_list_memberships',
	sources: ['items', 'allActive', 'engagement', 'lists', 'segment', 'tags'],
	targetFields: [targetListsField('addToList')],
	readTarget: readTargetLists,
	excludes: { from: ['allActive', 'lists'] },
});
