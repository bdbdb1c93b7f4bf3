import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ConstantContactApi } from '../../transport/api';
import { LISTS, TAGS, type Collection } from '../../transport/collections';
import { flag } from '../parameter';
import { idsOf } from './names';

/** A field in which members of a collection are picked by name or ID, and its reader. */
export interface PickedMany {
	field: INodeProperties;
	/** The IDs that the item names. Throws InputError for an unknown name, unless missing ones are created. */
	read: (
		node: IExecuteFunctions,
		item: number,
		api: ConstantContactApi,
		createsMissing?: boolean,
	) => Promise<string[]>;
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
		read: async (node, item, api, createsMissing = false) =>
			await idsOf(api, label, node.getNodeParameter(path, item, []), collection, createsMissing),
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
