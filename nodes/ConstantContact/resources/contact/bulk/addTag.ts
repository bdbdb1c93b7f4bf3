import { manyContactsOperation } from './many-contacts';
import { readTargetTags, targetTagsField } from './targets';

/** Contact → Add Tag. Other tags of the contacts stay. */
export const addTag = manyContactsOperation({
	path: '/activities/contacts_taggings_add',
	sources: ['items', 'allActive', 'lists', 'newSubscribers', 'tags'],
	targetFields: [targetTagsField],
	readTarget: readTargetTags,
	excludes: { from: ['allActive', 'lists'] },
});
