import type { ItemOperation } from '../../runner/operation';
import { CUSTOM_FIELDS } from '../../transport/collections';
import { deleteMember, GONE } from '../plain/deletion';
import { locatorField, readPicked } from '../../parameters/locator';

/** Custom Field → Delete, with its values in all contacts. */
export const deleteCustomField: ItemOperation = {
	fields: [locatorField(CUSTOM_FIELDS)],
	async execute(node, item, api) {
		const custom_field_id = await readPicked(node, item, api, CUSTOM_FIELDS);
		const answer = await deleteMember(api, CUSTOM_FIELDS, custom_field_id);
		if (!answer) return { custom_field_id, deleted: true, warnings: [GONE] };
		await api.remember(CUSTOM_FIELDS, custom_field_id);
		return { custom_field_id, deleted: true };
	},
};
