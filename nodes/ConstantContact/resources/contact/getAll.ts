import type { IDataObject } from 'n8n-workflow';
import type { ItemOperation } from '../../operation';
import { CONTACTS } from '../../transport/collections';
import { readMax } from '../return-all';
import { readFilters } from './filters';
import { getAllFields } from './getAll-fields';
import { readInclude } from './include';
import { include } from './lookup';
import { present, readSimplify } from './simplify';

/** Contact → Get Many. */
export const getAll: ItemOperation = {
	fields: getAllFields,
	async execute(node, item, api) {
		const max = readMax(node, item);
		const isSimple = readSimplify(node, item);
		const extras = readInclude(node, item);
		const query = {
			limit: Math.min(max, CONTACTS.pageSize),
			...(await readFilters(node, item, api, extras.length > 0)),
			...include(extras),
		};
		const contacts = await api.getAll<IDataObject>(CONTACTS.path, CONTACTS.property, query, max);
		return contacts.map((contact) => present(contact, isSimple, extras));
	},
};
