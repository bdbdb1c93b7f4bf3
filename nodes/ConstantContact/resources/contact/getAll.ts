import type { IDataObject } from 'n8n-workflow';
import { ONLY_READS, type ItemOperation } from '../../runner/operation';
import { ALL_STATUSES, CONTACTS, isLiving } from '../../transport/collections';
import { readParameter } from '../../parameters/parameter';
import { readMax } from '../../parameters/return-all';
import { readFilters } from '../../parameters/contact/filters';
import { fieldsOfGetAll } from './getAll-fields';
import { includeQuery, readInclude } from '../../parameters/contact/include';
import { emailTypedOtherwise } from './typed-email';
import { lookupsIn } from '../../parameters/contact/lookups';
import { simplified } from '../../parameters/contact/simplified';
import { simplify } from '../../parameters/simplify';

/**
 * Contact → Get Many. Without a status, sources disagree whether the API returns all living contacts or
 * only active ones. So all are asked for, and the deleted ones are left out here.
 */
export const getAll: ItemOperation = {
	repeating: ONLY_READS,
	access: ['contacts:read', 'contacts:lists:read'],
	page: 'https://developer.constantcontact.com/api_reference/index.html#!/Contacts/getContacts',
	fields: fieldsOfGetAll,
	async execute(node, item, api) {
		const max = readMax(node, item);
		const isSimple = readParameter(node, item, simplify);
		const extras = readInclude(node, item);
		const asked = includeQuery(extras);
		const filters = await readFilters(node, item, api, asked.include !== undefined);
		const isOpen = filters.status === undefined && filters.segment_id === undefined;
		const query = {
			// How many of a page are deleted is not known, so that a page is read whole.
			limit: isOpen ? CONTACTS.pageSize : Math.min(max, CONTACTS.pageSize),
			...filters,
			...(isOpen && ALL_STATUSES),
			...asked,
		};
		const search = async (one: IDataObject) =>
			await api.getAll<IDataObject>(
				CONTACTS.path,
				CONTACTS.property,
				one,
				max,
				isOpen ? isLiving : undefined,
			);
		const found = await search(query);
		const email = emailTypedOtherwise(node, item, filters);
		const contacts = found.length === 0 && email ? await search({ ...query, email }) : found;
		if (!isSimple) return contacts;
		const output: IDataObject[] = [];
		for (const each of contacts) output.push(await simplified(each, extras, lookupsIn(api)));
		return output;
	},
};
