import { manyContactsOperation } from './many-contacts';
import { readTargetTags } from './targets';
import { requiredTags } from '../../../parameters/contact/lists-and-tags';

/** Contact → Remove Tag. Other tags of the contacts stay. */
export const removeTag = manyContactsOperation({
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/postTagRemoveContact',
	path: '/activities/contacts_taggings_remove',
	sources: ['items', 'allActive', 'lists', 'newSubscribers', 'tags'],
	targetFields: [requiredTags.field],
	readTarget: readTargetTags,
	excludes: { from: ['allActive', 'lists'] },
});
