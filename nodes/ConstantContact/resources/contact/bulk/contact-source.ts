import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { toChoice } from '../../../input/choice';
import { InputError } from '../../../input/input-error';
import { namesIn, refuseMoreThan } from '../../../input/refuse-more-than';
import type { ConstantContactApi } from '../../../transport/api';
import { readActivityId } from '../../../parameters/activity-id';
import { listsOption, tagsOption } from '../../../parameters/contact/editor-fields';
import { readLists, readTags } from '../../../parameters/contact/names';
import type { NamedContact } from './contact-ids';
import { locatorField, readGiven, readPicked } from '../../../parameters/locator';
import { CONTACTS, SEGMENTS } from '../../../transport/collections';

const LIST_LIMIT = 50;
const TAG_LIMIT = 50;
const SOURCE_LISTS = 'Members of List Names or IDs';
const SOURCE_TAGS = 'Contacts With Tag Names or IDs';

/** What 'Contacts' can stand for. The operations take some of these. */
export const CONTACT_SOURCES = {
	all: { name: 'All Contacts', description: 'Everybody in the account, whatever the status' },
	allActive: {
		name: 'All Active Contacts',
		description: 'Everybody whom Constant Contact bills',
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

const LEVELS = [
	{ name: 'High', value: 'high' },
	{ name: 'Low', value: 'low' },
	{ name: 'Medium', value: 'medium' },
	{ name: 'Unqualified', value: 'unqualified' },
];

/** The fields that say which contacts are meant; the first kind is preset. */
export function sourceFields(kinds: readonly SourceKind[]): INodeProperties[] {
	const [preset] = kinds;
	const only = (kind: SourceKind) => ({ show: { source: [kind] } });
	const byKind: Record<SourceKind, INodeProperties[]> = {
		all: [],
		allActive: [],
		earlier: [
			{
				displayName: 'Activity ID',
				name: 'activityId',
				type: 'string',
				required: true,
				default: '',
				placeholder: 'e.g. 04fe9a97-a579-43c5-bb1a-58ed29bf0a6a',
				description: 'The activity_id that the export returned, or the link to its activity',
				displayOptions: only('earlier'),
			},
		],
		engagement: [
			{
				displayName: 'Engagement Level',
				name: 'engagementLevel',
				type: 'options',
				default: 'high',
				description:
					'How much the contacts open and click your emails, as Constant Contact rates it',
				options: LEVELS,
				displayOptions: only('engagement'),
			},
		],
		items: [
			// Each item names another contact, so none is picked from the list.
			{ ...locatorField(CONTACTS), displayOptions: only('items') },
		],
		lists: [
			{
				...listsOption,
				displayName: SOURCE_LISTS,
				name: 'sourceLists',
				required: true,
				displayOptions: only('lists'),
			},
		],
		newSubscribers: [],
		segment: [{ ...locatorField(SEGMENTS), displayOptions: only('segment') }],
		tags: [
			{
				...tagsOption,
				displayName: SOURCE_TAGS,
				name: 'sourceTags',
				required: true,
				displayOptions: only('tags'),
			},
		],
	};
	return [
		{
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
		},
		...kinds.flatMap((kind) => byKind[kind]),
	];
}

/** Which contacts the item means. Throws InputError for unknown names, and for none. */
export async function readSource(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	kinds: readonly SourceKind[],
): Promise<ContactSource> {
	const kind = toChoice('Contacts', node.getNodeParameter('source', item), kinds);
	switch (kind) {
		case 'items':
			return { kind, ...readGiven(node, item, CONTACTS), label: CONTACTS.label };
		case 'all':
			return { kind, whole: {} };
		case 'earlier': {
			const activityId = readActivityId(node.getNodeParameter('activityId', item));
			return { kind, whole: {}, activityId };
		}
		case 'allActive':
			return { kind, whole: { all_active_contacts: true } };
		case 'newSubscribers':
			return { kind, whole: { new_subscriber: true } };
		case 'segment':
			return { kind, whole: { segment_id: Number(await readPicked(node, item, api, SEGMENTS)) } };
		case 'engagement': {
			const levels = LEVELS.map(({ value }) => value);
			const given = node.getNodeParameter('engagementLevel', item);
			return { kind, whole: { engagement_level: toChoice('Engagement Level', given, levels) } };
		}
		case 'lists': {
			const label = SOURCE_LISTS;
			const list_ids = await readLists(node, item, api, { parameter: 'sourceLists', label });
			return { kind, whole: { list_ids: atLeastOne(label, list_ids, LIST_LIMIT) } };
		}
		case 'tags': {
			const label = SOURCE_TAGS;
			const tag_ids = await readTags(node, item, api, { parameter: 'sourceTags', label });
			return { kind, whole: { tag_ids: atLeastOne(label, tag_ids, TAG_LIMIT) } };
		}
	}
}

/** At least one ID, and no more than the API takes. Throws InputError otherwise. */
export function atLeastOne(label: string, ids: string[], limit: number): string[] {
	if (ids.length === 0) throw new InputError(`'${label}' is empty`, 'Pick at least one');
	refuseMoreThan(limit, ids.length, namesIn(label));
	return ids;
}
