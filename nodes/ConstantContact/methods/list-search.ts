import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { ConstantContactApi } from '../transport/api';
import {
	ALL_STATUSES,
	AUTOMATIONS,
	CAMPAIGNS,
	CONTACTS,
	CUSTOM_FIELDS,
	EVENTS,
	isLiving,
	LISTS,
	pageQuery,
	SEGMENTS,
	TAGS,
	type Collection,
} from '../transport/collections';
import { textOf } from '../input/text-of';
import { shownName } from './shown-name';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	cursor?: string,
) => Promise<INodeListSearchResult>;

/**
 * What the dropdown of a collection shows: page by page, or all that contain what the user types.
 * The API finds whole names only, so a search reads all pages.
 */
function searchOf(collection: Collection): Search {
	const { path, property, pageSize, query, id, isGone, keepsOrder } = collection;
	return async function (filter, cursor) {
		const api = new ConstantContactApi(this);
		const first = { ...pageQuery({ pageSize }), ...query };
		const page = filter
			? { items: await api.getAll<IDataObject>(path, property, first) }
			: await api.getPage<IDataObject>(path, property, first, cursor);
		const wanted = (filter ?? '').trim().toLowerCase();
		const results = page.items
			.filter((member) => !isGone?.(member))
			.map((member) => ({
				name: shownName(this, collection, member),
				value: textOf(member[id]),
			}))
			.filter((each) => each.name.toLowerCase().includes(wanted));
		if (!keepsOrder) results.sort((one, other) => one.name.localeCompare(other.name));
		return { results, ...('cursor' in page && { paginationToken: page.cursor }) };
	};
}

export const searchLists = searchOf(LISTS);
export const searchTags = searchOf(TAGS);
export const searchCustomFields = searchOf(CUSTOM_FIELDS);
export const searchSegments = searchOf(SEGMENTS);
export const searchAutomations = searchOf(AUTOMATIONS);
export const searchCampaigns = searchOf(CAMPAIGNS);
export const searchEvents = searchOf(EVENTS);

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

/** How many pages a search for a part of a name reads at once. */
const MOST_PAGES = 10;

/**
 * What the dropdown of contacts shows: page by page, or those that contain what the user types. The API
 * finds whole addresses only, so a search for anything else reads on until a page has a match, ten pages
 * at most, and says then how far it has looked.
 */
export const searchContacts: Search = async function (filter = '', cursor) {
	const api = new ConstantContactApi(this);
	const { path, property, pageSize } = CONTACTS;
	const typed = filter.trim();
	const wanted = typed.toLowerCase();
	const search = async (query: IDataObject) => {
		const first = { ...query, ...ALL_STATUSES, limit: pageSize };
		let next = cursor;
		let looked = 0;
		for (let pages = 1; ; pages++) {
			const page = await api.getPage<IDataObject>(path, property, first, next);
			looked += page.items.length;
			const results = page.items
				.filter(isLiving)
				.map((contact) => ({ name: contactName(contact), value: textOf(contact.contact_id) }))
				.filter(({ name }) => name.toLowerCase().includes(wanted));
			next = page.cursor;
			if (results.length > 0 || next === undefined) return { results, paginationToken: next };
			if (pages === MOST_PAGES) {
				return { results: [notFound(typed, looked)], paginationToken: next };
			}
		}
	};
	if (!wanted.includes('@')) return await search({});
	const found = await search({ email: wanted });
	// Nobody knows whether the service looks at upper and lower case.
	return found.results.length > 0 || typed === wanted ? found : await search({ email: typed });
};

/** Picking it leaves the field empty. */
function notFound(typed: string, looked: number) {
	return {
		name: `None of ${looked.toLocaleString('en')} contacts has "${typed}". Scroll to keep searching, or type the whole email`,
		value: '',
	};
}

function contactName({ contact_id, first_name, last_name, email_address }: IDataObject): string {
	const name = [first_name, last_name].filter(Boolean).join(' ');
	const address = textOf((Object(email_address) as IDataObject).address ?? '');
	return name && address ? `${name} (${address})` : name || address || textOf(contact_id);
}
