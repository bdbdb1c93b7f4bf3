import type { Operation } from '../../runner';
import { CONTACT, locatorField } from '../locator';
import { readContactId } from './lookup';

const showOnlyForContactDelete = { resource: ['contact'], operation: ['delete'] };

/** Contact → Delete. Constant Contact keeps it as deleted; it can be brought back. */
export const deleteContact: Operation = {
	fields: [locatorField(CONTACT, showOnlyForContactDelete)],
	async execute(node, item, api) {
		const contact_id = await readContactId(node, item, api);
		await api.delete(`/contacts/${contact_id}`);
		return { contact_id, deleted: true };
	},
};
