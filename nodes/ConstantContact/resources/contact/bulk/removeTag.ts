import { manyContactsOperation } from './many-contacts';
import { readTargetTags, targetTagsField } from './targets';

/** Contact → Remove Tag. Other tags of the contacts stay. */
export const removeTag = manyContactsOperation({
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/postTagRemoveContact',
	path: '/activities/contacts_taggings_remove',
	sources: ['items', 'allActive', 'lists', 'newSubscribers', 'tags'],
	targetFields: [targetTagsField],
	readTarget: readTargetTags,
	excludes: { from: ['allActive', 'lists'] },
});
