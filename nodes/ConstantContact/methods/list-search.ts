import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { ConstantContactApi } from '../transport/api';
import { CUSTOM_FIELDS, LISTS, SEGMENTS, TAGS, type Collection } from '../transport/collections';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
) => Promise<INodeListSearchResult>;

/**
 * What the dropdown of a collection shows: page by page, or all that contain what the user types.
 * The API finds whole names only, so a search reads all pages.
 */
function searchOf({ path, property, pageSize, query, id, name }: Collection): Search {
	return async function (filter, cursor) {
		const api = new ConstantContactApi(this);
		const first = { limit: pageSize, ...query };
		const page = filter
			? { items: await api.getAll<IDataObject>(path, property, first) }
			: await api.getPage<IDataObject>(path, property, first, cursor);
		const wanted = (filter ?? '').trim().toLowerCase();
		const results = page.items
			.map((member) => ({ name: String(member[name]), value: String(member[id]) }))
			.filter((each) => each.name.toLowerCase().includes(wanted))
			.sort((one, other) => one.name.localeCompare(other.name));
		return { results, ...('cursor' in page && { paginationToken: page.cursor }) };
	};
}

export const searchLists = searchOf(LISTS);
export const searchTags = searchOf(TAGS);
export const searchCustomFields = searchOf(CUSTOM_FIELDS);
export const searchSegments = searchOf(SEGMENTS);
