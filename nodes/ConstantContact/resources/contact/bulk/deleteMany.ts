import { manyContactsOperation } from './many-contacts';

/** Contact → Delete Many. Constant Contact keeps them as deleted; they can be brought back. */
export const deleteMany = manyContactsOperation({
	path: '/activities/contact_delete',
	sources: ['items', 'lists'],
	toBody: (source) => source,
	isPlannedOnce: true,
});
