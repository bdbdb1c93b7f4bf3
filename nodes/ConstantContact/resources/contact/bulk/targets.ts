import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ConstantContactApi } from '../../../transport/api';
import { listsField, tagsOption } from '../../../parameters/contact/fields';
import { readLists, readTags } from '../../../parameters/contact/names';
import { some } from './contact-source';

const LIMIT = 50;

/** The lists that contacts are added to or removed from. */
export function targetListsField(operation: string): INodeProperties {
	return { ...listsField({ resource: ['contact'], operation: [operation] }), required: true };
}

/** Those lists, as the API wants them. Throws InputError for none, and for more than 50. */
export async function readTargetLists(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<IDataObject> {
	return { list_ids: some('List Names or IDs', await readLists(node, item, api), LIMIT) };
}

/** The tags that contacts get or lose. */
export function targetTagsField(operation: string): INodeProperties {
	const where = { resource: ['contact'], operation: [operation] };
	return { ...tagsOption, required: true, displayOptions: { show: where } };
}

/** Those tags, as the API wants them. Throws InputError for none, and for more than 50. */
export async function readTargetTags(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<IDataObject> {
	return { tag_ids: some('Tag Names or IDs', await readTags(node, item, api), LIMIT) };
}
