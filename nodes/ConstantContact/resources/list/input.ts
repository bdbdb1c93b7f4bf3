import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { toBoolean } from '../../input/booleans';
import { isEmpty, toText } from '../../input/values';
import { NAME_LIMIT } from '../../parameters/name-field';

/** A list as Constant Contact returns it; only what the node reads. */
export interface StoredList extends IDataObject {
	list_id: string;
	name: string;
	description?: string | null;
	favorite?: boolean | null;
}

/** What can be written of a list (`ListInput`). */
export interface ListInput {
	name?: string;
	description?: string;
	favorite?: boolean;
}

/** The fields that a list has besides its name. */
export const listFields: INodeProperties[] = [
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'What the list is for. Left empty, a stored description stays.',
	},
	{
		displayName: 'Favorite',
		name: 'favorite',
		type: 'boolean',
		default: false,
		description: 'Whether the list is one of the favorites in Constant Contact',
	},
];

/** What a collection of fields says about a list. Empty ones say nothing. */
export function readListInput({ name, description, favorite }: IDataObject): ListInput {
	return {
		...(!isEmpty(name) && { name: toText('Name', name, NAME_LIMIT) }),
		...(!isEmpty(description) && { description: toText('Description', description, Infinity) }),
		...(!isEmpty(favorite) && { favorite: toBoolean('Favorite', favorite) }),
	};
}

/**
 * The body of a PUT, which needs `name` and `favorite` and resets what it leaves out: what is stored,
 * and the change.
 */
export function mergeList({ name, description, favorite }: StoredList, change: ListInput) {
	return {
		name,
		...(!isEmpty(description) && { description }),
		favorite: favorite ?? false,
		...change,
	};
}
