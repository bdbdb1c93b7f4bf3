import type { ItemOperation } from '../../operation';
import { pathSegment } from '../../transport/api';
import { CONTACT, locatorField, readGiven, readId } from '../locator';
import { readStored } from './lookup';

const showOnlyForContactDelete = { resource: ['contact'], operation: ['delete'] };

/** Contact → Delete. Constant Contact keeps it as deleted; it can be brought back. */
export const deleteContact: ItemOperation = {
	fields: [locatorField(CONTACT, showOnlyForContactDelete)],
	async execute(node, item, api) {
		const { mode, given } = readGiven(node, item, CONTACT);
		const { contact_id, deleted_at } =
			mode === 'email'
				? await readStored(node, item, api)
				: { contact_id: readId(mode, given, CONTACT), deleted_at: undefined };
		// A run that is repeated finds what it has deleted already.
		if (!deleted_at) await api.delete(`/contacts/${pathSegment(contact_id)}`);
		return { contact_id, deleted: true };
	},
};
