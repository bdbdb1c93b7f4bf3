import type { ItemOperation } from '../../operation';
import { CUSTOM_FIELDS } from '../../transport/collections';
import { CUSTOM_FIELD, locatorField, readPicked } from '../locator';

const showOnlyForCustomFieldDelete = { resource: ['customField'], operation: ['delete'] };

/** Custom Field → Delete, with its values in all contacts. */
export const deleteCustomField: ItemOperation = {
	fields: [locatorField(CUSTOM_FIELD, showOnlyForCustomFieldDelete)],
	async execute(node, item, api) {
		const custom_field_id = await readPicked(node, item, api, CUSTOM_FIELD);
		await api.delete(`/contact_custom_fields/${custom_field_id}`);
		await api.remember(CUSTOM_FIELDS, custom_field_id);
		return { custom_field_id, deleted: true };
	},
};
