import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ConstantContactApi } from '../../../transport/api';
import { requiredLists, requiredTags } from '../../../parameters/contact/lists-and-tags';
import { atLeastOne } from './contact-source';

const LIMIT = 50;

/** The lists that contacts are added to or removed from, as the API wants them. Throws InputError for none, and for more than 50. */
export async function readTargetLists(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<IDataObject> {
	const { field, read } = requiredLists;
	return { list_ids: atLeastOne(field.displayName, await read(node, item, api), LIMIT) };
}

/** The tags that contacts get or lose, as the API wants them. Throws InputError for none, and for more than 50. */
export async function readTargetTags(
	node: IExecuteFunctions,
	item: number,
	api: ConstantContactApi,
): Promise<IDataObject> {
	const { field, read } = requiredTags;
	return { tag_ids: atLeastOne(field.displayName, await read(node, item, api), LIMIT) };
}
