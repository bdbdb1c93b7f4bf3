import type { ItemOperation } from '../../runner/operation';
import { CUSTOM_FIELD, locatorField, readPicked } from '../../parameters/locator';
import type { StoredCustomField } from './create';

/** Custom Field → Get. */
export const get: ItemOperation = {
	fields: [locatorField(CUSTOM_FIELD)],
	async execute(node, item, api) {
		const id = await readPicked(node, item, api, CUSTOM_FIELD);
		return await api.get<StoredCustomField>(`/contact_custom_fields/${id}`);
	},
};
