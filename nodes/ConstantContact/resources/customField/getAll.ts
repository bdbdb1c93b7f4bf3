import type { ItemOperation } from '../../runner/operation';
import { CUSTOM_FIELDS } from '../../transport/collections';
import { readMax, returnAllFields } from '../../parameters/return-all';
import type { StoredCustomField } from './create';

/** Custom Field → Get Many. */
export const getAll: ItemOperation = {
	fields: returnAllFields,
	async execute(node, item, api) {
		const { path, property, pageSize } = CUSTOM_FIELDS;
		const max = readMax(node, item);
		const query = { limit: Math.min(max, pageSize) };
		return await api.getAll<StoredCustomField>(path, property, query, max);
	},
};
