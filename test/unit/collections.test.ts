import {
	ALL_STATUSES,
	CAMPAIGNS,
	CONTACTS,
	CUSTOM_FIELDS,
	EVENTS,
	isLiving,
	LISTS,
	SEGMENTS,
	TAGS,
	type Collection,
} from '../../nodes/ConstantContact/transport/collections';
import {
	changedLastFirst,
	nameIndexOf,
} from '../../nodes/ConstantContact/transport/collection-members';

test.each<[Collection, string]>([
	[LISTS, '/contact_lists lists list_id name 500 {"status":"active"}'],
	[
		LISTS.further as Collection,
		'/contact_lists lists list_id name 500 {"status":"active","channel_type":"sms"}',
	],
	[TAGS, '/contact_tags tags tag_id name 500'],
	[CUSTOM_FIELDS, '/contact_custom_fields custom_fields custom_field_id label 100'],
	[SEGMENTS, '/segments segments segment_id name 1000 {"sort_by":"name"}'],
	[CONTACTS, '/contacts contacts contact_id email_address 500'],
	[CAMPAIGNS, '/emails campaigns campaign_id name 500'],
	[EVENTS, '/events records event_id name 100 {"sort_by":"start_time","sort_order":"DESC"}'],
])('%#: where a collection is', ({ path, property, id, name, pageSize, query, further }, words) => {
	const parts = [path, property, id, name, pageSize, ...(query ? [JSON.stringify(query)] : [])];
	expect(parts.join(' ')).toBe(words);
	expect(further === undefined).toBe(path !== LISTS.path || query?.channel_type === 'sms');
});

const EXAMPLE = '04fe9a97-a579-43c5-bb1a-58ed29bf0a6a';

test.each([
	[
		LISTS,
		['list', 'List', 'searchLists', 'Newsletter', true],
		{ read: 'contacts:lists:read', write: 'contacts:lists:write' },
	],
	[
		TAGS,
		['tag', 'Tag', 'searchTags', 'Gold customer', undefined],
		{ read: 'contacts:read', write: 'contacts:write' },
	],
	[
		CUSTOM_FIELDS,
		['customField', 'Custom Field', 'searchCustomFields', 'Membership level', undefined],
		{ read: 'contacts:read', write: 'contacts:write' },
	],
	[
		CONTACTS,
		['contact', 'Contact', 'searchContacts', 'nathan@example.com', true],
		{ read: 'contacts:read', write: 'contacts:write' },
	],
	[
		EVENTS,
		['event', 'Event', 'searchEvents', 'Olive oil tasting', undefined],
		{ read: 'campaign:read', write: 'campaign:write' },
	],
])('%#: how a thing is picked', (kind, words, access) => {
	const { parameter, label, searchMethod, nameExample, hasUrl, idExample, idPattern } = kind;
	expect([parameter, label, searchMethod, nameExample, hasUrl]).toEqual(words);
	expect(kind.access).toEqual(access);
	expect(idExample).toBe(EXAMPLE);
	expect(new RegExp(`^${idPattern}$`).test(EXAMPLE)).toBe(true);
	expect(kind.hasNumbers).toBeUndefined();
	expect(kind.mode).toBe(kind === CONTACTS ? 'email' : undefined);
});

test('a segment has a number, and a contact an email', () => {
	expect(SEGMENTS).toMatchObject({
		access: { read: 'contacts:lists:read', write: 'contacts:lists:write' },
		parameter: 'segment',
		label: 'Segment',
		searchMethod: 'searchSegments',
		idPattern: '[0-9]{1,10}',
		hasNumbers: true,
		idExample: '14',
		nameExample: 'Has not opened lately',
	});
	expect(CONTACTS.namedBy).toEqual({
		mode: 'email',
		displayName: 'By Email',
		pattern: '[^@]+@[^@]+',
	});
});

test('all statuses are asked for, and a deleted contact is told by its date', () => {
	expect(ALL_STATUSES).toEqual({ status: 'all' });
	expect([{}, { deleted_at: undefined }, { deleted_at: null }].map(isLiving)).toEqual([
		true,
		true,
		true,
	]);
	expect([{ deleted_at: '2026-01-01' }, { deleted_at: '' }].map(isLiving)).toEqual([false, false]);
});

test('names are indexed once for each reading, with what is listed apart', () => {
	const members = [{ list_id: '1', name: 'One' }];
	const further = [{ list_id: 2, name: 'Two' }];
	const index = nameIndexOf(members, LISTS);
	expect(index.known).toEqual([{ id: '1', name: 'One' }]);
	expect(nameIndexOf(members, LISTS)).toBe(index);
	const both = nameIndexOf(members, LISTS, further);
	expect(both.known).toEqual([
		{ id: '1', name: 'One' },
		{ id: '2', name: 'Two' },
	]);
	expect(nameIndexOf(members, LISTS, further)).toBe(both);
	expect(nameIndexOf(members, LISTS).known).toHaveLength(1);
});

test('what was changed last comes first, and what has no time last', () => {
	const given = [
		{ updated_at: '2026-01-01' },
		{},
		{ updated_at: '2026-01-02' },
		{ updated_at: 'x' },
	];
	const before = [...given];
	expect(changedLastFirst(given)).toEqual([given[2], given[0], given[1], given[3]]);
	expect(given).toEqual(before);
});
