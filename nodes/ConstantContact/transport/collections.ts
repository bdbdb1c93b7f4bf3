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
	query?: { status?: string; sort_by?: string };
}

export const LISTS: Collection = {
	path: '/contact_lists',
	property: 'lists',
	id: 'list_id',
	name: 'name',
	pageSize: 500,
	query: { status: 'active' },
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

export const CAMPAIGNS: Collection = {
	path: '/emails',
	property: 'campaigns',
	id: 'campaign_id',
	name: 'name',
	pageSize: 500,
};

/** The member with this name. Of names that differ in upper and lower case only, the one written alike. */
export function withName<T>(members: T[], { name }: Collection, wanted: string): T | undefined {
	const nameOf = (member: T) => String((member as Record<string, unknown>)[name]).trim();
	const alike = members.filter((each) => nameOf(each).toLowerCase() === wanted.toLowerCase());
	return alike.find((each) => nameOf(each) === wanted) ?? alike[0];
}
