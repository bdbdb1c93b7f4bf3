import { textOf } from '../input/text-of';
import { UUID } from '../input/uuid';

const EXAMPLE_UUID = '04fe9a97-a579-43c5-bb1a-58ed29bf0a6a';

/** A collection whose members have a unique name, and what their ID and name are called in it. */
export interface Collection {
	path: string;
	/** Where in an answer the members are. */
	property: string;
	id: string;
	name: string;
	/** The largest page that all sources agree on; Infinity where the service takes no size. */
	pageSize: number;
	/** What a search for names needs besides the page size. */
	query?: {
		status?: string;
		sort_by?: string;
		sort_order?: string;
		channel_type?: string;
		include_membership_count?: string;
	};
	/** More of the same kind, which the API lists apart. They are read when a name is not here. */
	further?: Collection;
	/** Whether a member is deleted, where the API lists those, too. A name is that of one that is not. */
	isGone?: (member: object) => boolean;
	/** When a member begins: the dropdown shows the day behind the name, which may say little. */
	start?: string;
	/** How far a member is, which the dropdown shows behind the name. */
	status?: string;
	/** Whether the dropdown shows the members in the order of the API, not by name. */
	keepsOrder?: boolean;
}

/** A collection of things that users pick from the list, or by ID or name. */
export interface Kind extends Collection {
	/** The privileges that reading and writing it need. */
	access: { read: string; write: string };
	parameter: string;
	label: string;
	searchMethod: string;
	idPattern: string;
	/** Whether answers have its IDs as numbers. */
	hasNumbers?: boolean;
	idExample: string;
	nameExample: string;
	/** The mode in which it is named, if not by its name, and the form of what names it. */
	namedBy?: { mode: string; displayName: string; pattern?: string };
	/** The mode that the editor begins with, if not the list. */
	mode?: string;
	/** Whether the address of its page in Constant Contact holds its ID. */
	hasUrl?: boolean;
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
export const LISTS: Kind = {
	access: { read: 'contacts:lists:read', write: 'contacts:lists:write' },
	...SMS_LISTS,
	query: { status: 'active' },
	further: SMS_LISTS,
	parameter: 'list',
	label: 'List',
	searchMethod: 'searchLists',
	idPattern: UUID,
	idExample: EXAMPLE_UUID,
	nameExample: 'Newsletter',
	hasUrl: true,
};

export const TAGS: Kind = {
	access: { read: 'contacts:read', write: 'contacts:write' },
	path: '/contact_tags',
	property: 'tags',
	id: 'tag_id',
	name: 'name',
	pageSize: 500,
	parameter: 'tag',
	label: 'Tag',
	searchMethod: 'searchTags',
	idPattern: UUID,
	idExample: EXAMPLE_UUID,
	nameExample: 'Gold customer',
};

export const CUSTOM_FIELDS: Kind = {
	access: { read: 'contacts:read', write: 'contacts:write' },
	path: '/contact_custom_fields',
	property: 'custom_fields',
	id: 'custom_field_id',
	name: 'label',
	pageSize: 100,
	parameter: 'customField',
	label: 'Custom Field',
	searchMethod: 'searchCustomFields',
	idPattern: UUID,
	idExample: EXAMPLE_UUID,
	nameExample: 'Membership level',
};

export const SEGMENTS: Kind = {
	access: { read: 'contacts:lists:read', write: 'contacts:lists:write' },
	path: '/segments',
	property: 'segments',
	id: 'segment_id',
	name: 'name',
	pageSize: 1000,
	query: { sort_by: 'name' },
	parameter: 'segment',
	label: 'Segment',
	searchMethod: 'searchSegments',
	idPattern: '[0-9]{1,10}',
	hasNumbers: true,
	idExample: '14',
	nameExample: 'Has not opened lately',
};

export const CONTACTS: Kind = {
	access: { read: 'contacts:read', write: 'contacts:write' },
	path: '/contacts',
	property: 'contacts',
	id: 'contact_id',
	name: 'email_address',
	pageSize: 500,
	parameter: 'contact',
	label: 'Contact',
	searchMethod: 'searchContacts',
	idPattern: UUID,
	idExample: EXAMPLE_UUID,
	nameExample: 'nathan@example.com',
	namedBy: { mode: 'email', displayName: 'By Email', pattern: '[^@]+@[^@]+' },
	// Most data names people by email, and what is dragged onto the field keeps the mode.
	mode: 'email',
	hasUrl: true,
};

/** Email campaigns, those that were created last first. */
export const CAMPAIGNS: Kind = {
	access: { read: 'campaign:read', write: 'campaign:write' },
	path: '/emails',
	property: 'campaigns',
	id: 'campaign_id',
	name: 'name',
	status: 'current_status',
	pageSize: 500,
	isGone: (campaign) =>
		textOf((campaign as Record<string, unknown>).current_status).toLowerCase() === 'removed',
	keepsOrder: true,
	parameter: 'campaign',
	label: 'Campaign',
	searchMethod: 'searchCampaigns',
	idPattern: UUID,
	idExample: EXAMPLE_UUID,
	nameExample: 'Spring newsletter',
};

/** Events, those that start last first. Whether deleted ones are among them is not sure. */
export const EVENTS: Kind = {
	access: { read: 'campaign:read', write: 'campaign:write' },
	path: '/events',
	property: 'records',
	id: 'event_id',
	name: 'name',
	start: 'start_time',
	pageSize: 100,
	query: { sort_by: 'start_time', sort_order: 'DESC' },
	isGone: (event) => textOf((event as Record<string, unknown>).status).toUpperCase() === 'DELETED',
	keepsOrder: true,
	parameter: 'event',
	label: 'Event',
	searchMethod: 'searchEvents',
	idPattern: UUID,
	idExample: EXAMPLE_UUID,
	nameExample: 'Olive oil tasting',
};

export const AUTOMATIONS: Kind = {
	access: { read: 'customer-journey:read', write: 'customer-journey:update' },
	path: '/automations/workflows',
	property: 'flow_summaries',
	id: 'id',
	name: 'name',
	pageSize: Infinity,
	parameter: 'automation',
	label: 'Automation',
	searchMethod: 'searchAutomations',
	idPattern: UUID,
	idExample: EXAMPLE_UUID,
	nameExample: 'Welcome series',
};

/** The size of the first page as the query says it, for so many members at most. */
export function pageQuery({ pageSize }: Pick<Collection, 'pageSize'>, max = Infinity) {
	return pageSize === Infinity ? {} : { limit: Math.min(max, pageSize) };
}

/** All kinds of things that are picked. */
export const KINDS: readonly Kind[] = [
	AUTOMATIONS,
	CAMPAIGNS,
	CONTACTS,
	CUSTOM_FIELDS,
	EVENTS,
	LISTS,
	SEGMENTS,
	TAGS,
];

/** Which contacts come without a status is not sure: all but deleted ones, or active ones only. */
export const ALL_STATUSES = { status: 'all' };

/** Whether a contact of all statuses is not deleted. */
export function isLiving(contact: object): boolean {
	const { deleted_at } = contact as { deleted_at?: unknown };
	return deleted_at === undefined || deleted_at === null;
}
