import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ConstantContactApi } from '../../../transport/api';
import { listsOption, tagsOption } from '../../../parameters/contact/editor-fields';
import { readLists, readTags } from '../../../parameters/contact/names';
import { atLeastOne } from './contact-source';

const LIMIT = 50;

/** The lists that contacts are added to or removed from. */
export const targetListsField: INodeProperties = { ...listsOption, required: true };

/** Those lists, as the API wants them. Throws InputError for none, and for more than 50. */
export async function readTargetLists(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<IDataObject> {
	return { list_ids: atLeastOne('List Names or IDs', await readLists(node, item, api), LIMIT) };
}

/** The tags that contacts get or lose. */
export const targetTagsField: INodeProperties = { ...tagsOption, required: true };

/** Those tags, as the API wants them. Throws InputError for none, and for more than 50. */
export async function readTargetTags(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<IDataObject> {
	return { tag_ids: atLeastOne('Tag Names or IDs', await readTags(node, item, api), LIMIT) };
}
