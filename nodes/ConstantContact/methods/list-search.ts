import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { ConstantContactApi } from '../transport/api';
import {
	ALL_STATUSES,
	CAMPAIGNS,
	CONTACTS,
	CUSTOM_FIELDS,
	isLiving,
	LISTS,
	SEGMENTS,
	TAGS,
	type Collection,
} from '../transport/collections';
import { textOf } from '../input/text-of';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
) => Promise<INodeListSearchResult>;

/**
 * What the dropdown of a collection shows: page by page, or all that contain what the user types.
 * The API finds whole names only, so a search reads all pages.
 */
function searchOf({
	path,
	property,
	pageSize,
	query,
	id,
	name,
	isGone = () => false,
	keepsOrder = false,
}: Collection): Search {
	return async function (filter, cursor) {
		const api = new ConstantContactApi(this);
		const first = { limit: pageSize, ...query };
		const page = filter
			? { items: await api.getAll<IDataObject>(path, property, first) }
			: await api.getPage<IDataObject>(path, property, first, cursor);
		const wanted = (filter ?? '').trim().toLowerCase();
		const results = page.items
			.filter((member) => !isGone(member))
			.map((member) => ({ name: textOf(member[name]), value: textOf(member[id]) }))
			.filter((each) => each.name.toLowerCase().includes(wanted));
		if (!keepsOrder) results.sort((one, other) => one.name.localeCompare(other.name));
		return { results, ...('cursor' in page && { paginationToken: page.cursor }) };
	};
}

export const searchLists = searchOf(LISTS);
export const searchTags = searchOf(TAGS);
export const searchCustomFields = searchOf(CUSTOM_FIELDS);
export const searchSegments = searchOf(SEGMENTS);
export const searchCampaigns = searchOf(CAMPAIGNS);

/** The addresses that the account may send from. */
export const searchSenders: Search = async function (filter = '') {
	const api = new ConstantContactApi(this);
	const senders = await api.getArray<IDataObject>('/account/emails', {
		confirm_status: 'CONFIRMED',
	});
	const addresses = senders.map(({ email_address }) => textOf(email_address));
	const found = addresses.filter((each) =>
		each.toLowerCase().includes(filter.trim().toLowerCase()),
	);
	return { results: found.map((address) => ({ name: address, value: address })) };
};

/**
 * What the dropdown of contacts shows: page by page, or the one with the email address that the user
 * types. Names are searched in the page at hand only, because the API finds whole addresses only.
 */
export const searchContacts: Search = async function (filter = '', cursor) {
	const api = new ConstantContactApi(this);
	const { path, property, pageSize } = CONTACTS;
	const typed = filter.trim();
	const wanted = typed.toLowerCase();
	const search = async (query: IDataObject) => {
		const first = { ...query, ...ALL_STATUSES, limit: pageSize };
		const page = await api.getPage<IDataObject>(path, property, first, cursor);
		const results = page.items
			.filter(isLiving)
			.map((contact) => ({ name: contactName(contact), value: textOf(contact.contact_id) }))
			.filter(({ name }) => name.toLowerCase().includes(wanted));
		return { results, paginationToken: page.cursor };
	};
	if (!wanted.includes('@')) return await search({});
	const found = await search({ email: wanted });
	// Nobody knows whether the service looks at upper and lower case.
	return found.results.length > 0 || typed === wanted ? found : await search({ email: typed });
};

function contactName({ contact_id, first_name, last_name, email_address }: IDataObject): string {
	const name = [first_name, last_name].filter(Boolean).join(' ');
	const address = textOf((Object(email_address) as IDataObject).address ?? '');
	return name && address ? `${name} (${address})` : name || address || textOf(contact_id);
}
