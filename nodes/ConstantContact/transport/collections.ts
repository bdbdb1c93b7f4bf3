import { NameIndex } from '../input/name-index';
import { textOf } from '../input/text-of';

/** A collection whose members have a unique name, and what their ID and name are called in it. */
export interface Collection {
	path: string;
	/** Where in an answer the members are. */
	property: string;
	id: string;
	name: string;
	/** The largest page that all sources agree on. */
	pageSize: number;
	/** What a search for names needs besides the page size. */
	query?: { status?: string; sort_by?: string; channel_type?: string };
	/** More of the same kind, which the API lists apart. They are read when a name is not here. */
	further?: Collection;
}

const SMS_LISTS: Collection = {
	path: '/contact_lists',
	property: 'lists',
	id: 'list_id',
	name: 'name',
	pageSize: 500,
	query: { status: 'active', channel_type: 'sms' },
};

/** Lists for emails, and after them those for text messages. */
export const LISTS: Collection = {
	...SMS_LISTS,
	query: { status: 'active' },
	further: SMS_LISTS,
};

export const TAGS: Collection = {
	path: '/contact_tags',
	property: 'tags',
	id: 'tag_id',
	name: 'name',
	pageSize: 500,
};

export const CUSTOM_FIELDS: Collection = {
	path: '/contact_custom_fields',
	property: 'custom_fields',
	id: 'custom_field_id',
	name: 'label',
	pageSize: 100,
};

export const SEGMENTS: Collection = {
	path: '/segments',
	property: 'segments',
	id: 'segment_id',
	name: 'name',
	pageSize: 1000,
	query: { sort_by: 'name' },
};

export const CONTACTS: Collection = {
	path: '/contacts',
	property: 'contacts',
	id: 'contact_id',
	name: 'email_address',
	pageSize: 500,
};

/** Which contacts come without a status is not sure: all but deleted ones, or active ones only. */
export const ALL_STATUSES = { status: 'all' };

/** Whether a contact of all statuses is not deleted. */
export function isLiving(contact: object): boolean {
	const { deleted_at } = contact as { deleted_at?: unknown };
	return deleted_at === undefined || deleted_at === null;
}

export const CAMPAIGNS: Collection = {
	path: '/emails',
	property: 'campaigns',
	id: 'campaign_id',
	name: 'name',
	pageSize: 500,
};

const indexes = new WeakMap<readonly object[], { further: readonly object[]; index: NameIndex }>();

/**
 * The names and IDs of the members, indexed once for each reading of the collection.
 * @param further members that the API lists apart
 */
export function namesOf(
	members: readonly object[],
	{ id, name }: Collection,
	further: readonly object[] = NONE,
): NameIndex {
	const known = indexes.get(members);
	if (known?.further === further) return known.index;
	const all = [...members, ...further] as Array<Record<string, unknown>>;
	const index = new NameIndex(
		all.map((member) => ({ id: textOf(member[id]), name: textOf(member[name]) })),
	);
	indexes.set(members, { further, index });
	return index;
}

const NONE: readonly object[] = [];

/** Members by `updated_at`, the one changed last first. The order of an answer is that of creation. */
export function changedLastFirst<T extends object>(members: T[]): T[] {
	const time = (member: T) => Date.parse(textOf((member as Record<string, unknown>).updated_at));
	return [...members].sort((one, other) => (time(other) || 0) - (time(one) || 0));
}
