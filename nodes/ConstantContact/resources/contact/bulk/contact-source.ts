import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputError } from '../../../input/input-error';
import { namesIn, refuseMoreThan } from '../../../input/refuse-more-than';
import type { ConstantContactApi } from '../../../transport/api';
import { activityIdOf } from '../../../parameters/activity-id';
import { lists, pickMany, tags } from '../../../parameters/contact/lists-and-tags';
import { choice, readValue, type Parameter } from '../../../parameters/parameter';
import type { NamedContact } from './contact-ids';
import { locatorField, readGiven, readPicked } from '../../../parameters/locator';
import { CONTACTS, LISTS, SEGMENTS, TAGS } from '../../../transport/collections';

const LIST_LIMIT = 50;
const TAG_LIMIT = 50;

/** What 'Contacts' can stand for. The operations take some of these. */
export const CONTACT_SOURCES = {
	all: { name: 'All Contacts', description: 'Everybody in the account, whatever the status' },
	allActive: {
		name: 'All Active Contacts',
		description: 'Everybody Constant Contact bills you for',
	},
	earlier: {
		name: 'Earlier Export',
		description: 'The contacts of an export that was started before',
	},
	engagement: {
		name: 'By Engagement',
		description: 'Everybody who opens and clicks your emails this much',
	},
	items: {
		name: 'From Input Items',
		description: 'One contact for each item, 500 in a request',
	},
	lists: { name: 'Members of Lists', description: 'Everybody on the lists' },
	newSubscribers: {
		name: 'New Subscribers',
		description: 'Everybody who subscribed within the last 30 days',
	},
	segment: { name: 'Members of Segment', description: 'Everybody in the segment' },
	tags: { name: 'Tagged Contacts', description: 'Everybody who has one of the tags' },
} as const;

export type SourceKind = keyof typeof CONTACT_SOURCES;

/** Contacts to work on: given one by one, or as a whole in the words of the API. */
export type ContactSource =
	| ({ kind: 'items' } & NamedContact)
	| { kind: Exclude<SourceKind, 'items'>; whole: IDataObject; activityId?: string };

const only = (kind: SourceKind) => ({ show: { source: [kind] } });

const activityId = activityIdOf({
	displayName: 'Activity ID',
	name: 'activityId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 04fe9a97-a579-43c5-bb1a-58ed29bf0a6a',
	description: 'The activity_id that the export returned, or the link to its activity',
	displayOptions: only('earlier'),
});

const engagementLevel = choice({
	displayName: 'Engagement Level',
	name: 'engagementLevel',
	type: 'options',
	default: 'high',
	description: 'How much the contacts open and click your emails, as Constant Contact rates it',
	options: [
		{ name: 'High', value: 'high' },
		{ name: 'Medium', value: 'medium' },
		{ name: 'Low', value: 'low' },
		{ name: 'Unqualified', value: 'unqualified' },
	],
	displayOptions: only('engagement'),
});

const sourceLists = pickMany(
	{
		...lists.field,
		displayName: 'Members of List Names or IDs',
		name: 'sourceLists',
		required: true,
		displayOptions: only('lists'),
	},
	LISTS,
);

const sourceTags = pickMany(
	{
		...tags.field,
		displayName: 'Contacts With Tag Names or IDs',
		name: 'sourceTags',
		required: true,
		displayOptions: only('tags'),
	},
	TAGS,
);

/** Where the contacts come from; the first kind is preset. */
function sourceOf(kinds: readonly SourceKind[]): Parameter<string> {
	const [preset] = kinds;
	return choice({
		displayName: 'Contacts',
		name: 'source',
		type: 'options',
		// Which other fields there are depends on it.
		noDataExpression: true,
		default: preset,
		description: 'Which contacts to work on',
		options: kinds
			.map((value) => ({ ...CONTACT_SOURCES[value], value }))
			.sort((one, other) => one.name.localeCompare(other.name)),
	});
}

/** The fields that say which contacts are meant; the first kind is preset. */
export function sourceFields(kinds: readonly SourceKind[]): INodeProperties[] {
	const byKind: Record<SourceKind, INodeProperties[]> = {
		all: [],
		allActive: [],
		earlier: [activityId.field],
		engagement: [engagementLevel.field],
		items: [
			// Each item names another contact, so none is picked from the list.
			{ ...locatorField(CONTACTS), displayOptions: only('items') },
		],
		lists: [sourceLists.field],
		newSubscribers: [],
		segment: [{ ...locatorField(SEGMENTS), displayOptions: only('segment') }],
		tags: [sourceTags.field],
	};
	return [sourceOf(kinds).field, ...kinds.flatMap((kind) => byKind[kind])];
}

/** Which contacts the item means. Throws InputError for unknown names, and for none. */
export async function readSource(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	kinds: readonly SourceKind[],
): Promise<ContactSource> {
	const kind = readValue(node, item, sourceOf(kinds)) as SourceKind;
	switch (kind) {
		case 'items':
			return { kind, ...readGiven(node, item, CONTACTS), label: CONTACTS.label };
		case 'all':
			return { kind, whole: {} };
		case 'earlier':
			return { kind, whole: {}, activityId: readValue(node, item, activityId) };
		case 'allActive':
			return { kind, whole: { all_active_contacts: true } };
		case 'newSubscribers':
			return { kind, whole: { new_subscriber: true } };
		case 'segment':
			return { kind, whole: { segment_id: Number(await readPicked(node, item, api, SEGMENTS)) } };
		case 'engagement':
			return { kind, whole: { engagement_level: readValue(node, item, engagementLevel) } };
		case 'lists': {
			const { field, read } = sourceLists;
			const list_ids = atLeastOne(field.displayName, await read(node, item, api), LIST_LIMIT);
			return { kind, whole: { list_ids } };
		}
		case 'tags': {
			const { field, read } = sourceTags;
			const tag_ids = atLeastOne(field.displayName, await read(node, item, api), TAG_LIMIT);
			return { kind, whole: { tag_ids } };
		}
	}
}

/** At least one ID, and no more than the API takes. Throws InputError otherwise. */
export function atLeastOne(label: string, ids: string[], limit: number): string[] {
	if (ids.length === 0) throw new InputError(`'${label}' is empty`, 'Pick at least one');
	refuseMoreThan(limit, ids.length, namesIn(label));
	return ids;
}
