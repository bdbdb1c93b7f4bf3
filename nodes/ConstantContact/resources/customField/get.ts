import type { ItemOperation } from '../../runner/operation';
import { locatorField, readPicked } from '../../parameters/locator';
import { CUSTOM_FIELDS } from '../../transport/collections';
import type { StoredCustomField } from './create';

/** Custom Field → Get. */
export const get: ItemOperation = {
	fields: [locatorField(CUSTOM_FIELDS)],
	async execute(node, item, api) {
		const id = await readPicked(node, item, api, CUSTOM_FIELDS);
		return await api.get<StoredCustomField>(`/contact_custom_fields/${id}`);
	},
};
