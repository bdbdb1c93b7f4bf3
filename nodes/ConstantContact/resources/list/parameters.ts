import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isEmpty } from '../../input/values';
import { NAME_LIMIT } from '../../parameters/name-limit';
import { choice, flag, nameText, text } from '../../parameters/parameter';

/** A list as Constant Contact returns it; only what the node reads. */
export interface StoredList extends IDataObject {
	list_id: string;
	name: string;
	description?: string | null;
	favorite?: boolean | null;
}

const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Newsletter',
	description: 'The new name, which no other list may have',
};

export const newName = nameText(nameField, NAME_LIMIT);

export const name = nameText(
	{
		...nameField,
		required: true,
		description: 'A name that no other list has, up to 255 characters',
	},
	NAME_LIMIT,
);

export const nameToFind = text(
	{
		...nameField,
		required: true,
		description: 'Name of the list to create or update. Case does not matter.',
	},
	NAME_LIMIT,
);

export const wholeName = text(
	{ ...nameField, description: 'The whole name of one list' },
	NAME_LIMIT,
);

/** What a list has besides its name (`ListInput`). */
export const details = {
	description: text({
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'What the list is for. Left empty, a stored description stays.',
	}),
	favorite: flag({
		displayName: 'Favorite',
		name: 'favorite',
		type: 'boolean',
		default: false,
		description: 'Whether the list is one of the favorites in Constant Contact',
	}),
};

/** Which contacts to count as members of a list, if any. */
export const memberCount = choice({
	displayName: 'Member Count',
	name: 'memberCount',
	type: 'options',
	default: 'active',
	description: 'Which contacts to count as members of a list',
	options: [
		{ name: 'Active Contacts', value: 'active', description: 'Contacts who can be emailed' },
		{ name: 'All Contacts', value: 'all', description: 'Including those who have unsubscribed' },
	],
});

/**
 * The body of a PUT, which needs `name` and `favorite` and resets what it leaves out: what is stored,
 * and the change.
 */
export function mergeList({ name, description, favorite }: StoredList, change: IDataObject) {
	return {
		name,
		...(!isEmpty(description) && { description }),
		favorite: favorite ?? false,
		...change,
	};
}
