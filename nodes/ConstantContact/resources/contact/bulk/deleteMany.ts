import { deleteNotice } from '../notices';
import { manyContactsOperation } from './many-contacts';

/** Contact → Delete Many. Constant Contact keeps them as deleted; they can be brought back. */
export const deleteMany = manyContactsOperation({
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Bulk_Activities/postContactDelete',
	path: '/activities/contact_delete',
	sources: ['items', 'lists'],
	notices: [deleteNotice],
	toBody: (source) => source,
	isPlannedOnce: true,
});
