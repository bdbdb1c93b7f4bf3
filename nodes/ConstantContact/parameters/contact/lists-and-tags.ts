import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ConstantContactApi } from '../../transport/api';
import { LISTS, TAGS, type Collection } from '../../transport/collections';
import { flag } from '../parameter';
import { idsOf, planIds, type PlannedIds } from './names';

/** A field in which members of a collection are picked by name or ID, and its reader. */
export interface PickedMany {
	field: INodeProperties;
	/** The IDs that the item names. Throws InputError for an unknown name. */
	read: (node: IExecuteFunctions, item: number, api: ConstantContactApi) => Promise<string[]>;
	/** The same, where what is missing is created afterwards. */
	plan: (node: IExecuteFunctions, item: number, api: ConstantContactApi) => Promise<PlannedIds>;
	/** The IDs of what is given. Throws InputError for an unknown name. */
	find: (api: ConstantContactApi, given: unknown) => Promise<string[]>;
}

/** @param group the collection of the editor in which the field stands, if it does */
export function pickMany(
	field: INodeProperties,
	collection: Collection,
	group?: 'filters' | 'options',
): PickedMany {
	const { name, displayName: label } = field;
	const path = group === undefined ? name : `${group}.${name}`;
	return {
		field,
		read: async (node, item, api) =>
			await idsOf(api, label, node.getNodeParameter(path, item, []), collection),
		plan: async (node, item, api) =>
			await planIds(api, label, node.getNodeParameter(path, item, []), collection),
		find: async (api, given) => await idsOf(api, label, given, collection),
	};
}

/**
 * n8n asks for options once, also where the account is not connected yet. It asks again when this changes,
 * which who has just connected an account sets next.
 */
const RELOADED_BY = ['permission'];

const listsField: INodeProperties = {
	displayName: 'List Names or IDs',
	name: 'lists',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getLists', loadOptionsDependsOn: RELOADED_BY },
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

const tagsField: INodeProperties = {
	displayName: 'Tag Names or IDs',
	name: 'tags',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getTags', loadOptionsDependsOn: RELOADED_BY },
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

export const lists = pickMany(listsField, LISTS);
export const tags = pickMany(tagsField, TAGS);

/** The lists that a contact joins, where it may be new. */
export const listsToJoin: INodeProperties = {
	...listsField,
	description: `A new contact gets newsletters only on a list. ${listsField.description}.`,
};
export const requiredLists = pickMany({ ...listsField, required: true }, LISTS);
export const requiredTags = pickMany({ ...tagsField, required: true }, TAGS);

/** Whether lists and tags whose names the account does not have are created. */
export const createMissing = flag({
	displayName: 'Create Missing Lists and Tags',
	name: 'createMissing',
	type: 'boolean',
	default: false,
	description: 'Whether to create lists and tags whose names the account does not have yet',
});

/** IDs of lists and tags. */
type ListsAndTags = Record<'lists' | 'tags', string[]>;

/** The lists and tags that an item names, before those that are missing are created. */
export interface PlannedMemberships {
	/** A name stands for the ID of what is missing. */
	planned: ListsAndTags;
	/**
	 * Creates what is missing.
	 * @param check called before, if anything is: throws InputError for an item that would be refused
	 */
	create: (check: () => void) => Promise<ListsAndTags>;
}

/**
 * Finds the lists and tags that the item names.
 * @param creates whether missing ones are created afterwards
 * Throws InputError for an unknown name, and for one that may not be created.
 */
export async function planMemberships(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
	creates: Record<keyof ListsAndTags, boolean>,
): Promise<PlannedMemberships> {
	const plan = async ({ read, plan: planned }: PickedMany, createsMissing: boolean) =>
		createsMissing ? await planned(node, item, api) : { ids: await read(node, item, api) };
	const forLists: PlannedIds = await plan(lists, creates.lists);
	const forTags: PlannedIds = await plan(tags, creates.tags);
	const planned = { lists: forLists.ids, tags: forTags.ids };
	return {
		planned,
		async create(check) {
			if (!forLists.create && !forTags.create) return planned;
			check();
			return {
				lists: (await forLists.create?.()) ?? planned.lists,
				tags: (await forTags.create?.()) ?? planned.tags,
			};
		},
	};
}
