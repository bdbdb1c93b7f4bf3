import { manyContactsOperation } from './many-contacts';
import { readTargetTags } from './targets';
import { requiredTags } from '../../../parameters/contact/lists-and-tags';

/** Contact → Add Tag. Other tags of the contacts stay. */
export const addTag = manyContactsOperation({
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/postTagAddContact',
	path: '/activities/contacts_taggings_add',
	sources: ['items', 'allActive', 'lists', 'newSubscribers', 'tags'],
	targetFields: [requiredTags.field],
	readTarget: readTargetTags,
	excludes: { from: ['allActive', 'lists'] },
});
