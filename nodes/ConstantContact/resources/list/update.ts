import { LISTS } from '../../transport/collections';
import { updateMerged } from '../plain/update-merged';
import { details, mergeList, newName } from './parameters';

/** List → Update. */
export const update = updateMerged({
	of: LISTS,
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contact_Lists/putList',
	parameters: { ...details, name: newName },
	merge: mergeList,
});
